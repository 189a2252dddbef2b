import { groupBy } from './group-by.ts'
import type { KeptStatement } from './statement.ts'
import { statementKey } from './statement-key.ts'

/**
 * The current ones (現在の値) among all statements of some subjects: accepted, superseded by no accepted one, and no mere withdrawal (取消).
 * The same rule as the database's, for statements that are loaded already.
 */
export function currentStatements(statements: readonly KeptStatement[]): KeptStatement[] {
  const accepted = statements.filter(({ row }) => row.provenance.status === 'accepted')
  const superseded = new Set(accepted.map(({ row }) => row.provenance.supersedes))
  return accepted.filter(({ row }) => !superseded.has(row.provenance.id) && row.provenance.withdraws !== true)
}

/** Current statements by what they speak of. */
export function currentByKey(statements: readonly KeptStatement[]): Map<string, KeptStatement[]> {
  return groupBy(currentStatements(statements), statementKey)
}

/**
 * Whether a person said it (担当者の言明), rather than a paper: it has no document, or it corrects what was read in the very place
 * (the reading was rejected in the same moment). `among`: statements with at least those of its document.
 */
export function isPersons(statement: KeptStatement, among: readonly KeptStatement[]): boolean {
  return statement.row.provenance.document === undefined || findReading(statement, among) !== undefined
}

/** What the paper was read to say where a person corrected it (訂正前の読取). */
export function findReading(correction: KeptStatement, among: readonly KeptStatement[]): KeptStatement | undefined {
  const { provenance, source } = correction.row
  if (provenance.document === undefined || source === undefined) return undefined
  const inPlace = among.filter(
    ({ list, row }) =>
      list === correction.list && row.provenance.document === provenance.document && row.source?.locator === source.locator,
  )
  return inPlace.find(({ row: { provenance: read } }) =>
    read.status === 'rejected' ? read.decidedAt === provenance.saidAt : read.id === provenance.supersedes,
  )
}
