import type { Evaluation, GradeMeaning, Narrative } from '../exchange.ts'
import { finding } from '../finding.ts'
import { type GradeRules, readGradeWords, rulesOf, withoutScope } from '../grade-choice.ts'
import { parseMissing } from '../missing.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanText } from '../text-fold.ts'
import { type FormCell, isBlank, shareColumns, shareRows } from './form-cell.ts'
import { type FormReading, hasPart, slotsOf, sourceOf, wordsOf, yearIn } from './form-reading.ts'
import type { Slot } from './form-slots.ts'
import { blocksOf } from './form-words.ts'
import { readGradeLegend } from './legend.ts'
import { isNavigation } from './navigation.ts'

type GradeSlot = Slot & { field: SchemeField & { type: 'grade' } }

/**
 * Evaluations (評価) of the evaluated item by year, one for each field; the reason goes to the evaluated year's. Without a grade there it
 * is a note.
 */
export function readGrades(reading: FormReading): { evaluations: Evaluation[]; narratives: Narrative[] } {
  const slots = slotsOf(reading, 'grade')
  const fields = [...new Set(slots.filter((slot) => slot.label.label?.of.part !== 'reason').map(({ field }) => field))]
  const evaluations: Evaluation[] = []
  const narratives: Narrative[] = []
  for (const field of fields) {
    const own = slots.filter((slot) => slot.field === field && slot.label.label?.of.part !== 'reason')
    const read = readField(reading, own, [...own, ...sharedReasons(slots, own)])
    evaluations.push(...read.evaluations)
    narratives.push(...read.narratives.filter(({ text }) => narratives.every((one) => one.text !== text)))
  }
  return { evaluations, narratives }
}

/**
 * Slots of the reason that has a label of its own: the next such label after a grade speaks for it, with what stands before that label
 * beside other grades (in copied text a label stands in the middle of its words).
 */
function sharedReasons(slots: GradeSlot[], own: GradeSlot[]): GradeSlot[] {
  const [first] = own
  if (first?.field.reason === undefined) return []
  const next = slots
    .filter((slot) => slot.label.label?.of.part === 'reason' && isAfter(slot.label, first.label))
    .sort((a, b) => (isAfter(a.label, b.label) ? 1 : -1))[0]
  if (!next) return []
  const between = slots.filter(
    (slot) => hasPart(slot, 'reason') && slot !== next && isAfter(slot.label, first.label) && isAfter(next.label, slot.label),
  )
  return [...between, next]
}

const isAfter = (a: FormCell, b: FormCell) => a.grid - b.grid > 0 || (a.grid === b.grid && (a.row - b.row || a.col - b.col) > 0)

function readField(
  reading: FormReading,
  own: GradeSlot[],
  withReasons: GradeSlot[],
): { evaluations: Evaluation[]; narratives: Narrative[] } {
  const years = own.filter((slot) => hasPart(slot, 'year')).flatMap(wordsOf)
  const rules = rulesOf(reading.scheme, (own[0] as GradeSlot).field)
  const letters = own.filter((slot) => hasPart(slot, 'value')).flatMap(wordsOf)
  const evaluator: Evaluation['evaluator'] = (own[0] as GradeSlot).field.evaluator ?? 'self'
  const evaluations = letters.flatMap((cell) => readLetter(reading, rules, cell, years)).map((one) => ({ ...one, evaluator }))
  const reasons = withReasons
    .filter((slot) => hasPart(slot, 'reason'))
    .flatMap(wordsOf)
    .filter((cell) => isReason(cell, reading))
  const blocks = blocksOf(reasons, reading.scheme.blocks)
  const comment = blocks.map(({ block }) => block.text).join('\n')
  const evaluated = evaluations.find(({ fiscalYear }) => fiscalYear === reading.fiscalYear)
  if (comment === '' || parseMissing(comment) !== undefined) return { evaluations, narratives: [] }
  if (evaluated) return { evaluations: evaluations.map((one) => (one === evaluated ? { ...one, comment } : one)), narratives: [] }
  const note: Narrative = {
    item: reading.item.id,
    role: 'note',
    text: comment,
    ...(blocks[0] ? { source: sourceOf(blocks[0].source) } : {}),
  }
  reading.findings.push(finding('reason-without-grade', {}, { subject: reading.item.id, source: note.source }))
  return { evaluations, narratives: [note] }
}

function readLetter(reading: FormReading, rules: GradeRules, cell: FormCell, years: FormCell[]): Evaluation[] {
  const within = readGradeWords(cell.text, rules)
  const parsed = within ?? readGradeWords(cell.text, withoutScope(rules))
  if (!within && parseMissing(cell.text) === undefined) {
    const at = { subject: reading.item.id, source: sourceOf(cell) }
    reading.findings.push(finding(parsed ? 'grade-off-scope' : 'grade-unreadable', { text: cleanText(cell.text) }, at))
  }
  if (!parsed) return []
  const head =
    years.find((year) => shareColumns(year, cell) && year.row < cell.row) ??
    years.find((year) => shareRows(year, cell) && year.col < cell.col)
  const fiscalYear = head ? yearIn(head.text, reading.fiscalYear) : reading.fiscalYear
  if (fiscalYear === undefined) return []
  return [
    {
      item: reading.item.id,
      fiscalYear,
      stage: reading.stage,
      evaluator: 'self',
      grades: parsed.grades,
      ...(parsed.forecast ? { forecast: true } : {}),
      source: sourceOf(cell),
    },
  ]
}

function isReason(cell: FormCell, { scheme }: FormReading): boolean {
  return !isBlank(cell) && !readGradeLegend(cell.text, scheme.grades) && !isNavigation(cell.text)
}

/** The paper's own legend of grades: the first row or line that is one. */
export function findGradeLegend(rows: string[], reading: Pick<FormReading, 'scheme'>): GradeMeaning[] {
  for (const row of rows) {
    const legend = row.length > 600 ? undefined : readGradeLegend(row, reading.scheme.grades)
    if (legend) return legend
  }
  return []
}
