import type { Certainty } from '#core/certainty.ts'
import type { Grid } from '#core/grid.ts'
import { findLeftOver, type LeftOverCell } from '#core/left-over.ts'
import type { Source } from '#core/source.ts'
import type { KeptCollection } from '#store/collection.ts'
import { findDocument, type KeptDocument } from '#store/document.ts'
import { listFindings } from '#store/finding.ts'
import { readLedgerMark } from '#store/ledger-mark.ts'
import { listDraftItems } from '#store/list-items.ts'
import { type App, findScheme } from './app.ts'
import { keepAtHand } from './at-hand.ts'
import type { DocumentView } from './document-view.ts'
import { viewFinding } from './draft-findings.ts'
import type { FindingView } from './finding-view.ts'
import { viewDocuments } from './list-documents.ts'
import { readKept } from './read-kept.ts'
import { loadReviewMaterial } from './review-material.ts'
import { type SeenAgainView, viewSeenAgain } from './seen-again.ts'
import type { StatementView } from './statement-view.ts'
import { findUnlistedItems } from './unlisted-items.ts'
import { type ChangeView, viewChanges } from './view-changes.ts'
import { viewDrafts } from './view-drafts.ts'

/** One draft beside its cell. */
export interface DraftView extends StatementView {
  /** Where it was read: `source.locator` is the `locator` of a cell in `grids`; `source.text` as written. */
  source?: Source
  certainty: Certainty
  /** What it would change. `same`: decided already, and current. */
  change: 'new' | 'changed' | 'same'
  /** The current value it would replace, in words (前回). */
  before?: string
  findings: FindingView[]
  /** Name of the person who decided; staff only. */
  decidedBy?: string
  /** ISO 8601 instant. */
  decidedAt?: string
  /** 差戻し・却下の理由 */
  reason?: string
  /** Changed outside and in the ledger too, otherwise (両側の変更): a person chooses. */
  conflict?: ConflictView
  /** The decision can be taken back here (元に戻す). */
  undoable: boolean
  /** It only takes the current value back (取下げ): the paper does not say it any more. `value` is what would be taken back. */
  withdraws: boolean
  /** A person said it in this review (訂正), not the paper. */
  corrected: boolean
  /** What the paper said, where this is a correction. */
  readAs?: string
}

/** What stands against each other where a place was changed on both sides (両側の変更); the draft's own value is the file's. */
export interface ConflictView {
  /** As it was handed out; absent where nothing stood there. */
  handedOut?: string
  /** As the ledger has it by now; absent where it was taken back there. */
  ledger?: string
  /** Who changed the ledger; staff only. */
  by?: string
  /** ISO 8601 instant. */
  at?: string
  /** What whoever takes the file's value has seen: `over` of `acceptDrafts`. */
  over: string
}

/** 読取 · 確定 · 要確認 · 差戻し · 未処理 */
export interface ReviewCounts {
  read: number
  accepted: number
  /** Drafts that carry a finding of weight or are not exact. */
  needsLook: number
  returned: number
  /** Drafts that wait for a decision, needsLook among them. */
  waiting: number
  /** Drafts that are exact and without a finding: what 「まとめて確定」 takes. */
  exact: number
  /** Suggestions from running words that wait (本文からの候補); no list of others takes them. */
  suggested: number
}

/** The review page (取込の確認): the paper on the left, the drafts in the paper's order on the right. */
export interface ReviewView {
  document: DocumentView
  /** The paper's cells; empty where the kept file can no longer be read. */
  grids: Grid[]
  /** Size of each PDF page in points. */
  pages?: { width: number; height: number }[]
  drafts: DraftView[]
  counts: ReviewCounts
  leftOver: LeftOverCell[]
  /** What the paper says of known items and indicators otherwise (項目・指標の変更). */
  changes: ChangeView[]
  /** What is known already and stands in the paper again (変更なし). */
  seenAgain: SeenAgainView[]
  /** Where the document is a file of a hand-out come back (回収). */
  collection?: KeptCollection
  /** Of such a file: titles of items that were added in it, and that nobody has accepted yet. */
  newItems?: string[]
  /** Findings on no draft of their own: on the paper as a whole, an item, an indicator. */
  findings: FindingView[]
}

/** One: that of a long ledger is as large as all the others together. */
const atHand = keepAtHand<ReviewView>(1)

/**
 * Opens the review of an imported document; `undefined` where there is no such document. The last one stays at hand until anything changes:
 * a long one is turned over stretch by stretch.
 */
export async function openReview(app: App, documentId: string): Promise<ReviewView | undefined> {
  const kept = await findDocument(app.db, app.body, documentId)
  if (!kept) return undefined
  const mark = await readLedgerMark(app.db, app.body)
  // a scheme that is saved anew is another object, and another owner
  const key = `${app.body} ${documentId} ${mark}`
  const view = await atHand(findScheme(app, kept.scheme) ?? app.db, key, () => viewReview(app, kept))
  if (!view.collection) return view
  const newItems = (await listDraftItems(app.db, app.body, documentId)).map(({ title }) => title)
  return newItems.length === 0 ? view : { ...view, newItems }
}

async function viewReview(app: App, kept: KeptDocument): Promise<ReviewView> {
  const documentId = kept.id
  // the file is read again in a thread of its own, while the database is asked
  const [reading, material] = await Promise.all([readKept(app, kept), loadReviewMaterial(app, kept)])
  const [document] = await viewDocuments(app, [kept])
  const findings = await listFindings(app.db, app.body, { documents: [documentId] })
  const { drafts, findings: loose } = await viewDrafts(app, material, reading, findings)
  const { exchange, scheme, content } = reading ?? {}
  const { collection } = material
  return {
    ...(collection ? { collection } : {}),
    document: document as DocumentView,
    grids: content?.grids ?? [],
    ...(content?.pages ? { pages: content.pages } : {}),
    drafts,
    counts: countDrafts(drafts),
    leftOver: content && exchange && scheme ? findLeftOver(content, exchange, scheme) : [],
    changes: await viewChanges(app, documentId),
    seenAgain: await viewSeenAgain(app, documentId),
    findings: [...loose.map(viewFinding), ...(await viewUnlisted(app, kept))],
  }
}

/** Items that the list of its plan lacks: worked out now, since the list may have come after this paper. */
async function viewUnlisted(app: App, { id, plan, scheme: name }: KeptDocument): Promise<FindingView[]> {
  const scheme = findScheme(app, name)
  if (plan === undefined || !scheme) return []
  const unlisted = await findUnlistedItems(app, { plan, scheme }, { document: id })
  return unlisted.map(({ document, ...finding }, n) => ({ ...finding, id: `${document}/unlisted-${n}`, shown: false }))
}

/** In one pass: a long ledger has tens of thousands. */
function countDrafts(drafts: DraftView[]): ReviewCounts {
  const counts = { read: drafts.length, accepted: 0, needsLook: 0, returned: 0, waiting: 0, exact: 0, suggested: 0 }
  for (const { status, certainty, findings, conflict } of drafts) {
    if (status === 'accepted' || status === 'returned') counts[status] += 1
    if (status !== 'draft') continue
    counts.waiting += 1
    if (certainty === 'suggested') counts.suggested += 1
    if (certainty === 'exact' && findings.length === 0 && !conflict) counts.exact += 1
    else counts.needsLook += 1
  }
  return counts
}
