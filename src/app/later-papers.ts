import { narrativeGroup } from '#core/narrative-group.ts'
import { comparePapers } from '#core/paper-order.ts'
import type { Source } from '#core/source.ts'
import type { KeptStatement } from '#core/statement.ts'
import { saysTheSame, statementKey } from '#core/statement-key.ts'
import type { Spoken } from './spoken-in.ts'
import { type Offer, withdrawal } from './withdraw-former.ts'

const documentOf = ({ row }: KeptStatement): string => row.provenance.document ?? ''

/** Compares the papers of two statements; 0 where one of them is a person's. */
function compareByPaper(one: KeptStatement, other: KeptStatement, { lastIn }: Spoken): number {
  const [paper, another] = [lastIn(one), lastIn(other)]
  return paper && another ? comparePapers(paper, another) : 0
}

/** Whether a later paper than the draft's speaks already: of a figure in its very place, of words in their whole group. */
export function tellOlder(current: readonly KeptStatement[], spoken: Spoken) {
  const groups = groupByKey(current, narrativeGroup)
  return (draft: KeptStatement, head: KeptStatement | undefined): boolean => {
    const group = narrativeGroup(draft)
    const there = group === undefined ? (head ? [head] : []) : (groups.get(group) ?? [])
    return there.some((statement) => compareByPaper(draft, statement, spoken) < 0)
  }
}

/**
 * Drafts of other papers that say what is accepted just now: they need no decision any more. Words of an older or later paper go on waiting:
 * it may have more blocks, or fewer.
 */
export function findRepeats(
  accepted: readonly KeptStatement[],
  related: readonly KeptStatement[],
  spoken: Spoken,
): { reject: KeptStatement; sameAs: KeptStatement }[] {
  const byKey = groupByKey(accepted, statementKey)
  return related.flatMap((statement) => {
    const { status, withdraws } = statement.row.provenance
    if (status !== 'draft' || withdraws) return []
    const there = byKey.get(statementKey(statement)) ?? []
    const sameAs = there.find(
      (one) =>
        documentOf(one) !== documentOf(statement) &&
        saysTheSame(one, statement) &&
        (statement.list !== 'narratives' || compareByPaper(one, statement, spoken) === 0),
    )
    return sameAs ? [{ reject: statement, sameAs }] : []
  })
}

/**
 * Withdrawals to offer once words of a paper are accepted: current blocks of the same group, from papers that are not later, for which this
 * paper has no block (it was imported before they were accepted). `ofDocument`: everything that the paper was read to say.
 */
export function offerLeftOver(
  accepted: readonly KeptStatement[],
  current: readonly KeptStatement[],
  ofDocument: readonly KeptStatement[],
  spoken: Spoken,
  offer: Offer,
): KeptStatement[] {
  const groups = new Map<string, { statement: KeptStatement; source: Source }>()
  for (const statement of accepted) {
    const group = narrativeGroup(statement)
    const { source, provenance } = statement.row
    if (group !== undefined && source && !provenance.withdraws) groups.set(group, { statement, source })
  }
  const places = new Set(ofDocument.map(statementKey))
  const offered = new Set(ofDocument.flatMap(({ row: { provenance } }) => (provenance.withdraws ? [provenance.supersedes] : [])))
  return current.flatMap((statement) => {
    const by = groups.get(narrativeGroup(statement) ?? '')
    const { id, document } = statement.row.provenance
    if (!by || document === undefined || document === offer.document || offered.has(id)) return []
    if (spoken.isSeenIn(statement, offer.document)) return []
    if (places.has(statementKey(statement)) || compareByPaper(by.statement, statement, spoken) < 0) return []
    return [withdrawal(statement, by.source, offer)]
  })
}

function groupByKey(
  statements: readonly KeptStatement[],
  keyOf: (one: KeptStatement) => string | undefined,
): Map<string, KeptStatement[]> {
  const groups = new Map<string, KeptStatement[]>()
  for (const statement of statements) {
    const key = keyOf(statement)
    const group = key === undefined ? undefined : groups.get(key)
    if (group) group.push(statement)
    else if (key !== undefined) groups.set(key, [statement])
  }
  return groups
}
