import { type RawBuilder, sql } from 'kysely'
import type { StatementTable } from './tables.ts'

/**
 * Condition that a statement is current: accepted, not superseded by an accepted one, and not the mere withdrawal (取消) of one.
 * With drafts: drafts count as if they were accepted already. `until`: as it stood at that time. Supported by the index `<table>_corrections`.
 */
export function isCurrent(
  table: StatementTable,
  { includeDrafts = false, until }: { includeDrafts?: boolean; until?: string | undefined } = {},
): RawBuilder<boolean> {
  const decided = (name: string) =>
    until === undefined ? sql`` : sql`and ${sql.ref(`${name}.decided_at`)} <= ${until}::timestamptz`
  const counted = includeDrafts ? sql.raw(`('accepted', 'draft')`) : sql.raw(`('accepted')`)
  return sql<boolean>`(
    ${sql.ref(`${table}.statement_status`)} in ${counted} ${decided(table)}
    and ${sql.ref(`${table}.withdraws`)} is not true
    and not exists (
      select from ${sql.table(table)} as correction
      where correction.body = ${sql.ref(`${table}.body`)}
        and correction.supersedes = ${sql.ref(`${table}.id`)}
        and correction.statement_status in ${counted} ${decided('correction')}))`
}
