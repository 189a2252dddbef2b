import { narrativeGroup } from '#core/narrative-group.ts'
import type { Source } from '#core/source.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { contentId } from './content-id.ts'

/** Whence and by whom a withdrawal is offered. */
export interface Offer {
  document: string
  saidBy: string
  /** ISO 8601 instant. */
  saidAt: string
}

/**
 * Withdrawals that a paper gives reason for (取下げの下書き): current statements of the same group of words, or of a former edition, that it has
 * no place for any more. They are offered, never made: a person decides. `left`: current statements that the paper neither repeats nor
 * replaces. `isFormer`: may be answered by this paper at all (said by a paper that is not later).
 */
export function offerWithdrawals(
  read: readonly Statement[],
  left: readonly KeptStatement[],
  { editions, isFormer }: { editions: ReadonlySet<string>; isFormer: (statement: KeptStatement) => boolean },
  offer: Offer,
): KeptStatement[] {
  const places = new Map<string, Source>()
  const groups = new Map<string, Source>()
  for (const statement of read) {
    const { source } = statement.row
    if (source === undefined) continue
    places.set(subjectOf(statement), source)
    const group = narrativeGroup(statement)
    if (group !== undefined) groups.set(group, source)
  }
  return left.filter(isFormer).flatMap((statement) => {
    const group = narrativeGroup(statement)
    const inGroup = group === undefined ? undefined : groups.get(group)
    const inEdition = editions.has(statement.row.provenance.document ?? '') ? places.get(subjectOf(statement)) : undefined
    const source = inGroup ?? inEdition
    return source ? [withdrawal(statement, source, offer)] : []
  })
}

/** A draft that only takes a statement back: it stands where the paper last speaks of the same. */
export function withdrawal(statement: KeptStatement, source: Source, { document, saidBy, saidAt }: Offer): KeptStatement {
  const { id } = statement.row.provenance
  const provenance = {
    id: contentId(document, 'withdraws', id),
    status: 'draft' as const,
    document,
    saidBy,
    saidAt,
    supersedes: id,
    withdraws: true,
  }
  return { ...statement, row: { ...statement.row, source, provenance } } as KeptStatement
}

const subjectOf = (statement: Statement): string =>
  statement.list === 'observations' ? statement.row.indicator : statement.row.item
