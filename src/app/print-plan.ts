import type { App } from './app.ts'
import { documentFactsOf } from './export-exchange.ts'
import { nameFiles, wordsOfSheet } from './hand-out-names.ts'
import { fillSheets, loadPlan } from './load-plan.ts'
import { type PrintChoice, type PrintedForm, type PrintFormat, printSheets } from './print-sheet.ts'

/** What of a plan is printed: a year's sheets (all, or those of some items), and in what. */
export interface PlanPrint {
  plan: string
  fiscalYear: number
  format: PrintFormat
  items?: ReadonlySet<string>
  watch?: PrintChoice['watch']
}

/** Prints the sheets of a plan's year on the body's own form (様式で出力). `undefined` where there is no such plan, sheet or form. */
export async function printPlan(
  app: App,
  { plan, fiscalYear, format, items, watch }: PlanPrint,
): Promise<PrintedForm | undefined> {
  const loaded = await loadPlan(app, plan)
  if (!loaded) return undefined
  const views = fillSheets(loaded, fiscalYear, items)
  const document = await documentFactsOf(app, plan, loaded.scheme, fiscalYear)
  return await printSheets(app, views, format, {
    document,
    // A paper of the whole plan says more than its sheets; some of them say only what is theirs.
    facts: items === undefined ? loaded.facts : undefined,
    names: nameFiles(views.map(({ item }) => wordsOfSheet(item))),
    watch,
    plain: true,
  })
}
