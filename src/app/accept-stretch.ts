import type { Kysely } from 'kysely'
import { currentByKey, currentStatements, isPersons } from '#core/current-statement.ts'
import { type Finding, finding } from '#core/finding.ts'
import { type Conflict, findConflicts } from '#core/hand-out.ts'
import type { KeptStatement } from '#core/statement.ts'
import { sayValue } from '#core/statement-words.ts'
import { acceptItems } from '#store/accept-items.ts'
import { findCollection } from '#store/collection.ts'
import { acceptIdentities, decideStatements } from '#store/decide.ts'
import { findStatements } from '#store/find-statements.ts'
import { listFindings } from '#store/finding.ts'
import { insertStatements } from '#store/insert-statements.ts'
import { insertSeenAgain, type SeenAgain } from '#store/seen-again.ts'
import type { Tables } from '#store/tables.ts'
import type { DraftChoice } from './accept-drafts.ts'
import type { App } from './app.ts'
import type { Decision } from './decision.ts'
import { findingsOn, isSure } from './draft-findings.ts'
import { findRepeats, offerLeftOver, tellOlder } from './later-papers.ts'
import { type Settlement, settleDraft, settledReasons } from './settle-draft.ts'
import { loadSpoken, type Spoken } from './spoken-in.ts'
import { loadSurroundings, type Surround } from './statement-view.ts'

/** Accepts the chosen drafts of a document on some items, within a transaction; nothing of other items is looked at. */
export async function acceptStretch(
  trx: Kysely<Tables>,
  app: App,
  document: string,
  choice: DraftChoice,
  items: readonly string[],
): Promise<Decision> {
  const ofDocument = await findStatements(trx, app.body, { document, about: items })
  const surround = await loadSurroundings(trx, app, ofDocument)
  const waiting = ofDocument.filter(({ row }) => row.provenance.status === 'draft')
  const related = [...ofDocument, ...(await findStatements(trx, app.body, { beside: document, statements: waiting }))]
  const collection = await findCollection(trx, app.body, document)
  const conflicts = collection ? findConflicts(waiting, related, collection.handedOut.at) : new Map<KeptStatement, Conflict>()
  const chosen = await chooseDrafts(trx, app, document, choice, { waiting, related, surround, conflicts })
  if ('ids' in choice && chosen.length === 0) return refuseDecided(choice.ids, ofDocument, surround)
  const unseen = 'ids' in choice ? chosen.find((draft) => !hasSeen(choice, conflicts.get(draft))) : undefined
  if (unseen) return { refused: sayConflict(unseen, conflicts.get(unseen), surround) }
  await acceptChosen(trx, chosen, {
    app,
    document,
    ofDocument,
    related,
    named: 'ids' in choice,
    isBack: collection !== undefined,
  })
  await acceptTheirs(trx, app.body, chosen, surround)
  return { decided: chosen.map(({ row }) => row.provenance.id) }
}

/** Drafts that wait, and what stands around them. */
interface Waiting {
  waiting: KeptStatement[]
  related: KeptStatement[]
  surround: Surround
  /** Where the ledger has moved on since the file was handed out: only who has seen both values may take the file's. */
  conflicts: ReadonlyMap<KeptStatement, Conflict>
}

async function chooseDrafts(
  db: Kysely<Tables>,
  app: App,
  documentId: string,
  choice: DraftChoice,
  { waiting, related, surround, conflicts }: Waiting,
): Promise<KeptStatement[]> {
  if ('ids' in choice) {
    const ids = new Set(choice.ids)
    return waiting.filter(({ row }) => ids.has(row.provenance.id))
  }
  const persons = personsGrades(waiting, related)
  const open = waiting.filter((draft) => !persons.has(draft.row.provenance.supersedes) && !conflicts.has(draft))
  if ('all' in choice) return choice.suggested ? open : open.filter((draft) => !isSuggested(draft))
  if ('suggested' in choice) return open.filter(isSuggested)
  const findings = await listFindings(db, app.body, { documents: [documentId] })
  const on = findingsOn(open, findings)
  return open.filter((draft) => isSure(draft, surround(draft).rules, on.get(draft) ?? []))
}

/** Whether who names a draft has seen what the ledger says in its place by now. */
function hasSeen(choice: { over?: string }, conflict: Conflict | undefined): boolean {
  return conflict === undefined || choice.over === (conflict.ledger?.row.provenance.id ?? '')
}

function sayConflict(draft: KeptStatement, conflict: Conflict | undefined, surround: Surround): Finding {
  const { words, item } = surround(draft)
  const value = conflict?.ledger ? sayValue(conflict.ledger, words) : '（取消）'
  return finding('changed-on-both-sides', { about: words.indicator?.name ?? item.title, value })
}

/** Found in running text: a person confirms it apart from what the paper states. */
const isSuggested = ({ row }: KeptStatement) => 'fromProse' in row && row.fromProse === true

/** Ids of the current grades that a person gave and some draft would replace. */
function personsGrades(waiting: KeptStatement[], related: KeptStatement[]): Set<string | undefined> {
  const replaced = new Set(waiting.map(({ row }) => row.provenance.supersedes))
  const evaluations = related.filter(({ list }) => list === 'evaluations')
  const inPlace = new Map<string, KeptStatement[]>()
  const placeOf = ({ row }: KeptStatement) => `${row.provenance.document} ${row.source?.locator}`
  for (const one of evaluations) inPlace.set(placeOf(one), [...(inPlace.get(placeOf(one)) ?? []), one])
  const grades = currentStatements(evaluations).filter(
    (one) => replaced.has(one.row.provenance.id) && isPersons(one, inPlace.get(placeOf(one)) ?? []),
  )
  return new Set(grades.map(({ row }) => row.provenance.id))
}

/** What accepting needs to know around the drafts of one document. */
interface Around {
  app: App
  document: string
  ofDocument: KeptStatement[]
  related: KeptStatement[]
  /** Drafts were named one by one: a person has seen what they replace. */
  named: boolean
  /** It is a file come back (回収): it knows what it replaces, whatever paper that was read from. */
  isBack: boolean
}

async function acceptChosen(trx: Kysely<Tables>, chosen: KeptStatement[], around: Around): Promise<void> {
  const { app, related, named, isBack } = around
  const by = { id: app.user.id, at: app.now() }
  const spoken = await loadSpoken(trx, app.body, related)
  const isOlder = named || isBack ? () => false : tellOlder(currentStatements(related), spoken)
  const current = currentByKey(related)
  const settled = chosen.map((draft) => settleDraft(draft, current, by, isOlder))
  const accepted = settled.flatMap((one) => ('accept' in one ? [one.accept] : []))
  const inserted = settled.flatMap((one) => ('insert' in one ? [one.insert] : []))
  const among = new Set(chosen)
  const others = related.filter((one) => !among.has(one))
  const repeats = findRepeats([...accepted, ...inserted], others, spoken).map((one) => ({ ...one, reason: settledReasons.same }))
  await rejectSettled(trx, app, [...settled, ...repeats], by)
  const ids = accepted.map(({ row }) => row.provenance.id)
  await decideStatements(trx, app.body, { ids }, { status: 'accepted', by: by.id, at: by.at })
  await insertStatements(trx, app.body, inserted)
  const same = settled.flatMap((one) => ('sameAs' in one && one.sameAs ? [one.reject] : []))
  // a file come back brings only what was changed in it: what it does not bring was not taken out
  if (!isBack) await offerRest(trx, [...accepted, ...inserted, ...same], around, spoken)
}

/** Rejects drafts whose place was filled meanwhile, each with its reason. */
async function rejectSettled(
  trx: Kysely<Tables>,
  app: App,
  settled: Settlement[],
  by: { id: string; at: string },
): Promise<void> {
  const reasons = new Map<string, string[]>()
  for (const one of settled) {
    if (!('reject' in one)) continue
    const reason = ('reason' in one ? one.reason : undefined) ?? settledReasons.replaced
    reasons.set(reason, [...(reasons.get(reason) ?? []), one.reject.row.provenance.id])
  }
  for (const [reason, ids] of reasons)
    await decideStatements(trx, app.body, { ids }, { status: 'rejected', by: by.id, at: by.at, reason })
  await insertSeenAgain(trx, app.body, settled.flatMap(seenAgain))
}

/** A draft that says what is accepted already is not lost: its paper says so too. */
function seenAgain(one: Settlement): SeenAgain[] {
  if (!('reject' in one) || !('sameAs' in one) || !one.sameAs) return []
  const { provenance, source } = one.reject.row
  const known = provenance.document !== undefined && source
  return known ? [{ document: provenance.document ?? '', statement: one.sameAs.row.provenance.id, source }] : []
}

/** Offers the withdrawal of former words of which the paper, now that its own are accepted, says nothing more. */
async function offerRest(
  trx: Kysely<Tables>,
  accepted: KeptStatement[],
  { app, document, ofDocument, related }: Around,
  spoken: Spoken,
): Promise<void> {
  const superseded = new Set(accepted.map(({ row }) => row.provenance.supersedes))
  const left = currentStatements(related).filter(({ row }) => !superseded.has(row.provenance.id))
  const offer = { document, saidBy: app.user.id, saidAt: app.now() }
  await insertStatements(trx, app.body, offerLeftOver(accepted, left, ofDocument, spoken, offer))
}

/** Accepts what statements speak of, up to the root. */
export async function acceptTheirs(
  trx: Kysely<Tables>,
  body: string,
  statements: readonly KeptStatement[],
  surround: Surround,
): Promise<void> {
  const around = statements.map(surround)
  await acceptItems(trx, body, [...new Set(around.map(({ item }) => item.id))])
  await acceptIdentities(trx, body, { ids: [...new Set(around.flatMap(({ indicator }) => indicator?.id ?? []))] })
}

function refuseDecided(ids: string[], ofDocument: KeptStatement[], surround: Surround): Decision {
  const named = ofDocument.find(({ row }) => ids.includes(row.provenance.id))
  if (!named) return { refused: finding('statement-unknown', { id: ids[0] ?? '' }) }
  return { refused: refusalOf(named, surround) }
}

/** Why a statement that waits no more cannot be decided. */
export function refusalOf(statement: KeptStatement, surround: Surround) {
  const { status, id } = statement.row.provenance
  const { item, words } = surround(statement)
  const about = words.indicator?.name ?? item.title
  return finding('decided-meanwhile', { about, state: status === 'draft' ? 'superseded' : status }, { subject: id })
}
