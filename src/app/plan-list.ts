import { evaluationOf } from '#core/given-grades.ts'
import { formatGrades } from '#core/grade.ts'
import { indicatorsOf, judgeSheet } from '#core/judge.ts'
import type { Item } from '#core/plan.ts'
import type { App } from './app.ts'
import { fillSheets, loadPlan } from './load-plan.ts'
import { type IndexedItem, type PlanIndex, type PlanSearch, searchItems, sectionOf } from './plan-index.ts'
import type { PlanTree, TreeNode } from './plan-tree.ts'
import { countStates, hasTarget, type VerdictCounts } from './verdict-counts.ts'

/** A plan with more evaluated items than this is shown as a list to search, not as one tree. */
export const largePlan = 200
/** Rows of one page of the list. */
export const listPage = 100
/** More choices than this are no help in narrowing a list. */
const mostChoices = 150
/** Neighbours of a sheet shown on either side of it. */
const neighbourCount = 8

/** An item of the list with how it stands in the year. */
export interface PlanListRow {
  item: Item
  path: Item[]
  counts: VerdictCounts
  /** As the body writes it: `AⅡ`. */
  grade?: string
}

/** A way to narrow the list, with how many items it leaves. */
export interface PlanListChoice {
  value: string
  label: string
  count: number
}

/** One page of a large plan (計画の一覧). */
export interface PlanList {
  fiscalYear: number
  rows: PlanListRow[]
  /** Found by the search; all: in the plan. */
  found: number
  all: number
  /** From 1. */
  page: number
  pages: number
  /** The plan's own branches of the highest level that has several, and its sections, where they help. */
  branches: PlanListChoice[]
  sections: PlanListChoice[]
}

/** Opens a page of the list; only what is said of its own rows is loaded. Without a year, the newest. */
export async function openPlanList(
  app: App,
  index: PlanIndex,
  search: PlanSearch,
  { fiscalYear, page: wanted = 1 }: { fiscalYear?: number | undefined; page?: number | undefined } = {},
): Promise<PlanList> {
  const year = yearOf(app, index, fiscalYear)
  const { rows: shown, ...list } = pageOfItems(index.items, search, wanted)
  return { ...list, fiscalYear: year, rows: await judgeRows(app, index, shown, year) }
}

/** The items of one page of a list that is searched (ページ分), with how it may be narrowed further. */
export function pageOfItems<One extends IndexedItem>(
  items: One[],
  search: PlanSearch,
  wanted = 1,
): Omit<PlanList, 'fiscalYear' | 'rows'> & { rows: One[] } {
  const found = searchItems(items, search)
  const pages = Math.max(1, Math.ceil(found.length / listPage))
  const page = Math.min(Math.max(1, wanted), pages)
  const rows = found.slice((page - 1) * listPage, page * listPage)
  return { rows, found: found.length, all: items.length, page, pages, ...choicesOf(items) }
}

const yearOf = (app: App, { plan }: PlanIndex, asked: number | undefined): number =>
  asked ?? plan.years[0] ?? new Date(app.now()).getUTCFullYear()

async function judgeRows(app: App, { plan }: PlanIndex, shown: IndexedItem[], fiscalYear: number): Promise<PlanListRow[]> {
  const ids = shown.map(({ item }) => item.id)
  const loaded = ids.length === 0 ? undefined : await loadPlan(app, plan.id, ids, { judgedOnly: true })
  const views = new Map((loaded ? fillSheets(loaded, fiscalYear, new Set(ids)) : []).map((view) => [view.item.id, view]))
  return shown.map(({ item, path }) => {
    const view = views.get(item.id)
    if (!loaded || !view) return { item, path, counts: countStates([]) }
    const { verdicts } = judgeSheet(view, loaded.scheme)
    const targeted = new Set(
      indicatorsOf(view).flatMap(({ indicator, observations }) => (hasTarget(observations, fiscalYear) ? [indicator.id] : [])),
    )
    const states = [...targeted].flatMap((id) => verdicts.get(id)?.state ?? [])
    const evaluation = evaluationOf(view, loaded.scheme)
    return { item, path, counts: countStates(states), ...(evaluation ? { grade: formatGrades(evaluation, loaded.scheme) } : {}) }
  })
}

function choicesOf(items: IndexedItem[]): Pick<PlanList, 'branches' | 'sections'> {
  const depth = Math.max(0, ...items.map(({ path }) => path.length))
  const levels = Array.from({ length: depth }, (_, level) =>
    countChoices(items.flatMap(({ path }) => (path[level] ? [[path[level].id, path[level].title] as const] : []))),
  )
  const branches = levels.find((choices) => choices.length > 1 && choices.length <= mostChoices) ?? []
  const named = countChoices(
    items.flatMap(({ item }) => (sectionOf(item) === undefined ? [] : [[sectionOf(item), sectionOf(item)] as [string, string]])),
  )
  // sections that tell no more than the branches are the branches once more
  return { branches, sections: named.length > branches.length && named.length <= mostChoices ? named : [] }
}

function countChoices(values: (readonly [value: string, label: string])[]): PlanListChoice[] {
  const choices = new Map<string, PlanListChoice>()
  for (const [value, label] of values) {
    const choice = choices.get(value) ?? { value, label, count: 0 }
    choice.count += 1
    choices.set(value, choice)
  }
  return [...choices.values()]
}

/** The tree as the way from a sheet of a large plan to its neighbours: the items above it and a few beside it, without their verdicts. */
export function treeAround(app: App, index: PlanIndex, itemId: string, fiscalYear?: number): PlanTree {
  const { plan, items } = index
  const at = items.findIndex(({ item }) => item.id === itemId)
  const own = items[at]
  const counts = countStates([])
  const leaf = ({ item }: IndexedItem): TreeNode => ({ item, evaluated: true, counts, children: [] })
  const beside = items
    .slice(Math.max(0, at - neighbourCount), at + neighbourCount + 1)
    .filter(({ item }) => item.parent === own?.item.parent)
    .map(leaf)
  const roots = (own?.path ?? []).reduceRight<TreeNode[]>(
    (children, item) => [{ item, evaluated: false, counts, children }],
    beside,
  )
  return { plan, fiscalYear: yearOf(app, index, fiscalYear), years: plan.years, roots, counts, shownOf: items.length }
}
