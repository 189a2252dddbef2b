import type { Evaluation, GradeMeaning, Narrative } from '../exchange.ts'
import { finding } from '../finding.ts'
import { parseWordedGrades } from '../grade.ts'
import { parseMissing } from '../missing.ts'
import { cleanText } from '../text-fold.ts'
import { type FormCell, isBlank, shareColumns, shareRows } from './form-cell.ts'
import { type FormReading, hasPart, slotsOf, sourceOf, wordsOf, yearIn } from './form-reading.ts'
import { blocksOf } from './form-words.ts'
import { readGradeLegend } from './legend.ts'
import { isNavigation } from './navigation.ts'

/** Evaluations (評価) of the evaluated item by year; the reason goes to the evaluated year's. Without a grade there it is a note. */
export function readGrades(reading: FormReading): { evaluations: Evaluation[]; narratives: Narrative[] } {
  const slots = slotsOf(reading, 'grade')
  const years = slots.filter((slot) => hasPart(slot, 'year')).flatMap(wordsOf)
  const letters = slots.filter((slot) => hasPart(slot, 'value')).flatMap(wordsOf)
  const evaluations = letters.flatMap((cell) => readLetter(reading, cell, years))
  const reasons = slots
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

function readLetter(reading: FormReading, cell: FormCell, years: FormCell[]): Evaluation[] {
  const parsed = parseWordedGrades(cell.text, reading.scheme)
  if (!parsed) {
    if (parseMissing(cell.text) === undefined)
      reading.findings.push(
        finding('grade-unreadable', { text: cleanText(cell.text) }, { subject: reading.item.id, source: sourceOf(cell) }),
      )
    return []
  }
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
