import type { App } from './app.ts'
import type { FindingView } from './finding-view.ts'

/** Checks the accepted facts of a plan (点検), of one year where given. `undefined` where there is no such plan. */
export async function checkPlan(app: App, planId: string, fiscalYear?: number): Promise<FindingView[] | undefined> {
  throw new Error(`being written: ${app.body} ${planId} ${fiscalYear}`)
}
