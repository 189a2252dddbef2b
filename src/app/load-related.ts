import type { Kysely } from 'kysely'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { findStatements } from '#store/find-statements.ts'
import type { Tables } from '#store/tables.ts'

/** Everything said of what some statements speak of. */
export function loadRelated(db: Kysely<Tables>, body: string, statements: readonly Statement[]): Promise<KeptStatement[]> {
  const items = statements.flatMap((one) => (one.list === 'observations' ? [] : [one.row.item]))
  const indicators = statements.flatMap((one) => (one.list === 'observations' ? [one.row.indicator] : []))
  return findStatements(db, body, { items: [...new Set(items)], indicators: [...new Set(indicators)] })
}
