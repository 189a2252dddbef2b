import type { Grade } from '#core/exchange.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetView } from '#core/sheet.ts'
import type { Verdict } from '#core/verdict.ts'
import type { App } from './app.ts'
import type { PlanCard, PublicationCard } from './body-home.ts'
import type { FindingView } from './finding-view.ts'

/** What the machine makes of a sheet; never more than a proposal beside a person's grade. */
export interface SheetJudgement {
  /** Of every indicator on the sheet, by its id. */
  verdicts: Record<string, Verdict>
  /** Proposed grade, where the scheme has a rule. */
  proposed?: Grade[]
  reason?: string
  /** Where a person's grade differs from the proposal: one sentence. */
  disagreement?: string
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
  /** Last publication that holds this sheet. */
  publication?: PublicationCard
}

/** Opens the sheet of an item; without a year, the newest. `undefined` where there is no such item or it has no sheet. */
export async function openSheet(app: App, itemId: string, fiscalYear?: number): Promise<OpenSheet | undefined> {
  throw new Error(`being written: ${app.body} ${itemId} ${fiscalYear}`)
}
