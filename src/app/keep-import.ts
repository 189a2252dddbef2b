import type { Kysely } from 'kysely'
import { currentStatements } from '#core/current-statement.ts'
import type { Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import type { Scheme } from '#core/scheme.ts'
import { collectGarbage } from '#documents/collect-garbage.ts'
import { findBody, keepBody } from '#store/body.ts'
import { listPapers } from '#store/document.ts'
import { findStatements } from '#store/find-statements.ts'
import { insertFindings } from '#store/finding.ts'
import { insertIndicators } from '#store/indicator.ts'
import { insertStatements } from '#store/insert-statements.ts'
import { insertItems } from '#store/item.ts'
import { loadIdentities } from '#store/load-identities.ts'
import { lockBody } from '#store/lock-body.ts'
import { findPlan, keepPlan, listPlans } from '#store/plan.ts'
import { insertSeenAgain } from '#store/seen-again.ts'
import type { Tables } from '#store/tables.ts'
import { insertTerms } from '#store/term.ts'
import type { App } from './app.ts'
import { type DraftRows, draftRows, type Import } from './draft-rows.ts'
import { type Identified, identifyRows } from './identify-rows.ts'
import type { FileToImport, ImportResult } from './import-document.ts'
import { keepIdentityChanges } from './keep-identity-changes.ts'
import { keepListing } from './keep-listing.ts'
import { keepPaper, tellKnown } from './keep-paper.ts'
import { loadSpoken } from './spoken-in.ts'

/** A file whose rows are known: what an import keeps. */
export interface Readied {
  file: FileToImport
  format: string
  scheme: Scheme
  exchange: Exchange
}

/** What working out so many drafts leaves behind is given back before they travel to the database. */
const manyDrafts = 20_000

/** Keeps a file, its document, its findings and its drafts, all or nothing. */
export async function keepImport(app: App, { file, format, scheme, exchange }: Readied): Promise<ImportResult> {
  return await app.db.transaction().execute(async (trx) => {
    await lockBody(trx, app.body)
    const plan = await keepPlanOf(trx, app, scheme, file.plan)
    const as = { scheme: scheme.name, plan }
    const { document, isNew } = await keepPaper(trx, app, file, { format, facts: exchange.document, as })
    if (!isNew) return await tellKnown(trx, app, { document, ...as }, file.name)
    const known = await loadIdentities(trx, app.body, plan)
    const identified = identifyRows(exchange, known, plan)
    const said = await findStatements(trx, app.body, {
      items: [...identified.items.values()],
      indicators: [...identified.indicators.values()],
      status: 'accepted',
    })
    const origin = { plan, document, format, saidBy: app.user.id, saidAt: app.now() }
    const papers = await listPapers(trx, app.body, { plan })
    papers.delete(document)
    const current = currentStatements(said)
    const { lastIn } = await loadSpoken(trx, app.body, current)
    const rows = draftRows(exchange, identified, { current, lastIn, papers }, origin)
    if (rows.drafts.length > manyDrafts) collectGarbage()
    await insertAll(trx, app.body, origin, identified, rows)
    await keepListing(trx, app.body, document, { exchange, scheme, identified })
    const changes = await keepIdentityChanges(trx, app.body, { exchange, identified, known, papers, ...origin })
    return drafted({ document, ...as }, file.name, identified, rows, changes)
  })
}

/** Keeps what a paper's rows come to. */
export async function insertAll(
  db: Kysely<Tables>,
  body: string,
  origin: Import,
  identified: Identified,
  rows: DraftRows,
): Promise<void> {
  const { plan, document } = origin
  const seen = { status: 'draft', document } as const
  await insertItems(db, body, plan, identified.newItems, seen)
  await insertIndicators(db, body, identified.newIndicators, seen)
  await insertTerms(db, body, identified.newTerms, seen)
  await insertStatements(db, body, rows.drafts)
  await insertFindings(db, body, document, rows.findings)
  const again = rows.unchanged.flatMap(({ statement, source }) => (source ? [{ document, statement, source }] : []))
  await insertSeenAgain(db, body, again)
}

/** The plan that a paper belongs to: the one named, else the one of its scheme, which its first paper makes. */
async function keepPlanOf(db: Kysely<Tables>, app: App, scheme: Scheme, named: string | undefined): Promise<string> {
  if (named !== undefined && (await findPlan(db, app.body, named))) return named
  const plans = await listPlans(db, app.body)
  const known = plans.find((plan) => plan.scheme === scheme.name)
  if (named === undefined && known) return known.id
  if (plans.length === 0) await nameBody(db, app.body, scheme)
  const id = named ?? scheme.name
  await keepPlan(db, app.body, { id, scheme: scheme.name, title: scheme.title })
  return id
}

/** A ledger that was opened without saying whose it is takes the name of the body whose paper comes first. */
async function nameBody(db: Kysely<Tables>, body: string, scheme: Scheme): Promise<void> {
  const known = await findBody(db, body)
  if (known?.name !== body) return
  await keepBody(db, { body, name: scheme.body.name, code: scheme.body.code ?? null })
}

function drafted(
  kept: { document: string; plan: string; scheme: string },
  name: string,
  { newItems, newIndicators }: Identified,
  rows: DraftRows,
  changes: number,
): ImportResult {
  const drafts = rows.drafts.length - rows.outdated
  const unchanged = rows.unchanged.length
  const same = unchanged === 0 ? '' : `変更のない値が ${unchanged} 件ありました。`
  const old = rows.outdated === 0 ? '' : `より新しい資料に別の内容がある ${rows.outdated} 件は採りません。`
  const changed = changes === 0 ? '' : `項目や指標の変更が ${changes} 件あります。`
  const message =
    drafts === 0
      ? `「${name}」から新しい値は見つかりませんでした。${same}${old}${changed}`
      : `「${name}」から ${drafts} 件の値を読み取りました。${same}${old}${changed}内容を確認してください。`
  return {
    ...kept,
    outcome: 'drafted',
    message,
    drafts,
    unchanged,
    newItems: newItems.length,
    newIndicators: newIndicators.length,
    findings: rows.findings,
  }
}

/** Keeps a file that could not be understood, with why: nothing of it is lost, and nothing else is written. */
export async function keepFailure(app: App, file: FileToImport, format: string, findings: Finding[]): Promise<ImportResult> {
  const document = await app.db.transaction().execute(async (trx) => {
    const kept = await keepPaper(trx, app, file, { format, facts: { grades: [], marks: [] } })
    await insertFindings(trx, app.body, kept.document, findings)
    return kept.document
  })
  const message = findings[0]?.message ?? `「${file.name}」を読めませんでした。`
  return { document, outcome: 'failed', message, drafts: 0, unchanged: 0, newItems: 0, newIndicators: 0, findings }
}
