import { currentByKey } from '#core/current-statement.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { saysTheSame, statementKey } from '#core/statement-key.ts'

/**
 * For each statement of a paper, the current one it repeats or would replace. Papers sometimes say two things of one place (a figure and
 * its part): what is repeated word for word is paired first, and only what is left over replaces what is left over.
 */
export function pairWithCurrent(read: readonly Statement[], current: readonly KeptStatement[]): (KeptStatement | undefined)[] {
  const free = currentByKey(current)
  const pair = (statement: Statement, fits: (current: KeptStatement) => boolean): KeptStatement | undefined => {
    const candidates = free.get(statementKey(statement))
    const place = candidates?.findIndex(fits) ?? -1
    return place < 0 ? undefined : candidates?.splice(place, 1)[0]
  }
  const repeated = read.map((statement) => pair(statement, (current) => saysTheSame(current, statement)))
  return read.map((statement, index) => repeated[index] ?? pair(statement, () => true))
}
