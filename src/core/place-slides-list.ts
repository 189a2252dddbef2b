import type { ComposedCell, ComposedRow, ComposedRows, PlacedValue } from './filling.ts'
import type { Grid } from './grid.ts'
import { stageOf } from './match/slides-budget.ts'
import { slideLabels } from './match/slides-labels.ts'
import { findListHeader, type ListColumn, type ListHeader } from './match/slides-list-header.ts'
import { formatMoney } from './money.ts'
import { amountOf, circled, isOf, type PlanFacts } from './place-slides-facts.ts'
import { rewriteInline } from './place-slides-page.ts'
import { formatTitle } from './place-words.ts'
import type { Item } from './plan.ts'
import type { SchemeField } from './scheme-field.ts'
import type { SchemePart } from './scheme-part.ts'

/** A row of a list: an item, and where it stands. */
interface ListEntry {
  item: Item
  parent: Item | undefined
  relisted: boolean
}

/** The plan's own amount in lines beside a list: 令和7年度予算額：62,743千円. */
export function placeTotals(plan: PlanFacts, part: SchemePart, units: Grid[][]): PlacedValue[] {
  const labels = slideLabels({ ...plan.scheme, sheet: part.sheet ?? plan.scheme.sheet })
  const root = plan.under(undefined)[0]?.item
  const say = (field: SchemeField): string => {
    const amount = field.type === 'budget' && root ? amountOf(plan, root, stageOf(field, field.label), false) : undefined
    return amount === undefined || field.type !== 'budget' ? '' : `${formatMoney(amount, field.unit)}${field.unit}`
  }
  const lines = units.flat().flatMap(({ kind, cells }) => (kind === 'lines' ? cells : []))
  return lines.flatMap(({ locator, text }) => {
    const value = rewriteInline(text, labels, say)
    return value === text ? [] : [{ locator, value }]
  })
}

/** Composes the lists of a part (事業一覧) in the template's tables; tables of a former paper beyond the first make way. */
export function placeLists(plan: PlanFacts, part: SchemePart, units: Grid[][]): ComposedRows[] {
  const own = { ...plan.scheme, sheet: part.sheet ?? plan.scheme.sheet }
  const labels = slideLabels(own)
  const lists = units.flat().flatMap((grid) => {
    const header = findListHeader(grid, labels)
    return header && grid.rowCount > header.to ? [{ grid, header }] : []
  })
  const entries = listEntries(plan, part)
  return lists.map(({ grid, header }, nth) => ({
    place: grid.place,
    top: nth === 0 ? header.to : 0,
    bottom: grid.rowCount - 1,
    rows: nth === 0 ? composeList(plan, grid, header, entries) : [],
  }))
}

/** The evaluated items of a part in the order of the tree, each also where it stands again. */
function listEntries(plan: PlanFacts, { slides, evaluates }: SchemePart): ListEntry[] {
  const level = evaluates ?? plan.scheme.evaluates
  const wanted = slides?.delivery
  const met = new Set<string>()
  const walk = (id: string | undefined): ListEntry[] => {
    if (id !== undefined && met.has(id)) return []
    if (id !== undefined) met.add(id)
    return plan.under(id).flatMap(({ item, relisted }) => {
      if (!isOf(plan.scheme, item, level)) return relisted ? [] : walk(item.id)
      const isWanted = wanted === undefined || (item.delivery ?? 'budgeted') === wanted
      return isWanted ? [{ item, parent: plan.items.get(id ?? ''), relisted }] : []
    })
  }
  return walk(undefined)
}

function composeList(plan: PlanFacts, grid: Grid, header: ListHeader, entries: ListEntry[]): ComposedRow[] {
  const like = header.to
  const depths = new Map(plan.scheme.levels.map(({ key }, depth) => [key, depth]))
  const depthOf = ({ field }: ListColumn) => (field?.type === 'item' ? (depths.get(field.level) ?? -1) : -1)
  const items = header.columns.filter((column) => depthOf(column) >= 0).sort((a, b) => depthOf(a) - depthOf(b))
  const above = items.slice(0, -1)
  const rows = entries.map((entry) => ({
    like,
    cells: header.columns.flatMap((column): ComposedCell[] =>
      above.includes(column) ? [] : [{ col: column.from, value: sayColumn(plan, column, entry) }],
    ),
  }))
  const owners = entries.map(({ parent }) => above.map((column) => ownerOf(plan, column, parent)))
  for (const [depth, column] of above.entries()) {
    for (let from = 0; from < rows.length; ) {
      let to = from + 1
      while (to < rows.length && isSame(owners[from], owners[to], depth)) to++
      rows[from]?.cells.push({ col: column.from, value: sayOwner(plan, owners[from]?.[depth], column), down: to - from })
      from = to
    }
  }
  const total = totalRow(plan, grid, header)
  return total ? [...rows, total] : rows
}

const ownerOf = (plan: PlanFacts, { field }: ListColumn, parent: Item | undefined) =>
  field?.type === 'item' ? plan.above(parent, field.level) : undefined

/** Whether two rows stand under the same items down to a depth; what stands under none stands alone. */
const isSame = (a: (Item | undefined)[] | undefined, b: (Item | undefined)[] | undefined, depth: number) =>
  a?.[depth] !== undefined && a.slice(0, depth + 1).every((one, nth) => one === b?.[nth])

/** 関西チャレンジ① by its number, where the level has numbers; a dash where nothing stands above. */
function sayOwner({ scheme }: PlanFacts, item: Item | undefined, { field }: ListColumn): string {
  if (item === undefined || field?.type !== 'item') return 'ー'
  const label = scheme.levels.find(({ key }) => key === field.level)?.label
  return item.code === undefined ? item.title : `${label}\n${circled(item.code)}`
}

function sayColumn(plan: PlanFacts, column: ListColumn, { item, relisted }: ListEntry): string {
  const { field } = column
  if (field?.type === 'item') {
    const { delivery, ...own } = item
    return formatTitle(own, plan.scheme.titleMarks) + (relisted ? '（再掲）' : '')
  }
  if (field?.type === 'narratives') return plan.narratives(item, field.role)[0] ?? ''
  if (field?.type === 'units') return (item.units ?? []).join('\n')
  if (field?.type !== 'budget') return ''
  const amount = amountOf(plan, item, stageOf(field, column.heading), relisted)
  if (amount === undefined) return ''
  const figure = formatMoney(amount, column.unit ?? field.unit)
  return relisted ? `（${figure}）` : figure
}

/** The row of sums at the foot of the list, where the template has one: its first cell reaches over the names. */
function totalRow(plan: PlanFacts, grid: Grid, { columns, to }: ListHeader): ComposedRow | undefined {
  const last = grid.rowCount - 1
  const across = grid.cells.find(({ row, col }) => row === last && col === 0)
  const amounts = columns.filter(({ field }) => field?.type === 'budget')
  const root = plan.under(undefined)[0]?.item
  if (last <= to || across === undefined || across.colSpan < 2 || amounts.length === 0 || root === undefined) return undefined
  const cells = amounts.flatMap((column): ComposedCell[] => {
    const { field } = column
    const amount = field?.type === 'budget' ? amountOf(plan, root, stageOf(field, column.heading), false) : undefined
    const unit = field?.type === 'budget' ? (column.unit ?? field.unit) : ''
    return [{ col: column.from, value: amount === undefined ? '' : formatMoney(amount, unit) }]
  })
  return { like: last, cells }
}
