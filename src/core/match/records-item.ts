import { parseFiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { SchemeLevel } from '../scheme.ts'
import { cleanLine, cleanText, foldText } from '../text-fold.ts'
import type { RecordColumns } from './records-columns.ts'
import type { RecordGrid } from './records-grid.ts'
import type { ItemPlan, RecordPlan } from './records-plan.ts'
import { note, type RecordsReading, sourceAt } from './records-reading.ts'
import { readTitle } from './title-marks.ts'

/** The items that the rows above have told, by key of their level: what a blank cell goes on with. */
export type Carried = Map<string, Item>

/** What a row says of whose it is. */
export interface ToldRow {
  item: Item
  /** Its title stands in this row, rather than in one above. */
  isOwn: boolean
  /** The row lists again what stands elsewhere (再掲). */
  isAgain: boolean
}

/** Reads the items of a row, from the root down to the evaluated one; `undefined` where the row names none and none is open above it. */
export function readRowItems(
  reading: RecordsReading,
  { plan, columns, table }: { plan: RecordPlan; columns: RecordColumns; table: RecordGrid },
  row: number,
  carried: Carried,
): ToldRow | undefined {
  const key = columns.first(plan.table.key)
  const rowKey = key && (table.textAt(row, key.col) || undefined)
  let parent: Item | undefined
  for (const [depth, one] of plan.items.entries()) {
    const isEvaluated = depth === plan.items.length - 1
    const cell = cellOf(table, columns, one, row)
    const code = readCode(table, columns, one, row, parent)
    const before = carried.get(one.level.key)
    if (cell === undefined && (code === undefined || before?.code === code)) {
      const goesOn = before !== undefined && (before.parent === parent?.id || parent === undefined)
      if (isEvaluated) return goesOn ? { item: before, isOwn: false, isAgain: false } : undefined
      if (goesOn) parent = before
      continue
    }
    const { numbered, ...titled } = readItem(reading, one, cell, code)
    const told = { ...titled, ...startOf(reading, table, columns, one, row) }
    if (told.title === '' && isEvaluated) return undefined
    if (told.title === '') continue
    const kept = reading.registry.keep({
      level: one.level,
      isEvaluated,
      parent,
      item: told,
      numbered,
      key: isEvaluated ? rowKey : undefined,
    })
    noteVariant(reading, one.level, kept.item, told.title, cell)
    relist(kept.item, parent, kept.isNew)
    if (before !== kept.item) for (const lower of plan.items.slice(depth + 1)) carried.delete(lower.level.key)
    carried.set(one.level.key, kept.item)
    if (isEvaluated) return { item: kept.item, isOwn: true, isAgain: !kept.isNew && told.marks?.includes('再掲') === true }
    parent = kept.item
  }
  return undefined
}

/** The title's cell where its words begin in this row; a merged cell speaks again for a row only through what is carried. */
function cellOf(table: RecordGrid, columns: RecordColumns, { title }: ItemPlan, row: number): Cell | undefined {
  const column = columns.first(title)
  const cell = column && table.at(row, column.col)
  return cell && cell.row === row && cell.text.trim() !== '' ? cell : undefined
}

function readCode(
  table: RecordGrid,
  columns: RecordColumns,
  { codes, joined }: ItemPlan,
  row: number,
  parent: Item | undefined,
): string | undefined {
  const digits = codes
    .map((code) => columns.first(code))
    .map((column) => (column ? cleanLine(table.textAt(row, column.col)) : ''))
  const written = digits.filter((piece) => piece !== '')
  const code = written.join(written.every((piece) => /^\d{1,2}$/.test(piece)) ? '' : '-')
  if (code === '' || /^[-‐－―–—]+$/.test(code)) return undefined
  return joined && parent?.code !== undefined ? parent.code + code : code
}

type ToldFields = Omit<Item, 'id' | 'parent' | 'level' | 'levelLabel' | 'order'>

function readItem(
  reading: RecordsReading,
  { level }: ItemPlan,
  cell: Cell | undefined,
  code: string | undefined,
): ToldFields & { numbered: boolean } {
  const written = cell?.text ?? ''
  const coded = codeInTitle(level, written)
  const { code: before, ...title } = readTitle(cleanLine(coded?.title ?? written), reading.scheme.titleMarks)
  const own = code ?? coded?.code ?? before
  const numbered = own !== undefined && code === undefined && coded === undefined
  return { ...title, ...(own === undefined ? {} : { code: own }), ...(cell ? { source: sourceAt(cell) } : {}), numbered }
}

function codeInTitle({ code }: SchemeLevel, written: string): { code: string; title: string } | undefined {
  if (code === undefined) return undefined
  const found = new RegExp(`^(${code})(?![\\d-])[\\s:：.．]*([\\s\\S]+)$`).exec(cleanText(written))
  return found ? { code: found[1] as string, title: found.at(-1) as string } : undefined
}

function startOf(
  reading: RecordsReading,
  table: RecordGrid,
  columns: RecordColumns,
  { start }: ItemPlan,
  row: number,
): { startFiscalYear?: number } {
  const column = columns.first(start)
  const year = column && parseFiscalYear(cleanLine(table.textAt(row, column.col)), { near: reading.fiscalYear })
  return year === undefined || year < 1868 ? {} : { startFiscalYear: year }
}

/** One code, two titles: the first stands, the other is said once. */
function noteVariant(reading: RecordsReading, level: SchemeLevel, item: Item, title: string, cell: Cell | undefined): void {
  const pair = `${item.id} ${foldText(title)}`
  if (foldText(item.title) === foldText(title) || reading.said.has(pair)) return
  reading.said.add(pair)
  note(
    reading,
    'title-differs',
    { level: level.label, code: item.code ?? '', title: item.title, other: title },
    { subject: item.id, cell },
  )
}

/** A programme under a second parent is listed there again (再掲). */
function relist(item: Item, parent: Item | undefined, isNew: boolean): void {
  if (isNew || parent === undefined || item.parent === undefined || item.parent === parent.id) return
  item.relistedUnder = [...new Set([...(item.relistedUnder ?? []), parent.id])]
}
