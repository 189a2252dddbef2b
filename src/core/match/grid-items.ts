import type { Cell } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import { foldText } from '../text-fold.ts'
import type { GridColumn } from './grid-column.ts'
import type { GridLine } from './grid-lines.ts'
import { cutTitles, readItemTitle } from './grid-titles.ts'
import { sourceOf } from './rows-draft.ts'

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

interface Tree {
  scheme: Scheme
  items: Item[]
  byKey: Map<string, Item>
  byTitle: Map<string, Item>
  counts: Map<string, number>
  /** What stands now, by depth. */
  current: Map<number, Item[]>
  cells: Map<number, Cell>
}

/** Makes items of the label columns and bands, line by line. */
export function placeGridItems(lines: GridLine[], scheme: Scheme): GridItems {
  const tree: Tree = {
    scheme,
    items: [],
    byKey: new Map(),
    byTitle: new Map(),
    counts: new Map(),
    current: new Map(),
    cells: new Map(),
  }
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
  if (!cell || tree.cells.get(column.depth) === cell) return
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

function close(tree: Tree, depth: number): void {
  tree.current.delete(depth)
  tree.cells.delete(depth)
}

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

/** `right`: levels whose labels stand further right; they are no parents of this one. */
function openItems(tree: Tree, cell: Cell, depth: number, right = new Set<number>()): Item[] {
  const level = tree.scheme.levels[depth]
  if (!level) return []
  const titles = cutTitles(cell.text, level)
  const parent = parentAt(tree, depth, right)
  return titles.flatMap((title) => openItem(tree, { title, cell, depth, level, parent }) ?? [])
}

/** The nearest level above at which one item alone stands. */
function parentAt(tree: Tree, depth: number, right: Set<number>): Item | undefined {
  for (let above = depth - 1; above >= 0; above--) {
    const items = right.has(above) ? undefined : tree.current.get(above)
    if (items?.length === 1) return items[0]
  }
  return undefined
}

interface ItemPlace {
  title: string
  cell: Cell
  depth: number
  level: SchemeLevel
  parent: Item | undefined
}

function openItem(tree: Tree, { title, cell, depth, level, parent }: ItemPlace): Item | undefined {
  const reading = readItemTitle(title, level, tree.scheme.titleMarks)
  if (reading.title === '') return undefined
  const name = `${depth}|${foldText(reading.title)}`
  const relisted = reading.marks?.includes('再掲') ? tree.byTitle.get(name) : undefined
  if (relisted) {
    if (parent && relisted.parent !== parent.id)
      relisted.relistedUnder = [...new Set([...(relisted.relistedUnder ?? []), parent.id])]
    return relisted
  }
  const key = `${name}|${parent?.id ?? ''}|${foldText(reading.code ?? '')}`
  const known = tree.byKey.get(key)
  if (known) return known
  const { code, delivery, isNew, marks } = reading
  const item: Item = {
    id: `${level.key}-${String(countUp(tree, level.key)).padStart(2, '0')}`,
    ...(parent ? { parent: parent.id } : {}),
    level: level.level,
    levelLabel: level.label,
    ...(code === undefined ? {} : { code }),
    title: reading.title,
    order: countUp(tree, `${level.key} ${parent?.id ?? ''}`),
    ...(delivery ? { delivery } : {}),
    ...(isNew ? { isNew } : {}),
    ...(marks ? { marks } : {}),
    source: sourceOf(cell, title),
  }
  tree.items.push(item)
  tree.byKey.set(key, item)
  if (!tree.byTitle.has(name)) tree.byTitle.set(name, item)
  return item
}

function countUp({ counts }: Tree, key: string): number {
  const before = counts.get(key)
  const count = before === undefined ? 1 : before + 1
  counts.set(key, count)
  return count
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
