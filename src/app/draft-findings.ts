import { readCertainty } from '#core/certainty.ts'
import { groupBy } from '#core/group-by.ts'
import type { SayingRules } from '#core/say-again.ts'
import type { KeptStatement } from '#core/statement.ts'
import type { KeptFinding } from '#store/finding.ts'
import type { FindingView } from './finding-view.ts'

/** Findings on statements: those that name one, and those on its very cell that name no other row. Most have none, and are not in the map. */
export function findingsOn(
  statements: readonly KeptStatement[],
  findings: readonly KeptFinding[],
): Map<KeptStatement, KeptFinding[]> {
  const on = new Map<KeptStatement, KeptFinding[]>()
  const bySubject = groupBy(findings, ({ subject }) => subject)
  const ids = new Set(statements.map(({ row }) => row.provenance.id))
  const loose = findings.filter(({ subject }) => subject === undefined || !ids.has(subject))
  const byPlace = groupBy(loose, ({ source }) => source?.locator)
  for (const statement of statements) {
    const { provenance, source } = statement.row
    const named = bySubject.get(provenance.id) ?? none
    const here = (source && byPlace.get(source.locator)) ?? none
    if (named.length + here.length > 0) on.set(statement, [...named, ...here])
  }
  return on
}

const none: KeptFinding[] = []

/** Whether a draft may be accepted without being looked at: exact, no mere withdrawal, and no finding stands on it. */
export function isSure(draft: KeptStatement, rules: SayingRules, findings: readonly KeptFinding[]): boolean {
  return findings.length === 0 && draft.row.provenance.withdraws !== true && readCertainty(draft, rules) === 'exact'
}

/** A kept finding as a page shows it. */
export function viewFinding({ document, order, ...finding }: KeptFinding): FindingView {
  return { ...finding, id: `${document}/${order}` }
}
