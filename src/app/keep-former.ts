import { finding } from '#core/finding.ts'
import { decideStatements } from '#store/decide.ts'
import { findStatements } from '#store/find-statements.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Decision } from './decision.ts'

/** Keeps what a later paper does not say any more (残す): the offered withdrawal is rejected, and the former statement stays current. */
export async function keepFormer(app: App, draft: string): Promise<Decision> {
  return await decideInTurn(app, async (trx) => {
    const [offered] = await findStatements(trx, app.body, { ids: [draft] })
    if (!offered?.row.provenance.withdraws || offered.row.provenance.status !== 'draft')
      return { refused: finding('statement-unknown', { id: draft }) }
    const decision = { status: 'rejected', by: app.user.id, at: app.now(), reason: '前からの内容を残します。' } as const
    await decideStatements(trx, app.body, { ids: [draft] }, decision)
    return { decided: [draft] }
  })
}
