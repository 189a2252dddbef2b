import type { Cell } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import { foldText } from '../text-fold.ts'
import type { GridColumn } from './grid-column.ts'
import type { GridLine } from './grid-lines.ts'
import { close, openItems, openTree, type Tree } from './grid-tree.ts'
import { readGradeLegend } from './legend.ts'

/** The items in which a line stands: from the root down, as far as it is one each; the last is its own (所属する項目). */
export interface LineItems {
  line: GridLine
  chain: Item[]
  /** Items that open in this line. */
  opened: Item[]
}

/** The plan's tree of a grid: merged and carried-down labels speak for every line that they cover. */
export interface GridItems {
  items: Item[]
  lines: LineItems[]
}

/** Makes items of the label columns and bands, line by line. */
export function placeGridItems(lines: GridLine[], scheme: Scheme): GridItems {
  const tree = openTree(scheme)
  const placed = lines.map((line): LineItems => {
    const before = tree.items.length
    if (line.band) openBand(tree, line.band, line)
    const columns = line.columns.filter((column) => column.kind === 'item')
    for (const column of columns) openColumn(tree, column, columns, line)
    return { line, chain: chainOf(tree, columns), opened: tree.items.slice(before) }
  })
  return { items: tree.items, lines: placed }
}

type ItemColumn = GridColumn & { kind: 'item' }

const labelIn = (line: GridLine, column: GridColumn) => line.cells.get(column)?.find(({ text }) => text.trim() !== '')

function openColumn(tree: Tree, column: ItemColumn, columns: ItemColumn[], line: GridLine): void {
  const cell = labelIn(line, column)
  if (!cell || tree.cells.get(column.depth) === cell || isLegend(cell.text, tree.scheme)) return
  tree.cells.set(column.depth, cell)
  const right = new Set(columns.slice(columns.indexOf(column)).map(({ depth }) => depth))
  const items = openItems(tree, cell, column.depth, right)
  const before = tree.current.get(column.depth) ?? []
  tree.current.set(column.depth, items)
  if (items.length === before.length && items.every((item, nth) => item === before[nth])) return
  columns.forEach((other, nth) => {
    if (other.depth > column.depth && (nth > columns.indexOf(column) || !labelIn(line, other))) close(tree, other.depth)
  })
}

/** A：順調 B：遅れ under the list: its legend, and no item. */
const isLegend = (text: string, { grades }: Scheme): boolean => text.length < 600 && readGradeLegend(text, grades) !== undefined

/** A row across the grid opens an item of the first level that has no column of its own. */
function openBand(tree: Tree, cell: Cell, line: GridLine): void {
  const { levels } = tree.scheme
  const inColumns = new Set(line.columns.flatMap((column) => (column.kind === 'item' ? [column.depth] : [])))
  const free = levels.flatMap((level, depth) => (inColumns.has(depth) ? [] : [{ level, depth }]))
  const named = free.find(({ level }) => foldText(cell.text).startsWith(foldText(level.label)))
  const above = free.filter(({ depth }) => [...inColumns].every((other) => other > depth))
  const depth = (named ?? above.at(-1))?.depth
  if (depth === undefined) return
  tree.current.set(depth, openItems(tree, cell, depth))
  for (const other of [...tree.current.keys()]) if (other > depth) close(tree, other)
}

/** From the root down to the first level at which several stand, lists beside the chain (a deeper level to the left) left out. */
function chainOf({ current }: Tree, columns: ItemColumn[]): Item[] {
  const aside = new Set(
    columns.flatMap(({ depth }, nth) => (columns.slice(nth + 1).some((right) => right.depth < depth) ? [depth] : [])),
  )
  const chain: Item[] = []
  for (const depth of [...current.keys()].sort((a, b) => a - b)) {
    const items = current.get(depth) ?? []
    if (aside.has(depth) || items.length === 0) continue
    if (items.length > 1) break
    chain.push(items[0] as Item)
  }
  return chain
}
