import { setImmediate } from 'node:timers/promises'
import { packPapers } from '#core/report/pack.ts'
import { listItems } from '#store/list-items.ts'
import { findPlan } from '#store/plan.ts'
import { type App, findScheme } from './app.ts'
import { hasForm, hasSlideForm } from './find-form.ts'
import { type IssuedPackView, listIssues } from './issue-pack.ts'
import { isEvaluated, loadPlan } from './load-plan.ts'
import { fillYears } from './print-pack.ts'

/** What a pack of a plan's year can have (会議資料の内容), for a person to choose from. */
export interface PackContents {
  title: string
  fiscalYear: number
  sheets: number
  /** Names of the papers. */
  parts: string[]
  /** The body has given a form of its own. */
  hasForm: boolean
  /** And one of slides (スライドの様式). */
  hasSlideForm: boolean
  /** Packs of this year that were handed out, newest first. */
  issued: IssuedPackView[]
}

/** What a plan is called, and how many sheets it has to print. `undefined` where there is no such plan. */
export async function countSheets(app: App, planId: string): Promise<{ title: string; sheets: number } | undefined> {
  const plan = await findPlan(app.db, app.body, planId)
  const scheme = findScheme(app, plan?.scheme)
  if (!plan || !scheme) return undefined
  const items = await listItems(app.db, app.body, planId)
  return { title: plan.title, sheets: items.filter((item) => isEvaluated(item, scheme)).length }
}

/** Opens the choice of a pack, letting others have their turn. `undefined` where there is no such plan. */
export async function openPackContents(app: App, plan: string, fiscalYear: number): Promise<PackContents | undefined> {
  const loaded = await loadPlan(app, plan)
  if (!loaded) return undefined
  const { scheme, facts } = loaded
  const years = await fillYears(loaded, fiscalYear)
  const meeting = { name: '' }
  const matter = { title: loaded.plan.title, ...{ scheme, fiscalYear, years, facts, meeting }, findings: new Map(), draft: false }
  const parts: string[] = []
  for (const { name, lay, always } of packPapers(matter)) {
    if (always || (lay && lay().length > 0)) parts.push(name)
    await setImmediate()
  }
  return {
    title: loaded.plan.title,
    fiscalYear,
    sheets: years.at(-1)?.views.length ?? Number.NaN,
    parts,
    hasForm: await hasForm(app, scheme),
    hasSlideForm: await hasSlideForm(app, scheme),
    issued: await listIssues(app, { plan, fiscalYear }),
  }
}
