import { parseFiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Item } from '../plan.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import { unitEnd } from './form-units.ts'
import { type RecordRow, readRowAmounts } from './records-amounts.ts'
import { readRowIndicators } from './records-indicators.ts'
import { type Carried, readRowItems } from './records-item.ts'
import { note, type RecordSubject, type RecordsReading } from './records-reading.ts'
import { startRest } from './records-rest.ts'
import type { RecordTableFound } from './records-tables.ts'
import { isTotalName } from './records-total.ts'
import { readRowWords } from './records-words.ts'

/** What the rows above say for those below. */
interface Above {
  carried: Carried
  /** A section (部局・課) that heads the rows below it. */
  units: string[]
}

/** Reads a table of records row by row: what is a heading again, a total or a remark is no programme. */
export function readRows(reading: RecordsReading, found: RecordTableFound): void {
  const { table, header } = found
  const above: Above = { carried: new Map(), units: [] }
  const totals: Cell[] = []
  const withRest = startRest(reading, found)
  for (let row = header.bottom + 1; row < table.rowCount; row++) {
    if (table.isBlank(row) || isHeaderAgain(found, row)) continue
    const total = totalCell(found, row)
    if (total) totals.push(total)
    else if (!isGroupHeading(reading, found, row, above)) withRest(row, () => readRow(reading, found, row, above))
  }
  const [first] = totals
  if (first) note(reading, 'totals-left-out', { count: totals.length, first: cleanLine(first.text) }, { cell: first })
}

function readRow(reading: RecordsReading, found: RecordTableFound, row: number, above: Above): Item | undefined {
  const { plan, table, columns } = found
  const subject = plan.table.of === undefined ? ownSubject(reading, found, row, above) : namedSubject(reading, found, row)
  if (!subject) return undefined
  const { item } = subject
  if (plan.table.lists) reading.listed.add(item.id)
  const at: RecordRow = { table, columns, row, fiscalYear: yearOfRow(reading, found, row) }
  readRowWords(reading, at, item, plan.fields)
  if (item.units === undefined && above.units.length > 0) item.units = above.units
  readRowAmounts(reading, at, item, found.amounts, subject.isAgain === true)
  const told = readRowIndicators(reading, at, subject, found.indicators)
  const key = columns.first(plan.table.key)
  if (key) reading.subjects.set(table.textAt(row, key.col), { ...subject, ...told })
  return item
}

/** The row's own programme, or the one that is open above it, where this row tells more of it. */
function ownSubject(reading: RecordsReading, found: RecordTableFound, row: number, above: Above): RecordSubject | undefined {
  const { table } = found
  const told = readRowItems(reading, found, row, above.carried)
  if (told) return { item: told.item, ...(told.isAgain ? { isAgain: true } : {}) }
  const cells = Array.from({ length: table.colCount }, (_, col) => table.at(row, col)).filter(
    (cell) => cell !== undefined && cell.row === row && cell.text.trim() !== '',
  )
  const [first] = cells
  const known = cells.filter((cell) => cell && found.header.columns[cell.col]?.hits.length)
  const words = cells.map((cell) => cleanLine(cell?.text ?? '')).join(' ')
  if (first && known.length > 0) note(reading, 'row-without-item', { words: words.slice(0, 60) }, { cell: first })
  return undefined
}

/** The row of another table that this one names. */
function namedSubject(
  reading: RecordsReading,
  { plan, table, columns }: RecordTableFound,
  row: number,
): RecordSubject | undefined {
  const column = columns.first(plan.table.of)
  const cell = column && table.at(row, column.col)
  const key = cell?.text.trim() ?? ''
  const subject = reading.subjects.get(key)
  if (!subject && cell) note(reading, 'record-unknown', { place: table.grid.place, key }, { cell })
  return subject
}

function yearOfRow(reading: RecordsReading, { plan, table, columns, fiscalYear }: RecordTableFound, row: number) {
  const own = plan.fields.find(({ field }) => field.type === 'fiscalYear')?.headings[0]
  const near = reading.fiscalYear ?? fiscalYear
  for (const heading of [plan.table.year, own]) {
    const column = columns.first(heading)
    const year = column && parseFiscalYear(cleanLine(table.textAt(row, column.col)), { near })
    if (year !== undefined) return year
  }
  return fiscalYear
}

/** The headings once more, as on each printed page. */
function isHeaderAgain({ table, header }: RecordTableFound, row: number): boolean {
  let same = 0
  for (const { col, path } of header.columns) {
    const text = table.textAt(row, col)
    if (text === '') continue
    if (!path.includes(text)) return false
    same++
  }
  return same >= 2
}

/** The cell that makes the row a total: the name where a programme's would be, or the row's first words where it has no name. */
function totalCell({ plan, table, columns }: RecordTableFound, row: number): Cell | undefined {
  const titles = plan.items.flatMap(({ title, codes }) => [title, ...codes]).flatMap((heading) => columns.first(heading) ?? [])
  const named = titles.map(({ col }) => table.at(row, col)).filter((cell) => cell && cell.row === row && cell.text.trim() !== '')
  const programme = columns.first(plan.items.at(-1)?.title)
  const own = programme && table.at(row, programme.col)
  if (own && own.row === row && own.text.trim() !== '' && !isTotalName(own.text)) {
    return named[0] && named[0] !== own && isTotalName(named[0].text) && /計/.test(own.text) ? named[0] : undefined
  }
  const total = named.find((cell) => cell && isTotalName(cell.text))
  if (total) return total
  for (let col = 0; col < table.colCount; col++) {
    const cell = table.at(row, col)
    if (!cell || cell.text.trim() === '') continue
    return cell.row === row && isTotalName(cell.text) ? cell : undefined
  }
  return undefined
}

/** A row of one cell is no programme in a table of several columns: it heads the rows below (a section, an item above) or is a remark. */
function isGroupHeading(reading: RecordsReading, { plan, table, header }: RecordTableFound, row: number, above: Above): boolean {
  if (plan.table.of !== undefined || header.score < 3) return false
  let only: Cell | undefined
  for (let col = 0; col < table.colCount; col++) {
    const cell = table.at(row, col)
    if (!cell || cell.text.trim() === '' || cell === only) continue
    if (only || cell.row !== row) return false
    only = cell
  }
  const indicatorNames = plan.indicators.map(({ name }) => name)
  if (!only || header.columns[only.col]?.hits.some(({ heading }) => indicatorNames.includes(heading))) return false
  const words = cleanText(only.text).replace(/^[【<〈■□●○◆◇★☆▼▽\s]+|[】>〉\s]+$/g, '')
  if (unitEnd.test(words) && words.length <= 30) above.units = [words]
  else note(reading, 'row-without-item', { words: words.slice(0, 60) }, { cell: only })
  return true
}
