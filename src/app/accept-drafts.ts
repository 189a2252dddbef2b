import type { Kysely } from 'kysely'
import { currentByKey, currentStatements, isPersons } from '#core/current-statement.ts'
import { finding } from '#core/finding.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { acceptItems, acceptRest } from '#store/accept-items.ts'
import { acceptIdentities, decideStatements } from '#store/decide.ts'
import { findStatements } from '#store/find-statements.ts'
import { listFindings } from '#store/finding.ts'
import { insertStatements } from '#store/insert-statements.ts'
import type { Tables } from '#store/tables.ts'
import type { App } from './app.ts'
import { decideInTurn } from './decide-in-turn.ts'
import type { Decision } from './decision.ts'
import { findingsOn, isSure } from './draft-findings.ts'
import { settleDraft } from './settle-draft.ts'
import { loadSurroundings, type Surround } from './statement-view.ts'

/** Which drafts: those named, every one that waits, or every one that is exact and without a finding. */
export type DraftChoice = { ids: string[] } | { all: true } | { exact: true }

/**
 * Accepts drafts of a document (確定). Their indicators, items and ancestors are accepted with them. What is decided already stays as it is.
 * A person's grade is never overwritten by `all` or `exact`: such a draft goes on waiting until it is named.
 */
export async function acceptDrafts(app: App, documentId: string, choice: DraftChoice): Promise<Decision> {
  return await decideInTurn(app, async (trx) => {
    const ofDocument = await findStatements(trx, app.body, { document: documentId })
    const surround = await loadSurroundings(trx, app, ofDocument)
    const waiting = ofDocument.filter(({ row }) => row.provenance.status === 'draft')
    const related = await loadRelated(trx, app.body, waiting)
    const chosen = await chooseDrafts(trx, app, documentId, choice, { waiting, related, surround })
    if ('ids' in choice && chosen.length === 0) return refuseDecided(choice.ids, ofDocument, surround)
    await acceptChosen(trx, app, chosen, related)
    await acceptTheirs(trx, app.body, chosen, surround)
    if (chosen.length === waiting.length) await acceptRest(trx, app.body, documentId)
    return { decided: chosen.map(({ row }) => row.provenance.id) }
  })
}

/** Everything said of what some statements speak of. */
export function loadRelated(db: Kysely<Tables>, body: string, statements: readonly Statement[]): Promise<KeptStatement[]> {
  const items = statements.flatMap((one) => (one.list === 'observations' ? [] : [one.row.item]))
  const indicators = statements.flatMap((one) => (one.list === 'observations' ? [one.row.indicator] : []))
  return findStatements(db, body, { items: [...new Set(items)], indicators: [...new Set(indicators)] })
}

async function chooseDrafts(
  db: Kysely<Tables>,
  app: App,
  documentId: string,
  choice: DraftChoice,
  { waiting, related, surround }: { waiting: KeptStatement[]; related: KeptStatement[]; surround: Surround },
): Promise<KeptStatement[]> {
  if ('ids' in choice) {
    const ids = new Set(choice.ids)
    return waiting.filter(({ row }) => ids.has(row.provenance.id))
  }
  const persons = personsGrades(related)
  const open = waiting.filter((draft) => !persons.has(draft.row.provenance.supersedes))
  if ('all' in choice) return open
  const findings = await listFindings(db, app.body, { documents: [documentId] })
  const on = findingsOn(open, findings)
  return open.filter((draft) => isSure(draft, surround(draft).rules, on.get(draft) ?? []))
}

/** Ids of the current grades that a person gave. */
function personsGrades(related: KeptStatement[]): Set<string | undefined> {
  const grades = currentStatements(related).filter((one) => one.list === 'evaluations' && isPersons(one, related))
  return new Set(grades.map(({ row }) => row.provenance.id))
}

async function acceptChosen(trx: Kysely<Tables>, app: App, chosen: KeptStatement[], related: KeptStatement[]): Promise<void> {
  const by = { id: app.user.id, at: app.now() }
  const current = currentByKey(related)
  const settled = chosen.map((draft) => settleDraft(draft, current, by))
  const rejected = settled.flatMap((one) => ('reject' in one ? [one.reject.row.provenance.id] : []))
  await decideStatements(
    trx,
    app.body,
    { ids: rejected },
    { status: 'rejected', by: by.id, at: by.at, reason: '同じ箇所の別の値を引き継ぎました。' },
  )
  const accepted = settled.flatMap((one) => ('accept' in one ? [one.accept.row.provenance.id] : []))
  await decideStatements(trx, app.body, { ids: accepted }, { status: 'accepted', by: by.id, at: by.at })
  await insertStatements(
    trx,
    app.body,
    settled.flatMap((one) => ('insert' in one ? [one.insert] : [])),
  )
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
