import { groupBy } from '#core/group-by.ts'
import type { App } from './app.ts'
import type { PlanCard } from './body-home.ts'
import { openPlanIndex, sectionOf } from './plan-index.ts'

/** What may be chosen for a hand-out of a plan (配布の対象). */
export interface HandOutChoice {
  plan: PlanCard
  /** Of which something is known, and the year after them; newest first. */
  years: number[]
  /** How many evaluated items it has. */
  sheets: number
  /** 担当課, with how many sheets each; in the plan's order. */
  sections: { name: string; sheets: number }[]
}

/** Opens the choice; `undefined` where there is no such plan, or its scheme is not loaded. */
export async function openHandOutChoice(app: App, planId: string): Promise<HandOutChoice | undefined> {
  const index = await openPlanIndex(app, planId)
  if (!index) return undefined
  const sections = groupBy(
    index.items.flatMap(({ item }) => sectionOf(item) ?? []),
    (name) => name,
  )
  const [newest] = index.plan.years
  return {
    plan: index.plan,
    years: newest === undefined ? [] : [newest + 1, ...index.plan.years],
    sheets: index.items.length,
    sections: [...sections].map(([name, all]) => ({ name, sheets: all.length })),
  }
}
