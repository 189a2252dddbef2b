import type { Grade, Item } from '#core/exchange.ts'
import type { App } from './app.ts'
import type { PlanCard } from './body-home.ts'

/** How many indicators stand where: 達成, 未達, 途中, 判定なし. */
export interface VerdictCounts {
  met: number
  missed: number
  pending: number
  unknown: number
}

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
}

/** Opens the tree of a plan; without a year, the newest. `undefined` where there is no such plan. */
export async function openPlanTree(app: App, planId: string, fiscalYear?: number): Promise<PlanTree | undefined> {
  throw new Error(`being written: ${app.body} ${planId} ${fiscalYear}`)
}
