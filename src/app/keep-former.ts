import { finding } from '#core/finding.ts'
import { findCollection } from '#store/collection.ts'
import { decideStatements } from '#store/decide.ts'
import { findStatements } from '#store/find-statements.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Decision } from './decision.ts'

/**
 * Keeps what the ledger says (残す) where a later paper does not say it any more, or a file that came back says it otherwise: the draft is
 * rejected, and the former statement stays current.
 */
export async function keepFormer(app: App, draft: string): Promise<Decision> {
  return await decideInTurn(app, async (trx) => {
    const [offered] = await findStatements(trx, app.body, { ids: [draft] })
    const { status, withdraws, document = '' } = offered?.row.provenance ?? {}
    // of a file come back (回収) the ledger's own value may be kept too, where both were changed
    const mayKeep = withdraws === true || (await findCollection(trx, app.body, document)) !== undefined
    if (status !== 'draft' || !mayKeep) return { refused: finding('statement-unknown', { id: draft }) }
    const decision = { status: 'rejected', by: app.user.id, at: app.now(), reason: '前からの内容を残します。' } as const
    await decideStatements(trx, app.body, { ids: [draft] }, decision)
    return { decided: [draft] }
  })
}
