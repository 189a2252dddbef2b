import { finding } from '../finding.ts'
import type { Cell, Grid } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanLine } from '../text-fold.ts'
import { splitBlocks } from './blocks.ts'
import { sourceOf } from './rows-draft.ts'
import { type Amount, readAmount, settleAmounts } from './slides-budget.ts'
import { depthOf, draftOf, levelOf, type SlidesDraft } from './slides-draft.ts'
import { titleKey } from './slides-index.ts'
import { goesOnFromPage } from './slides-list-goes-on.ts'
import type { ListHeader } from './slides-list-header.ts'
import { type ListRow, listRows } from './slides-list-rows.ts'
import { type ItemName, itemsTitled, placeItem, readItemName, rootItem } from './slides-tree.ts'

/** A row with its item, before it is known whether the item is listed for the first time. */
interface Listed {
  row: ListRow
  name: ItemName
  cell: Cell
  parent: Item | undefined
}

/** Reads the rows of a list (事業一覧) under its header: items with the tree above them, their words and amounts. */
export function readList(draft: SlidesDraft, grid: Grid, header: ListHeader): void {
  const rows = listRows(grid, header)
  const amounts: Amount[] = []
  const carried = new Map(draft.list?.above)
  const listed = rows.flatMap((row, nth): Listed[] => {
    const own = ownName(draft, row)
    if (!own && nth === 0 && goesOnFromPage(draft, row.cells)) return []
    if (!own) {
      amounts.push(...amountsOf(draft, row, undefined, false))
      return []
    }
    return [{ row, ...own, parent: placeAbove(draft, row, own.cell, carried) }]
  })
  // 再掲 may stand before the item's own row: those are placed last.
  const again = listed.filter(({ name }) => name.marks?.includes('再掲') === true)
  for (const one of listed) if (!again.includes(one)) addListed(draft, one, amounts)
  for (const one of again) addListed(draft, one, amounts)
  settleAmounts(draft, amounts)
  const last = listed.at(-1)
  const item = last && itemsTitled(draft, last.name.title).at(-1)
  draft.list = { above: carried, ...(item ? { item } : {}) }
}

/** Item columns of a row from the root's side; of a cell over several the last counts. */
function itemCells(draft: SlidesDraft, { cells }: ListRow): { field: SchemeField & { type: 'item' }; cell: Cell }[] {
  const found = [...cells].flatMap(([{ field }, cell]) => (field?.type === 'item' ? [{ field, cell }] : []))
  const sorted = found.sort((a, b) => depthOf(draft, a.field.level) - depthOf(draft, b.field.level))
  return sorted.filter(({ cell }, at) => sorted[at + 1]?.cell !== cell)
}

const totalWords = /^(?:総?合計|総?計|小計|予算総?額計?)$/

/** The name in the lowest item column; a row without one, or of 計, is a row of sums. */
function ownName(draft: SlidesDraft, row: ListRow): { name: ItemName; cell: Cell } | undefined {
  const items = itemCells(draft, row)
  const lowest = items.at(-1)
  const level = lowest && levelOf(draft, lowest.field.level)
  if (!lowest || !level || items.some(({ cell }) => totalWords.test(titleKey(cell.text)))) return undefined
  const name = readItemName(lowest.cell.text, level, draft)
  return name && !/^[\d,.()▲△\s]+$/.test(name.title) ? { name, cell: lowest.cell } : undefined
}

/** Places the items above a row's own; ー leaves a level out, and a blank cell goes on with the one above it. */
function placeAbove(draft: SlidesDraft, row: ListRow, own: Cell, carried: Map<string, Item>): Item | undefined {
  let parent = rootItem(draft)
  for (const { field, cell } of itemCells(draft, row)) {
    const level = levelOf(draft, field.level)
    if (!level || cell === own) continue
    const before = carried.get(level.key)
    const blank = parseMissing(cell.text) === 'blank'
    const name = blank ? undefined : readItemName(cell.text, level, draft)
    const item = name ? placeItem(draft, level, name, parent, { cell }) : blank ? before : undefined
    if (item) carried.set(level.key, item)
    else carried.delete(level.key)
    if (item !== before || (!blank && !item)) for (const key of below(draft, level.key)) carried.delete(key)
    parent = item ?? parent
  }
  return parent
}

const below = (draft: SlidesDraft, key: string) => draft.scheme.levels.slice(depthOf(draft, key) + 1).map((level) => level.key)

function addListed(draft: SlidesDraft, { row, name, cell, parent }: Listed, amounts: Amount[]): void {
  const lowest = itemCells(draft, row).at(-1)
  const level = lowest && levelOf(draft, lowest.field.level)
  if (!level) return
  const marked = name.marks?.includes('再掲') === true
  const first = itemsTitled(draft, name.title).find((item) => item.levelLabel === level.label)
  const bracketed = amountsOf(draft, row, undefined, false).some(({ relisted }) => relisted)
  const elsewhere = first && first.parent !== parent?.id && (marked || bracketed || first.delivery === 'coordinated')
  if (elsewhere && parent) {
    first.relistedUnder = [...new Set([...(first.relistedUnder ?? []), parent.id])]
    if (!marked)
      draft.findings.push(
        finding('relisted-without-label', { title: first.title }, { subject: first.id, source: sourceOf(cell) }),
      )
    amounts.push(...amountsOf(draft, row, first, true))
    return
  }
  const item = placeItem(draft, level, name, parent, { cell })
  if (marked && !first)
    draft.findings.push(finding('relisted-alone', { title: item.title }, { subject: item.id, source: sourceOf(cell) }))
  amounts.push(...amountsOf(draft, row, item, marked))
  for (const [{ field }, words] of row.cells) {
    if (words === cell || !field) continue
    if (field.type === 'narratives') addWords(draft, item, words, field)
    if (field.type === 'units' && parseMissing(words.text) === undefined)
      item.units = [...new Set([...(item.units ?? []), ...cleanLine(words.text).split(/[、,・/\s]+/)])]
  }
}

function addWords(draft: SlidesDraft, item: Item, cell: Cell, field: SchemeField & { type: 'narratives' }): void {
  if (parseMissing(cell.text)) return
  for (const { text, status, raw } of splitBlocks(cell.text, draft.scheme.blocks))
    draftOf(draft, item).narratives.push({
      ...{ item: item.id, role: field.role, text },
      ...(status ? { status } : {}),
      source: sourceOf(cell, raw),
    })
}

function amountsOf(draft: SlidesDraft, { cells }: ListRow, item: Item | undefined, relisted: boolean): Amount[] {
  return [...cells].flatMap(([column, cell]) => {
    if (column.field?.type !== 'budget') return []
    const partial = [...cells.values()].some(({ text }) => /小計/.test(cleanLine(text)))
    return readAmount(draft, { column, field: column.field, cell, item, relisted, partial })
  })
}
