import { currentStatements, findReading } from '#core/current-statement.ts'
import { finding } from '#core/finding.ts'
import type { KeptStatement } from '#core/statement.ts'
import { rejectReturned } from '#store/decide.ts'
import { findStatements } from '#store/find-statements.ts'
import { insertStatements } from '#store/insert-statements.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Decision } from './decision.ts'
import { loadRelated } from './load-related.ts'
import { copyStatement } from './settle-draft.ts'
import { loadSurroundings } from './statement-view.ts'

/**
 * Takes a decision of a review back (元に戻す). Nothing is erased: the accepted statement is superseded by a statement that says the former
 * value again or, where there was none, by one that only withdraws it (取消); and what the paper was read to say is drafted anew and waits.
 * A returned or rejected draft is drafted anew. `decided` names the new draft.
 */
export async function undoDecision(app: App, statementId: string): Promise<Decision> {
  return await decideInTurn(app, async (trx) => {
    const [decided] = await findStatements(trx, app.body, { ids: [statementId] })
    if (!decided) return { refused: finding('statement-unknown', { id: statementId }) }
    const related = await loadRelated(trx, app.body, [decided])
    const undone = undo(app, decided, related)
    if (!undone) {
      const { words, item } = (await loadSurroundings(trx, app, [decided]))(decided)
      return { refused: finding('undo-impossible', { about: words.indicator?.name ?? item.title }, { subject: statementId }) }
    }
    const by = { by: app.user.id, at: app.now(), reason: '元に戻す' }
    if (decided.row.provenance.status === 'returned') await rejectReturned(trx, app.body, [statementId], by)
    await insertStatements(trx, app.body, undone)
    return { decided: undone.slice(-1).map(({ row }) => row.provenance.id) }
  })
}

/** Whether a decision on a statement can be taken back: it still stands as it was decided. */
export function isUndoable(decided: KeptStatement, current: ReadonlySet<string>): boolean {
  const { status, document, id } = decided.row.provenance
  if (document === undefined || status === 'draft') return false
  if (status === 'accepted') return current.has(id)
  return status === 'returned'
}

/** The statements that take a decision back, the new draft last. */
function undo(app: App, decided: KeptStatement, related: readonly KeptStatement[]): KeptStatement[] | undefined {
  const current = new Set(currentStatements(related).map(({ row }) => row.provenance.id))
  if (!isUndoable(decided, current)) return undefined
  const said = { saidBy: app.user.id, saidAt: app.now() }
  const { status, supersedes } = decided.row.provenance
  if (status !== 'accepted') {
    const before = currentStatements(related).find(({ row }) => row.provenance.id === supersedes)
    return [copyStatement(decided, { status: 'draft' }, before, said)]
  }
  const decision = { status: 'accepted', decidedBy: app.user.id, decidedAt: said.saidAt, reason: '元に戻す' } as const
  const former = related.find(({ row }) => row.provenance.id === supersedes && row.provenance.status === 'accepted')
  const restored = former && former.row.provenance.withdraws !== true
  const answer = restored
    ? copyStatement(former, decision, decided, said)
    : copyStatement(decided, { ...decision, withdraws: true }, decided, said)
  const reading = findReading(decided, related) ?? decided
  if (reading === former) return [answer]
  return [answer, copyStatement(reading, { status: 'draft' }, restored ? answer : undefined, said)]
}
