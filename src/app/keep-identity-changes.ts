import type { Kysely } from 'kysely'
import type { Exchange } from '#core/exchange.ts'
import { comparePapers, type PaperTime } from '#core/paper-order.ts'
import type { Indicator, Item } from '#core/plan.ts'
import type { KeptPaper } from '#store/document.ts'
import { type IdentityField, insertIdentityChanges, listIdentityChanges } from '#store/identity-change.ts'
import { listFirstSeen } from '#store/list-first-seen.ts'
import type { Tables } from '#store/tables.ts'
import type { Identified } from './identify-rows.ts'
import { findIdentityChanges, type KnownIdentity, withoutEchoes } from './identity-changes.ts'

/** A paper whose rows were identified, and what was known before it. */
interface Compared {
  exchange: Exchange
  identified: Identified
  known: { items: Item[]; indicators: Indicator[] }
  papers: ReadonlyMap<string, KeptPaper>
  document: string
  saidBy: string
  /** ISO 8601 instant. */
  saidAt: string
  /** What the same paper said when it was given out (配布): who says it again says nothing. */
  echoed?: Pick<Compared, 'exchange' | 'identified'>
}

/** Drafts what a paper says otherwise of known items and indicators. Returns how many changes there are to decide. */
export async function keepIdentityChanges(db: Kysely<Tables>, body: string, compared: Compared): Promise<number> {
  const { exchange, identified, known, document } = compared
  const spoken = new Set([...identified.items.values(), ...identified.indicators.values()])
  const rows = [...known.items, ...known.indicators].filter(({ id }) => spoken.has(id))
  const saidIn = await loadOrigins(
    db,
    body,
    rows.map(({ id }) => id),
    compared.papers,
  )
  const asKnown = <Row extends Item | Indicator>(all: Row[]): Map<string, KnownIdentity<Row>> =>
    new Map(
      all.filter(({ id }) => spoken.has(id)).map((row) => [row.id, { row, saidIn: (field) => saidIn(row.id, field, true) }]),
    )
  const asKnownRows = { items: asKnown(known.items), indicators: asKnown(known.indicators) }
  const found = findIdentityChanges(exchange, identified, asKnownRows, document)
  const changes = compared.echoed ? withoutEchoes(found, compared.echoed) : found
  const decided = { decidedBy: compared.saidBy, decidedAt: compared.saidAt }
  await insertIdentityChanges(
    db,
    body,
    changes.map(({ isSame, ...change }) =>
      isSame ? { ...change, after: change.before, status: 'accepted', ...decided } : { ...change, status: 'draft' },
    ),
  )
  return changes.filter(({ isSame }) => !isSame).length
}

/**
 * Tells when the paper spoke that a field's value comes from: the latest one whose change was accepted, or else, where the field was known
 * before any change, the one that first named the subject.
 */
export async function loadOrigins(
  db: Kysely<Tables>,
  body: string,
  subjects: readonly string[],
  papers: ReadonlyMap<string, PaperTime>,
): Promise<(subject: string, field: IdentityField, wasKnown: boolean) => PaperTime | undefined> {
  const first = await listFirstSeen(db, body, subjects)
  const accepted = await listIdentityChanges(db, body, { acceptedOf: subjects })
  const changed = new Map<string, PaperTime>()
  for (const { subject, field, document } of accepted) {
    const [key, paper] = [`${subject}|${field}`, papers.get(document)]
    const before = changed.get(key)
    if (paper && !(before && comparePapers(before, paper) > 0)) changed.set(key, paper)
  }
  return (subject, field, wasKnown) =>
    changed.get(`${subject}|${field}`) ?? papers.get((wasKnown ? first.get(subject) : undefined) ?? '')
}
