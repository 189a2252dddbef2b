import type { Kysely } from 'kysely'
import { currentStatements } from '#core/current-statement.ts'
import { type Finding, finding } from '#core/finding.ts'
import { sayAgain } from '#core/say-again.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { statementKey } from '#core/statement-key.ts'
import { decideStatements, type Decision as Judged, rejectReturned } from '#store/decide.ts'
import { findStatements } from '#store/find-statements.ts'
import { insertStatements } from '#store/insert-statements.ts'
import type { Tables } from '#store/tables.ts'
import { acceptTheirs, refusalOf } from './accept-stretch.ts'
import type { App } from './app.ts'
import { contentId } from './content-id.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Decision } from './decision.ts'
import { loadRelated } from './load-related.ts'
import { loadSurroundings, type Surround } from './statement-view.ts'

/**
 * Corrects a draft in place (訂正): `text` as a person types it (「5件」「AⅡ」「10,050」 in the unit shown, or the words).
 * The reading is rejected; a new accepted statement by the person stands in its place, with the same cell as its source.
 * What was returned or accepted already (and is still current) may be corrected the same way.
 */
export async function correctDraft(app: App, correction: { draft: string; text: string; reason?: string }): Promise<Decision> {
  return await decideInTurn(app, async (trx) => {
    const [read] = await findStatements(trx, app.body, { ids: [correction.draft] })
    if (!read) return { refused: finding('statement-unknown', { id: correction.draft }) }
    const surround = await loadSurroundings(trx, app, [read])
    const said = readTyped(read, correction.text, surround)
    if ('refused' in said) return said
    const related = await loadRelated(trx, app.body, [read])
    const current = currentStatements(related)
    if (!isOpen(read, current)) return { refused: refusalOf(read, surround) }
    // One instant for both: by it the correction is known again as that of this reading.
    const at = app.now()
    const corrected = correctionOf(app, read, said.statement, findReplaced(read, current), at)
    await giveUpReading(trx, app, read, { by: app.user.id, at, reason: correction.reason ?? '訂正' })
    await insertStatements(trx, app.body, [corrected])
    await acceptTheirs(trx, app.body, [corrected], surround)
    return { decided: [corrected.row.provenance.id] }
  })
}

/** Understands what a person typed in the place of a statement, or says why it cannot be. */
export function readTyped(read: Statement, text: string, surround: Surround): { statement: Statement } | { refused: Finding } {
  const { words, item, rules } = surround(read)
  const about = words.indicator?.name ?? item.title
  if (text.trim() === '') return { refused: finding('value-empty', { about }) }
  const said = sayAgain(read, text, rules)
  return 'expected' in said ? { refused: finding('value-unreadable', { about, text, expected: said.expected }) } : said
}

function isOpen(read: KeptStatement, current: KeptStatement[]): boolean {
  const { status, id } = read.row.provenance
  return (
    status === 'draft' || status === 'returned' || (status === 'accepted' && current.some(({ row }) => row.provenance.id === id))
  )
}

/** The current statement that a correction takes the place of: itself, what its draft would have, or what came there since. */
function findReplaced(read: KeptStatement, current: KeptStatement[]): KeptStatement | undefined {
  const { id, supersedes, document } = read.row.provenance
  const key = statementKey(read)
  const there = current.filter((one) => statementKey(one) === key)
  const named = there.find(({ row }) => row.provenance.id === id || row.provenance.id === supersedes)
  return named ?? there.find(({ row }) => row.provenance.document !== document)
}

function correctionOf(
  app: App,
  read: KeptStatement,
  said: Statement,
  replaced: KeptStatement | undefined,
  at: string,
): KeptStatement {
  const { document } = read.row.provenance
  const provenance = {
    id: contentId(read.row.provenance.id, said.row, app.user.id, at),
    status: 'accepted' as const,
    ...(document === undefined ? {} : { document }),
    saidBy: app.user.id,
    saidAt: at,
    ...(replaced ? { supersedes: replaced.row.provenance.id } : {}),
    decidedBy: app.user.id,
    decidedAt: at,
  }
  const source = read.row.source ? { source: read.row.source } : {}
  return { ...said, row: { ...said.row, ...source, provenance } } as KeptStatement
}

async function giveUpReading(
  trx: Kysely<Tables>,
  app: App,
  read: KeptStatement,
  decision: Omit<Judged, 'status'>,
): Promise<void> {
  const { status, id } = read.row.provenance
  if (status === 'draft') await decideStatements(trx, app.body, { ids: [id] }, { status: 'rejected', ...decision })
  if (status === 'returned') await rejectReturned(trx, app.body, [id], decision)
}
