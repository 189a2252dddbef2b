import type { Grade } from '#core/exchange.ts'
import { evaluationOf } from '#core/given-grades.ts'
import { formatGrades } from '#core/grade.ts'
import { bySibling } from '#core/item-order.ts'
import { judgeIndicator, judgeSheet } from '#core/judge.ts'
import type { Observation } from '#core/observation.ts'
import type { Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import type { VerdictState } from '#core/verdict.ts'
import type { App } from './app.ts'
import type { PlanCard } from './body-home.ts'
import { fillSheets, type LoadedPlan, loadPlan } from './load-plan.ts'
import { findPlanCard } from './plan-card.ts'
import { countStates, hasTarget, sumCounts, type VerdictCounts } from './verdict-counts.ts'

export type { VerdictCounts } from './verdict-counts.ts'

/** An item with what is beneath it. */
export interface TreeNode {
  item: Item
  /** It has a sheet of its own. */
  evaluated: boolean
  /** Of the branch: the item and everything beneath it, each indicator once (再掲 not counted again). */
  counts: VerdictCounts
  /** As the body writes it: `AⅡ`, `A【見込】`. */
  grade?: string
  grades?: Grade[]
  children: TreeNode[]
}

/** The plan's tree (計画の体系) in one fiscal year. */
export interface PlanTree {
  plan: PlanCard
  fiscalYear: number
  years: number[]
  roots: TreeNode[]
  counts: VerdictCounts
  /** It is only what stands around one sheet, of so many evaluated items in all. */
  shownOf?: number
}

/** Opens the tree of a plan; without a year, the newest. `undefined` where there is no such plan. */
export async function openPlanTree(app: App, planId: string, fiscalYear?: number): Promise<PlanTree | undefined> {
  const plan = await findPlanCard(app, planId)
  const loaded = plan && (await loadPlan(app, planId, undefined, { judgedOnly: true }))
  if (!loaded) return undefined
  const year = fiscalYear ?? plan.years[0] ?? new Date(app.now()).getUTCFullYear()
  const sheets = new Map(fillSheets(loaded, year).map((view) => [view.item.id, view]))
  const judged = judgeIndicators(loaded, [...sheets.values()], year)
  const { items, indicators } = loaded.facts
  const own = new Map<string, string[]>()
  for (const { id, item } of indicators) own.set(item, [...(own.get(item) ?? []), id])
  const ids = new Set(items.map(({ id }) => id))
  const below = new Map<string, Item[]>()
  for (const item of items) {
    const siblings = below.get(item.parent ?? '')
    if (siblings) siblings.push(item)
    else below.set(item.parent ?? '', [item])
  }
  const grow = (item: Item): TreeNode => {
    const children = (below.get(item.id) ?? []).toSorted(bySibling).map(grow)
    const states = (own.get(item.id) ?? []).flatMap((id) => judged.get(id) ?? [])
    const view = sheets.get(item.id)
    return {
      item,
      evaluated: view !== undefined,
      counts: sumCounts([countStates(states), ...children.map(({ counts }) => counts)]),
      ...(view ? gradeOf(view, loaded.scheme) : {}),
      children,
    }
  }
  const roots = items
    .filter(({ parent }) => parent === undefined || !ids.has(parent))
    .toSorted(bySibling)
    .map(grow)
  return { plan, fiscalYear: year, years: plan.years, roots, counts: sumCounts(roots.map(({ counts }) => counts)) }
}

function gradeOf(view: SheetView, scheme: Scheme): Pick<TreeNode, 'grade' | 'grades'> {
  const evaluation = evaluationOf(view, scheme)
  return evaluation ? { grade: formatGrades(evaluation, scheme), grades: evaluation.grades } : {}
}

/** States of every indicator with a target for the year: as its sheet judges it, or by itself where its item has no sheet. */
function judgeIndicators({ scheme, facts }: LoadedPlan, views: SheetView[], fiscalYear: number): Map<string, VerdictState> {
  const onSheets = new Map(views.flatMap((view) => [...judgeSheet(view, scheme).verdicts]))
  const said = new Map<string, Observation[]>()
  for (const row of facts.observations) said.set(row.indicator, [...(said.get(row.indicator) ?? []), row])
  const final = scheme.stage === 'final'
  return new Map(
    facts.indicators.flatMap((indicator) => {
      const own = said.get(indicator.id) ?? []
      if (!hasTarget(own, fiscalYear)) return []
      const { state } = onSheets.get(indicator.id) ?? judgeIndicator(indicator, own, { fiscalYear, final })
      return [[indicator.id, state]]
    }),
  )
}
