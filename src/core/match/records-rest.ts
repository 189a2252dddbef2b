import type { Narrative } from '../exchange.ts'
import type { Cell } from '../grid.ts'
import { narrativeLabel } from '../narrative-label.ts'
import type { Item } from '../plan.ts'
import { formatRecordLine } from '../record-line.ts'
import type { Source } from '../source.ts'
import { cleanLine } from '../text-fold.ts'
import { withheldText } from '../withhold.ts'
import { indexHeadings } from './records-heading.ts'
import type { RecordsReading } from './records-reading.ts'
import type { RecordTableFound } from './records-tables.ts'

/**
 * Keeps what a row says beyond its statements (その他の列): one note a row, a line a column 「見出し: 値」. Its source is the row as a line of CSV in
 * which the cells that a statement holds are empty, so that statements and rests together are the file. Returns how to read a row.
 */
export function startRest(reading: RecordsReading, found: RecordTableFound) {
  const { rest } = found.plan.table
  const field = reading.scheme.sheet.flatMap(({ fields }) => fields).find(({ key }) => key === rest?.field)
  if (field?.type !== 'narratives') return (_: number, read: () => Item | undefined) => void read()
  const label = narrativeLabel(reading.scheme, field)
  const told = { role: field.role, ...(label === undefined ? {} : { label }) }
  const headings = found.header.columns.map(({ path }) => cleanLine(path.join(' ')))
  const said = saidElsewhere(reading, found)
  return (row: number, read: () => Item | undefined): void => {
    const before = listsOf(reading).map(({ length }) => length)
    const item = read()
    if (item) keepRest(reading, found, { told, headings, said, item, row, before })
  }
}

/** The row of headings as a line of CSV, where its table is to be written back. */
export function readHeads(found: RecordTableFound[]): Source[] {
  return found.flatMap(({ plan, table, header }) => {
    if (!plan.table.rest) return []
    const cells = header.columns.map(({ col }) => table.at(header.bottom, col)?.text ?? '')
    return [{ locator: header.columns[0]?.locator ?? '', text: formatRecordLine(cells) }]
  })
}

interface RestOfRow {
  /** Role and heading of its note. */
  told: Pick<Narrative, 'role' | 'label'>
  /** Of every column, in one line. */
  headings: string[]
  /** Columns whose words are said otherwise: of the item, or beside a figure. */
  said: ReadonlySet<number>
  item: Item
  row: number
  /** How many statements there were before the row was read. */
  before: number[]
}

function keepRest(reading: RecordsReading, { table, header }: RecordTableFound, rest: RestOfRow): void {
  const { told, headings, said, item, row, before } = rest
  const held = new Map(
    listsOf(reading).flatMap((list, nth) =>
      list.slice(before[nth]).flatMap(({ source: at }) => (at ? [[at.locator, at.text]] : [])),
    ),
  )
  const record: string[] = []
  const lines: string[] = []
  const identity: string[] = []
  let first: Cell | undefined
  for (const [nth, { col }] of header.columns.entries()) {
    const cell = table.at(row, col)
    const text = cell?.row === row && cell.col === col ? cell.text : ''
    if (cell && text !== '') first ??= cell
    const isHeld = cell !== undefined && held.get(cell.locator) === text
    record.push(isHeld ? '' : text)
    if (isHeld || text === '' || text === withheldText) continue
    const line = `${headings[nth]}: ${/^[!-~]+$/.test(text) ? text : cleanLine(text)}`
    if (said.has(col)) identity.push(line)
    else lines.push(line)
  }
  if (!first) return
  reading.narratives.push({
    item: item.id,
    ...told,
    text: (lines.length > 0 ? lines : identity).join('\n'),
    source: { locator: first.locator, text: formatRecordLine(record) },
  })
}

const listsOf = ({ narratives, budgets, evaluations, observations }: RecordsReading) => [
  narratives,
  budgets,
  evaluations,
  observations,
]

/** Columns of the item itself, of the year and the part of a figure, of reasons, and what the scheme sets aside. */
function saidElsewhere({ scheme }: RecordsReading, { plan, columns, header, amounts }: RecordTableFound): Set<number> {
  const { table, items, fields } = plan
  const aside = indexHeadings(scheme.otherLabels ?? [])
  const headings = [
    ...[table.key, table.of, table.year],
    ...items.flatMap(({ title, codes, start }) => [title, ...codes, start]),
    ...fields.flatMap((one) => (one.field.type === 'narratives' ? [] : one.field.type === 'grade' ? [one.reason] : one.headings)),
    ...amounts.flatMap(({ plan: { part } }) => (part && 'column' in part ? [part.column].flat() : [])),
  ]
  const under = headings.flatMap((heading) => columns.under(heading)).map(({ col }) => col)
  const others = header.columns.filter(({ path }) => aside.find(path.join('')).length > 0).map(({ col }) => col)
  return new Set([...under, ...others])
}
