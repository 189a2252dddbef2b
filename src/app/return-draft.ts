import { finding } from '#core/finding.ts'
import { decideStatements } from '#store/decide.ts'
import { findStatements } from '#store/find-statements.ts'
import { refusalOf } from './accept-stretch.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Decision } from './decision.ts'
import { loadSurroundings } from './statement-view.ts'

/** Which drafts of a document: those named, or every one that waits. */
export type ReturnChoice = { ids: string[] } | { all: true }

/** Returns drafts of a document with a reason (差戻し): the section that wrote the paper is asked to say it again. */
export async function returnDrafts(app: App, documentId: string, choice: ReturnChoice, reason: string): Promise<Decision> {
  return await decideInTurn(app, async (trx) => {
    const named = await findStatements(trx, app.body, 'ids' in choice ? { ids: choice.ids } : { document: documentId })
    const [first] = named
    if (!first) return { refused: finding('statement-unknown', { id: 'ids' in choice ? (choice.ids[0] ?? '') : documentId }) }
    const surround = await loadSurroundings(trx, app, named)
    if (reason.trim() === '') {
      const { words, item } = surround(first)
      return { refused: finding('reason-missing', { about: words.indicator?.name ?? item.title }) }
    }
    const waiting = named.filter(({ row }) => row.provenance.status === 'draft').map(({ row }) => row.provenance.id)
    if (waiting.length === 0) return { refused: refusalOf(first, surround) }
    const decision = { status: 'returned', by: app.user.id, at: app.now(), reason: reason.trim() } as const
    await decideStatements(trx, app.body, { ids: waiting }, decision)
    return { decided: waiting }
  })
}
