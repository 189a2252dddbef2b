import type { BudgetStage, Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import type { Item } from '#core/plan.ts'
import type { SheetView } from '#core/sheet.ts'
import type { SheetJudgement } from './open-sheet.ts'
import type { VerdictCounts } from './plan-tree.ts'

/** A sheet as published. In a publication the body speaks: `provenance.saidBy` is the body, persons are left out. */
export interface PublishedSheet {
  view: SheetView
  judgement: SheetJudgement
  /** As the body writes it: `AⅡ`. */
  grade?: string
  /** Those that the body chose to show. */
  findings: Finding[]
}

/** A branch of the plan with its verdicts: one stacked bar each. */
export interface FieldSummary {
  item: Pick<Item, 'id' | 'title' | 'code' | 'level' | 'levelLabel'>
  counts: VerdictCounts
}

/** An indicator that missed its target, with what the body wrote of it. */
export interface MissedIndicator {
  item: { id: string; title: string }
  indicator: { id: string; name: string }
  /** 「目標 95件に対し 82件、未達」 */
  sentence: string
  /** The body's own words: 課題 and 今後の方向性, where the sheet has them. */
  issue?: string
  direction?: string
}

/** Money of one year and stage, 再掲 not added up. Yen. */
export interface MoneySummary {
  fiscalYear: number
  stage: BudgetStage
  amount: number
}

/** What the public home says, computed from the published facts alone. */
export interface PublicationSummary {
  /** 「令和2年度は、数値目標 15 件のうち 11 件を達成しました。…」 */
  sentence: string
  counts: VerdictCounts
  /** Sheets by grade as written: `{ A: 5, 'A【見込】': 2 }`. */
  grades: Record<string, number>
  fields: FieldSummary[]
  missed: MissedIndicator[]
  money: MoneySummary[]
}

/** An immutable, hashed snapshot (公表): what the public reads. */
export interface PublicationContent {
  format: 'shirube-publication/1'
  body: { name: string; code?: string }
  plan: { id: string; title: string }
  scheme: string
  fiscalYear: number
  version: number
  /** ISO 8601 instant. */
  publishedAt: string
  summary: PublicationSummary
  sheets: PublishedSheet[]
  /** The same facts in the exchange format: the download. */
  exchange: Exchange
}

/** A publication with the SHA-256 of its canonical JSON. */
export interface Publication extends PublicationContent {
  id: string
  hash: string
}

/** A publication without its sheets: what it says of itself. */
export type PublicationHead = Omit<Publication, 'sheets' | 'exchange'>
