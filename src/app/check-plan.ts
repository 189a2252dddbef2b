import type { App } from './app.ts'
import type { FindingView } from './finding-view.ts'
import { fillSheets, loadPlan } from './load-plan.ts'
import { findPlanCard } from './plan-card.ts'
import { findingsOfSheets } from './sheet-findings.ts'

/**
 * Findings of a plan's sheets (点検), of one year where given, else of its newest: what their papers were marked with, as far as it still
 * holds, and what the checks say of the accepted facts today. `undefined` where there is no such plan.
 */
export async function checkPlan(app: App, planId: string, fiscalYear?: number): Promise<FindingView[] | undefined> {
  const loaded = await loadPlan(app, planId)
  const year = fiscalYear ?? (await findPlanCard(app, planId))?.years[0]
  if (!loaded) return undefined
  if (year === undefined) return []
  const judged = await findingsOfSheets(app, fillSheets(loaded, year), loaded)
  return judged.flatMap(({ findings }) => findings)
}
