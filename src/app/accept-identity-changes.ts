import type { Kysely } from 'kysely'
import { comparePapers } from '#core/paper-order.ts'
import { findDocument, listPapers } from '#store/document.ts'
import { decideIdentityChanges, type IdentityChange, listIdentityChanges } from '#store/identity-change.ts'
import type { Tables } from '#store/tables.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import { loadOrigins } from './keep-identity-changes.ts'

/** One change of a document, by what it changes. */
export interface ChangeChoice {
  subject: string
  field: string
}

/** Decides changes of items and indicators that a paper brings (項目・指標の変更): one, or all that wait. Returns how many were decided. */
export async function decideChanges(
  app: App,
  document: string,
  choice: ChangeChoice | 'all',
  status: 'accepted' | 'rejected',
): Promise<number> {
  return await decideInTurn(app, async (trx) => {
    if (choice === 'all' && status === 'accepted') return await acceptIdentityChanges(trx, app, document)
    const waiting = (await listIdentityChanges(trx, app.body, { document })).filter((one) => one.status === 'draft')
    const chosen =
      choice === 'all' ? waiting : waiting.filter(({ subject, field }) => subject === choice.subject && field === choice.field)
    await decideIdentityChanges(trx, app.body, chosen, { status, by: app.user.id, at: app.now() })
    return chosen.length
  })
}

/**
 * Accepts every change of a document that waits, within a transaction. Where a later paper's change has been accepted meanwhile, that one
 * stays: the order in which papers are decided does not matter.
 */
export async function acceptIdentityChanges(trx: Kysely<Tables>, app: App, documentId: string): Promise<number> {
  const waiting = (await listIdentityChanges(trx, app.body, { document: documentId })).filter(({ status }) => status === 'draft')
  if (waiting.length === 0) return 0
  const paper = await findDocument(trx, app.body, documentId)
  const papers = await listPapers(trx, app.body, { plan: paper?.plan ?? '' })
  const subjects = [...new Set(waiting.map(({ subject }) => subject))]
  const saidIn = await loadOrigins(trx, app.body, subjects, papers)
  const isOlder = ({ subject, field, before }: IdentityChange) => {
    const from = saidIn(subject, field, before !== undefined)
    return from !== undefined && paper !== undefined && comparePapers(paper.facts, from) < 0
  }
  const by = { by: app.user.id, at: app.now() }
  await decideIdentityChanges(trx, app.body, waiting.filter(isOlder), { status: 'rejected', ...by })
  await decideIdentityChanges(
    trx,
    app.body,
    waiting.filter((change) => !isOlder(change)),
    { status: 'accepted', ...by },
  )
  return waiting.length
}
