import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import { makeItem } from './rows-make-item.ts'
import type { ItemRows } from './rows-table.ts'
import { readTitle, type TitleReading } from './title-marks.ts'

/** An item in the plan's tree, with the rows under it. */
export interface PlacedItem {
  item: Item
  rows: ItemRows['rows']
  /** Rows of which its amounts alone are read: 合計; `relisted`: 再掲, 小計, never added up again. */
  sums: { rows: ItemRows['rows']; relisted: boolean }[]
}

/** The items of a table, and its rows that sum up items of which none is the parent of all. */
export interface PlacedRows {
  placed: PlacedItem[]
  totals: ItemRows[]
}

interface Tree {
  scheme: Scheme
  evaluated: number
  placed: PlacedItem[]
  byTitle: Map<string, PlacedItem>
  /** By the title alone. */
  byName: Map<string, PlacedItem>
  /** The item that is open at each depth. */
  open: Map<number, PlacedItem>
  counts: Map<string, number>
  totals: ItemRows[]
}

/**
 * Makes items of the rows that stand across the table, and of columns of titles. An item with rows is of the evaluated level; one without,
 * right before another, is of the level above where the scheme has one. The same title again (改ページ, 続き) is the same item.
 */
export function placeItems(found: ItemRows[], scheme: Scheme): PlacedRows {
  const evaluated = scheme.levels.findIndex(({ key }) => key === scheme.evaluates)
  const read = found.map((one) => ({ one, reading: readTitle(one.cell.text.replace(/\n/g, ''), scheme.titleMarks) }))
  const listed = new Set(read.filter(({ reading }) => !isAgain(reading)).map(({ reading }) => plainOf(reading)))
  const tree: Tree = {
    scheme,
    evaluated,
    placed: [],
    byTitle: new Map(),
    byName: new Map(),
    open: new Map(),
    counts: new Map(),
    totals: [],
  }
  const lastItem = read.findLastIndex(({ one }) => !one.total)
  const later: { place: () => void }[] = []
  for (const [nth, { one, reading }] of read.entries()) {
    if (one.total) placeTotal(tree, one, nth >= lastItem)
    else if (isAgain(reading) && listed.has(plainOf(reading))) {
      const parent = parentAt(tree, one.depth ?? evaluated)
      later.push({ place: () => listAgain(tree, one, reading, parent) })
    } else placeItem(tree, one, reading, nth === read.length - 1)
  }
  for (const { place } of later) place()
  return { placed: tree.placed, totals: tree.totals }
}

/** (続き) after a title. */
const goesOn = /\s{0,4}[(（【]?(?:続き|つづき|再掲)[)）】]?$/

const plainOf = ({ title }: TitleReading) => title.replace(goesOn, '')
const isAgain = ({ title, marks }: TitleReading) => marks?.includes('再掲') === true || /[(（【]再掲[)）】]$/.test(title)

const parentAt = ({ open }: Tree, depth: number): PlacedItem | undefined =>
  [...open.entries()].filter(([at]) => at < depth).sort(([a], [b]) => b - a)[0]?.[1]

/** An item that the paper lists a second time, under another parent. */
function listAgain(tree: Tree, { rows }: ItemRows, reading: TitleReading, parent: PlacedItem | undefined): void {
  const known = tree.byName.get(plainOf(reading))
  if (!known) return
  known.sums.push({ rows, relisted: true })
  if (parent && parent.item.id !== known.item.parent)
    known.item.relistedUnder = [...new Set([...(known.item.relistedUnder ?? []), parent.item.id])]
}

/** 小計 is of the group that is open; 合計 at the end of the one item that all others stand under, else of none. */
function placeTotal(tree: Tree, one: ItemRows, last: boolean): void {
  const roots = tree.placed.filter(({ item }) => item.parent === undefined)
  const [root] = roots
  const grand = last && /[合総]\s*計/.test(one.cell.text)
  if (grand && root && roots.length === 1 && tree.placed.length > 1) root.sums.push({ rows: one.rows, relisted: false })
  else if (grand || tree.evaluated < 1) tree.totals.push(one)
  else {
    const group = parentAt(tree, tree.evaluated)
    if (group) group.sums.push({ rows: one.rows, relisted: true })
    else tree.totals.push(one)
  }
}

function placeItem(tree: Tree, { cell, rows, depth: told }: ItemRows, reading: TitleReading, last: boolean): void {
  const { scheme, evaluated, open } = tree
  const keyAt = (at: number | undefined) =>
    `${at === undefined ? '' : `${at} ${parentAt(tree, at)?.item.id ?? ''}`} ${reading.code ?? ''} ${plainOf(reading)}`
  const again = tree.byTitle.get(keyAt(told))
  if (again) {
    again.rows.push(...rows)
    if (told !== undefined) openAt(open, told, again)
    return
  }
  const depth = told ?? depthOf(reading, rows.length > 0 || last, scheme.levels, evaluated)
  const level = scheme.levels[depth]
  if (!level) return
  const parent = parentAt(tree, depth)?.item.id
  const item = makeItem(reading, level, { cell, parent, evaluated: depth === evaluated }, tree.counts)
  const one: PlacedItem = { item, rows: [...rows], sums: [] }
  tree.placed.push(one)
  if (!tree.byName.has(plainOf(reading))) tree.byName.set(plainOf(reading), one)
  tree.byTitle.set(keyAt(told), one)
  openAt(open, depth, one)
}

function openAt(open: Map<number, PlacedItem>, depth: number, one: PlacedItem): void {
  for (const at of open.keys()) if (at >= depth) open.delete(at)
  open.set(depth, one)
}

function depthOf(reading: TitleReading, hasRows: boolean, levels: SchemeLevel[], evaluated: number): number {
  const coded = levels.findIndex(
    ({ code }) => code !== undefined && reading.code !== undefined && new RegExp(`^(?:${code})$`, 'u').test(reading.code),
  )
  if (coded >= 0) return coded
  return hasRows || evaluated <= 0 ? evaluated : evaluated - 1
}
