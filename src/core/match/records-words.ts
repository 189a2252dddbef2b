import { parseWordedGrades, scalesOf } from '../grade.ts'
import type { Cell } from '../grid.ts'
import { missingWords, parseMissing } from '../missing.ts'
import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanText } from '../text-fold.ts'
import { splitBlocks } from './blocks.ts'
import { readUnits } from './form-units.ts'
import type { RecordRow } from './records-amounts.ts'
import type { FieldPlan } from './records-plan.ts'
import { note, type RecordsReading, sourceAt } from './records-reading.ts'

/** Words, grades, marks and sections that a row says of its item. */
export function readRowWords(reading: RecordsReading, at: RecordRow, item: Item, fields: FieldPlan[]): void {
  for (const plan of fields) {
    const { field } = plan
    if (field.type === 'narratives') readNarrative(reading, at, item, field, plan)
    else if (field.type === 'grade') readGrade(reading, at, item, field, plan)
    else if (field.type === 'units') addUnits(item, cellsOf(at, plan))
    else if (field.type === 'mark' && cellsOf(at, plan).some(isMarked))
      item.marks = [...new Set([...(item.marks ?? []), field.label])]
  }
}

/** The cells of a field that begin in this row and say anything. */
function cellsOf({ table, columns, row }: RecordRow, { headings }: Pick<FieldPlan, 'headings'>): Cell[] {
  const places = headings.flatMap((heading) => columns.under(heading)).map(({ col }) => table.at(row, col))
  return [...new Set(places)].filter((cell) => cell !== undefined && cell.row === row && cell.text.trim() !== '') as Cell[]
}

function readNarrative(
  reading: RecordsReading,
  at: RecordRow,
  item: Item,
  field: SchemeField & { type: 'narratives' },
  plan: FieldPlan,
): void {
  for (const cell of cellsOf(at, plan)) {
    const reason = cell.text.length > 20 ? undefined : parseMissing(cell.text)
    if (reason !== undefined) {
      if (reason !== 'notApplicable')
        note(reading, 'words-missing', { label: field.label, reason: missingWords[reason] }, { subject: item.id, cell })
      continue
    }
    for (const { text, status } of splitBlocks(cell.text, reading.scheme.blocks))
      reading.narratives.push({
        item: item.id,
        role: field.role,
        ...(plan.label === undefined ? {} : { label: plan.label }),
        text,
        ...(status ? { status } : {}),
        source: sourceAt(cell),
      })
  }
}

function readGrade(
  reading: RecordsReading,
  at: RecordRow,
  item: Item,
  field: SchemeField & { type: 'grade' },
  plan: FieldPlan,
): void {
  const reasons = plan.reason === undefined ? [] : cellsOf(at, { headings: [plan.reason] })
  const comment = reasons.map(({ text }) => cleanText(text)).join('\n')
  const rules = { ...reading.scheme, grades: scalesOf(reading.scheme, field) }
  let graded = false
  for (const column of plan.headings.flatMap((heading) => at.columns.under(heading))) {
    const cell = at.table.at(at.row, column.col)
    if (!cell || cell.row !== at.row || parseMissing(cell.text) !== undefined) continue
    const parsed = parseWordedGrades(cell.text, rules)
    const fiscalYear = column.fiscalYear ?? at.fiscalYear ?? reading.fiscalYear
    if (!parsed)
      note(reading, 'grade-unread', { title: item.title, words: cleanText(cell.text).slice(0, 80) }, { subject: item.id, cell })
    if (!parsed || fiscalYear === undefined) continue
    reading.evaluations.push({
      item: item.id,
      fiscalYear,
      stage: reading.scheme.stage,
      evaluator: 'self',
      grades: parsed.grades,
      ...(parsed.forecast ? { forecast: true } : {}),
      ...(comment === '' || graded ? {} : { comment }),
      source: sourceAt(cell),
    })
    graded = true
  }
  const [reason] = reasons
  if (graded || !reason || parseMissing(comment) !== undefined) return
  reading.narratives.push({ item: item.id, role: 'note', text: comment, source: sourceAt(reason) })
  note(reading, 'reason-without-grade', {}, { subject: item.id, cell: reason })
}

function addUnits(item: Item, cells: Cell[]): void {
  const units = readUnits(cells.map(({ text }) => text))
  if (units.length > 0) item.units = [...new Set([...(item.units ?? []), ...units])]
}

const isMarked = ({ text }: Cell): boolean => /^(?:[○◯〇◎●✓✔レ■☑*1]|有|該当|はい|true)$/i.test(cleanText(text))
