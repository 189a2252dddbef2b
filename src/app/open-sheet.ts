import type { Grade } from '#core/exchange.ts'
import { inTreeOrder } from '#core/item-order.ts'
import { itemsUnder } from '#core/items-under.ts'
import { indicatorsOf, judgeSheet } from '#core/judge.ts'
import type { Item } from '#core/plan.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import type { Verdict } from '#core/verdict.ts'
import { listDocuments } from '#store/document.ts'
import { findIdentities } from '#store/find-identities.ts'
import { findStatements } from '#store/find-statements.ts'
import { listItems } from '#store/list-items.ts'
import { listYears } from '#store/list-years.ts'
import { listPublications, listPublishedSheets } from '#store/publication.ts'
import type { App } from './app.ts'
import type { PlanCard, PublicationCard } from './body-home.ts'
import { hasForm, hasSlideForm } from './find-form.ts'
import type { FindingView } from './finding-view.ts'
import { fillSheets, isEvaluated, loadPlan } from './load-plan.ts'
import { findPlanCard } from './plan-card.ts'
import { viewPublication } from './publication-card.ts'
import { findingsOfSheet } from './sheet-findings.ts'

/** What the machine makes of a sheet; never more than a proposal beside a person's grade. */
export interface SheetJudgement {
  /** Of every indicator on the sheet, by its id. */
  verdicts: Record<string, Verdict>
  /** Proposed grade, where the scheme has a rule. */
  proposed?: Grade[]
  reason?: string
  /** Where a person's grade differs from the proposal: one sentence. */
  disagreement?: string
  /** What a person must answer before anything can be proposed: one sentence. */
  question?: string
}

/** One sheet, open (評価票). Every statement in `view` carries its `provenance`: `provenance.id` names it in `sayStatement`, `openHistory`, `openSource`. */
export interface OpenSheet {
  plan: PlanCard
  scheme: Scheme
  view: SheetView
  judgement: SheetJudgement
  findings: FindingView[]
  /** Fiscal years of which something is said of this item, newest first. */
  years: number[]
  /** Sheets before and after this one in the plan's order. */
  previous?: { id: string; title: string }
  next?: { id: string; title: string }
  /** Drafts on this item that still wait, by document. */
  waiting: { document: string; title: string; drafts: number }[]
  /** Whether it can be printed into its own form (様式). */
  hasForm: boolean
  /** And into one of slides (スライドの様式). */
  hasSlideForm: boolean
  /** Last publication that holds this sheet. */
  publication?: PublicationCard
}

/** Opens the sheet of an item; without a year, the newest. `undefined` where there is no such item or it has no sheet. */
export async function openSheet(app: App, itemId: string, fiscalYear?: number): Promise<OpenSheet | undefined> {
  const [item] = (await findIdentities(app.db, app.body, { items: [itemId], indicators: [] })).items
  const loaded = item && (await loadPlan(app, item.plan, [itemId]))
  const plan = item && (await findPlanCard(app, item.plan))
  if (!loaded || !plan || !isEvaluated(item, loaded.scheme) || !loaded.facts.items.some(({ id }) => id === itemId))
    return undefined
  const family = [itemId, ...itemsUnder(itemId, loaded.facts.items).map(({ id }) => id)]
  const years = [...new Set((await listYears(app.db, app.body, { items: family })).map((one) => one.fiscalYear))]
  const year = fiscalYear ?? years[0]
  if (year === undefined) return undefined
  const [view] = fillSheets(loaded, year, new Set([itemId]))
  if (!view) return undefined
  const publication = await findPublished(app, plan.id, year, itemId)
  return {
    plan,
    scheme: loaded.scheme,
    view,
    judgement: judge(view, loaded.scheme),
    findings: await findingsOfSheet(app, view, loaded),
    years,
    hasForm: await hasForm(app, loaded.scheme),
    hasSlideForm: await hasSlideForm(app, loaded.scheme),
    ...(await neighbours(app, plan.id, itemId, loaded.scheme)),
    waiting: await waitingOn(
      app,
      itemId,
      [
        ...new Set([
          ...loaded.facts.indicators.filter((one) => one.item === itemId),
          ...indicatorsOf(view).map(({ indicator }) => indicator),
        ]),
      ].map(({ id }) => id),
    ),
    ...(publication ? { publication } : {}),
  }
}

/** The machine's judgement of a sheet, ready to be written down. */
export function judge(view: SheetView, scheme: Scheme): SheetJudgement {
  const { verdicts, ...proposal } = judgeSheet(view, scheme)
  return { verdicts: Object.fromEntries(verdicts), ...proposal }
}

async function neighbours(
  app: App,
  planId: string,
  itemId: string,
  scheme: Scheme,
): Promise<Pick<OpenSheet, 'previous' | 'next'>> {
  const sheets = inTreeOrder(await listItems(app.db, app.body, planId)).filter((item) => isEvaluated(item, scheme))
  const at = sheets.findIndex(({ id }) => id === itemId)
  const name = (item: Item) => ({ id: item.id, title: item.title })
  const [previous, next] = [sheets[at - 1], sheets[at + 1]]
  return { ...(previous ? { previous: name(previous) } : {}), ...(next ? { next: name(next) } : {}) }
}

async function waitingOn(app: App, itemId: string, indicators: string[]): Promise<OpenSheet['waiting']> {
  const said = await findStatements(app.db, app.body, { items: [itemId], indicators })
  const drafts = said.flatMap(({ row }) => (row.provenance.status === 'draft' ? (row.provenance.document ?? []) : []))
  if (drafts.length === 0) return []
  const documents = await listDocuments(app.db, app.body)
  return documents.flatMap(({ id, facts, name }) => {
    const count = drafts.filter((one) => one === id).length
    return count === 0 ? [] : [{ document: id, title: facts.title ?? name, drafts: count }]
  })
}

async function findPublished(app: App, planId: string, fiscalYear: number, itemId: string): Promise<PublicationCard | undefined> {
  const published = await listPublications(app.db, app.body)
  const [newest] = published.filter((one) => one.plan === planId && one.fiscalYear === fiscalYear)
  if (!newest) return undefined
  const sheets = await listPublishedSheets(app.db, app.body, newest.id)
  return sheets.some(({ item }) => item === itemId) ? viewPublication(newest) : undefined
}
