import type { Kysely } from 'kysely'
import type { Exchange } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import type { Scheme } from '#core/scheme.ts'
import { insertCollection } from '#store/collection.ts'
import { listPapers } from '#store/document.ts'
import { findStatements } from '#store/find-statements.ts'
import { loadIdentities, loadIdentitiesAround, type PlanIdentities } from '#store/load-identities.ts'
import { lockBody } from '#store/lock-body.ts'
import type { Tables } from '#store/tables.ts'
import type { App } from './app.ts'
import { type CollectedRows, collectRows, type IdentifiedPaper } from './collect-rows.ts'
import type { Import } from './draft-rows.ts'
import { findLostHeadings, type HandedOut } from './find-handed-out.ts'
import { type Identified, identifyRows } from './identify-rows.ts'
import type { FileToImport, ImportResult } from './import-document.ts'
import { keepIdentityChanges } from './keep-identity-changes.ts'
import { insertAll } from './keep-import.ts'
import { keepPaper, tellKnown } from './keep-paper.ts'
import { loadSurroundings, viewStatement } from './statement-view.ts'
import { tellFillers } from './tell-filler.ts'

/** A file that came back, and what it was when it was given out. */
export interface ReadiedCollection {
  file: FileToImport
  format: string
  scheme: Scheme
  exchange: Exchange
  content: Pick<DocumentContent, 'grids'>
  handedOut: HandedOut
}

/** Keeps a file that came back (回収): its document, whose file it is, and drafts of what was changed in it outside. All or nothing. */
export async function keepCollected(app: App, readied: ReadiedCollection): Promise<ImportResult> {
  return await app.db.transaction().execute(async (trx) => {
    await lockBody(trx, app.body)
    const { file, exchange, handedOut } = readied
    const { plan } = handedOut.handOut
    const { isNew, kept } = await keepBack(trx, app, readied)
    if (!isNew) return await tellKnown(trx, app, kept, file.name)
    const origin = { plan, document: kept.document, format: readied.format, saidBy: app.user.id, saidAt: app.now() }
    const { known, now, before } = await identify(trx, app.body, exchange, handedOut)
    const said = await findStatements(trx, app.body, { ...subjectsOf(now, before), status: 'accepted' })
    const rows = collectRows(now, before, { said, at: handedOut.handOut.at }, origin)
    const lost = await tellLost(trx, app, readied, { known, now, before, rows })
    const identified = withoutEchoes(now.identified, before.identified, rows)
    const findings = [...(lost.length > 0 ? onDrafts(rows) : rows.findings), ...lost]
    await insertAll(trx, app.body, origin, identified, { ...rows, findings, outdated: 0 })
    const changes = await keepChanges(trx, app, { now, before, known, identified }, origin)
    return collected(kept, readied, identified, { ...rows, findings }, changes)
  })
}

/**
 * What the file speaks of, now and when it was given out. The items around its sheets are enough, be the plan ever so large, unless the file
 * names another: then that is looked for in the whole plan.
 */
async function identify(
  trx: Kysely<Tables>,
  body: string,
  exchange: Exchange,
  { handOut, items, exchange: printed }: HandedOut,
): Promise<Read> {
  const among = (known: PlanIdentities): Read => ({
    known,
    now: { exchange, identified: identifyRows(exchange, known, handOut.plan) },
    before: { exchange: printed, identified: identifyRows(printed, known, handOut.plan) },
  })
  const around = among(await loadIdentitiesAround(trx, body, items))
  const echoes = new Set(around.before.identified.newItems.map(({ id }) => id))
  if (around.now.identified.newItems.every(({ id }) => echoes.has(id))) return around
  return among(await loadIdentities(trx, body, handOut.plan))
}

/** The file, its document, and which file of the hand-out it is. The same bytes once more add nothing; who filled them in may be told by now. */
async function keepBack(trx: Kysely<Tables>, app: App, { file, format, scheme, exchange, handedOut }: ReadiedCollection) {
  const { handOut, lastSavedBy } = handedOut
  const as = { scheme: scheme.name, plan: handOut.plan }
  const { document, isNew, importedAt } = await keepPaper(trx, app, file, { format, facts: exchange.document, as })
  const told = file.by === undefined ? {} : { filledBy: file.by }
  if (isNew) {
    const collection = {
      document,
      handOut: handOut.id,
      file: handedOut.file,
      ...told,
      ...(lastSavedBy === undefined ? {} : { lastSavedBy }),
    }
    await insertCollection(trx, app.body, collection, { by: app.user.id, at: importedAt })
  } else if (file.by !== undefined) await tellFillers({ ...app, db: trx }, [{ document, filledBy: file.by }])
  return { isNew, kept: { document, ...as } }
}

/** Items and indicators of both readings: what the file has lost is asked for too. */
function subjectsOf(...papers: IdentifiedPaper[]): { items: string[]; indicators: string[] } {
  const all = (of: 'items' | 'indicators') => [...new Set(papers.flatMap(({ identified }) => [...identified[of].values()]))]
  return { items: all('items'), indicators: all('indicators') }
}

/** New rows that the file had when it was given out are no news: a reading of the printed form, unless a draft speaks of them. */
function withoutEchoes(now: Identified, before: Identified, { drafts }: CollectedRows): Identified {
  const echoes = new Set([...before.newItems, ...before.newIndicators, ...before.newTerms].map(({ id }) => id))
  const needed = new Set(drafts.map((one) => (one.list === 'observations' ? one.row.indicator : one.row.item)))
  const isNews = ({ id }: { id: string }) => !echoes.has(id) || needed.has(id)
  const newIndicators = now.newIndicators.filter(isNews)
  for (const { item } of newIndicators) needed.add(item)
  // a parent comes before its children, hence from the last to the first
  for (const item of now.newItems.toReversed()) if (isNews(item) && item.parent !== undefined) needed.add(item.parent)
  return { ...now, newIndicators, newItems: now.newItems.filter(isNews), newTerms: now.newTerms.filter(isNews) }
}

interface Read {
  known: PlanIdentities
  now: IdentifiedPaper
  /** As it was given out. */
  before: IdentifiedPaper
}

/** What the file has lost since it was given out: headings, whole rows, single values. A lost heading takes all under it along, and is told alone. */
async function tellLost(
  trx: Kysely<Tables>,
  app: App,
  { scheme, content, handedOut }: ReadiedCollection,
  { known, now, before, rows }: Read & { rows: CollectedRows },
): Promise<Finding[]> {
  const headings = findLostHeadings(scheme, handedOut, content)
  if (headings.length > 0) return headings
  const has = new Set([...now.identified.items.values(), ...now.identified.indicators.values()])
  const had = new Set([...before.identified.items.values(), ...before.identified.indicators.values()])
  const lost = (id: string) => had.has(id) && !has.has(id)
  const items = known.items.filter(({ id }) => lost(id))
  const indicators = known.indicators.filter(({ id, item }) => lost(id) && !lost(item))
  const missing = [...items.map(({ title }) => title), ...indicators.map(({ name }) => name)]
  const surround = await loadSurroundings(
    trx,
    app,
    rows.emptied.map(({ statement }) => statement),
  )
  const emptied = rows.emptied.filter(({ statement }) => {
    const { item, indicator } = surround(statement)
    return !lost(item.id) && !(indicator && lost(indicator.id))
  })
  return [
    ...missing.map((title) => finding('collected-row-missing', { title })),
    ...emptied.map(({ statement, source }) => {
      const { about, value, item } = viewStatement(statement, surround)
      return finding(
        'collected-emptied',
        { about: about.startsWith(item.title) ? about : `${item.title}　${about}`, value },
        { source },
      )
    }),
  ]
}

/** What is found of the drafts themselves: of anything else a file that has lost something tells what is not so. */
function onDrafts({ findings, drafts }: CollectedRows): Finding[] {
  const ids = new Set(drafts.map(({ row }) => row.provenance.id))
  return findings.filter(({ subject }) => subject !== undefined && ids.has(subject))
}

/** What was changed of items and indicators themselves; what the file said of them when it was given out is none. */
async function keepChanges(
  trx: Kysely<Tables>,
  app: App,
  { now, before, known, identified }: Read & { identified: Identified },
  origin: Import,
): Promise<number> {
  const papers = await listPapers(trx, app.body, { plan: origin.plan })
  papers.delete(origin.document)
  return await keepIdentityChanges(trx, app.body, {
    exchange: now.exchange,
    identified,
    known,
    papers,
    echoed: before,
    ...origin,
  })
}

function collected(
  { document, plan, scheme }: { document: string; plan: string; scheme: string },
  { file, handedOut }: ReadiedCollection,
  { newItems, newIndicators }: Identified,
  rows: CollectedRows,
  changes: number,
): ImportResult {
  const same = rows.unchanged.length
  const parts = [
    rows.drafts.length === 0 && newItems.length > 0
      ? `「${file.name}」で変わった値はありません。`
      : rows.drafts.length === 0
        ? `「${file.name}」には、配布したときから変わった値がありませんでした。`
        : `「${file.name}」の、配布したときから変わった ${rows.drafts.length} 件を下書きにしました。`,
    rows.conflicts > 0 && `うち ${rows.conflicts} 件は台帳でも変わっているため、どちらを採るか選んでください。`,
    same > 0 && `台帳でも同じ値になっていた ${same} 件は、そのままです。`,
    newItems.length > 0 &&
      `書き足された項目が ${newItems.length} 件あります（${newItems.map(({ title }) => title).join('、')}）。`,
    changes > 0 && `項目や指標の変更が ${changes} 件あります。`,
    file.by === undefined && askFiller(handedOut.lastSavedBy),
  ]
  return {
    document,
    plan,
    scheme,
    outcome: 'drafted',
    isBack: true,
    message: parts.filter(Boolean).join(''),
    drafts: rows.drafts.length,
    unchanged: rows.untouched + same,
    newItems: newItems.length,
    newIndicators: newIndicators.length,
    findings: rows.findings,
  }
}

/** A name in the file is a suggestion only. */
function askFiller(lastSavedBy: string | undefined): string {
  const suggestion = lastSavedBy === undefined ? '' : `（ファイルには最後に保存した人として「${lastSavedBy}」とあります）`
  return `記入者を確認の画面で確かめてください${suggestion}。`
}
