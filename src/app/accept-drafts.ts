import type { Kysely } from 'kysely'
import { finding } from '#core/finding.ts'
import type { KeptStatement } from '#core/statement.ts'
import { acceptRest } from '#store/accept-items.ts'
import { findIdentities } from '#store/find-identities.ts'
import { findStatements } from '#store/find-statements.ts'
import type { Tables } from '#store/tables.ts'
import { isAnyWaiting, listWaitingItems, type WaitingItem } from '#store/waiting-items.ts'
import { acceptIdentityChanges } from './accept-identity-changes.ts'
import { acceptStretch } from './accept-stretch.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Decision } from './decision.ts'
import { giveWay } from './give-way.ts'
import type { Watch } from './runs.ts'

/**
 * Which drafts: those named, every one that waits, every one that is exact and without a finding, or every suggestion from running words
 * (本文からの候補). `all` leaves the suggestions waiting unless `suggested` says that they are meant too. `over`: of a draft where the ledger has
 * moved on since the file was handed out, the id of what it says by now (empty where nothing): whoever names it has seen both.
 */
export type DraftChoice =
  | { ids: string[]; over?: string }
  | { all: true; suggested?: true }
  | { exact: true }
  | { suggested: true }

/** About how many drafts one transaction decides: whoever else reads or writes waits for no more than these. */
const draftsAtOnce = 1_000

/**
 * Accepts drafts of a document (確定). Their indicators, items and ancestors are accepted with them. What is decided already stays as it is.
 * A person's grade, and what the ledger says by now of a place that came back changed (両側の変更), is never overwritten by `all` or `exact`: such
 * a draft goes on waiting until it is named.
 * Many are accepted some items at a time, each time whole: if that is interrupted or asked to stop, the others go on waiting.
 */
export async function acceptDrafts(
  app: App,
  documentId: string,
  choice: DraftChoice,
  { tell = () => {}, signal }: Watch = {},
): Promise<Decision> {
  if ('ids' in choice) return await acceptNamed(app, documentId, choice)
  const waiting = await listWaitingItems(app.db, app.body, documentId)
  const total = waiting.reduce((sum, { drafts }) => sum + drafts, 0)
  const decided: string[][] = []
  let done = 0
  for (const stretch of stretchesOf(waiting)) {
    if (signal?.aborted) return { decided: decided.flat() }
    const items = stretch.map(({ item }) => item)
    const accepted = await decideInTurn(app, (trx) => acceptStretch(trx, app, documentId, choice, items))
    if ('refused' in accepted) return accepted
    decided.push(accepted.decided)
    done += stretch.reduce((sum, { drafts }) => sum + drafts, 0)
    tell(done, total)
    await giveWay(app.db)
  }
  await decideInTurn(app, async (trx) => {
    await acceptWhatIsLeft(trx, app, documentId)
    if ('all' in choice) await acceptIdentityChanges(trx, app, documentId)
  })
  return { decided: decided.flat() }
}

/** Drafts that a person looked at one by one. */
async function acceptNamed(app: App, documentId: string, choice: { ids: string[]; over?: string }): Promise<Decision> {
  return await decideInTurn(app, async (trx) => {
    const named = await findStatements(trx, app.body, { ids: choice.ids })
    const own = named.filter(({ row }) => row.provenance.document === documentId)
    if (own.length === 0) return { refused: finding('statement-unknown', { id: choice.ids[0] ?? '' }) }
    const decision = await acceptStretch(trx, app, documentId, choice, await listItemsOf(trx, app.body, own))
    if ('decided' in decision) await acceptWhatIsLeft(trx, app, documentId)
    return decision
  })
}

/** Items that statements are about, by themselves or by their indicators. */
async function listItemsOf(db: Kysely<Tables>, body: string, statements: readonly KeptStatement[]): Promise<string[]> {
  const indicators = statements.flatMap((one) => (one.list === 'observations' ? [one.row.indicator] : []))
  const known = indicators.length === 0 ? [] : (await findIdentities(db, body, { items: [], indicators })).indicators
  const items = statements.flatMap((one) => (one.list === 'observations' ? [] : [one.row.item]))
  return [...new Set([...items, ...known.map(({ item }) => item)])]
}

async function acceptWhatIsLeft(trx: Kysely<Tables>, app: App, documentId: string): Promise<void> {
  if (!(await isAnyWaiting(trx, app.body, documentId))) await acceptRest(trx, app.body, documentId)
}

/** An item is never parted: its words are accepted, or offered to be withdrawn, together. */
function stretchesOf(waiting: readonly WaitingItem[]): WaitingItem[][] {
  const stretches: WaitingItem[][] = []
  let drafts = draftsAtOnce
  for (const one of waiting) {
    if (drafts >= draftsAtOnce) {
      stretches.push([])
      drafts = 0
    }
    stretches.at(-1)?.push(one)
    drafts += one.drafts
  }
  return stretches
}
