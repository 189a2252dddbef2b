import type { Cell } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Item } from '../plan.ts'
import type { Scheme, SchemeLevel } from '../scheme.ts'
import { foldText } from '../text-fold.ts'
import { cutTitles, readItemTitle } from './grid-titles.ts'
import { sourceOf } from './rows-draft.ts'

/** The plan's tree while its lines are read: what stands open at each level (計画の体系). */
export interface Tree {
  scheme: Scheme
  items: Item[]
  byKey: Map<string, Item>
  byTitle: Map<string, Item>
  counts: Map<string, number>
  /** What stands now, by depth. */
  current: Map<number, Item[]>
  cells: Map<number, Cell>
}

/** No item read yet. */
export function openTree(scheme: Scheme): Tree {
  return { scheme, items: [], byKey: new Map(), byTitle: new Map(), counts: new Map(), current: new Map(), cells: new Map() }
}

/** Ends what stands at a level. */
export function close(tree: Tree, depth: number): void {
  tree.current.delete(depth)
  tree.cells.delete(depth)
}

/** Opens the items of a label cell, each once. `right`: levels whose labels stand further right; they are no parents of this one. */
export function openItems(tree: Tree, cell: Cell, depth: number, right = new Set<number>()): Item[] {
  const level = tree.scheme.levels[depth]
  // A dash says that nothing of this level stands here.
  if (!level || parseMissing(cell.text) === 'dash') return []
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
