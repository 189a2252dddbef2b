import { type RawBuilder, sql } from 'kysely'
import type { StatementTable } from './tables.ts'

/**
 * Condition that a statement is current: accepted, not superseded by an accepted one, and not the mere withdrawal (取消) of one.
 * With drafts: drafts count as if they were accepted already. Supported by the index `<table>_corrections`.
 */
export function isCurrent(table: StatementTable, { includeDrafts = false } = {}): RawBuilder<boolean> {
  const counted = includeDrafts ? sql.raw(`('accepted', 'draft')`) : sql.raw(`('accepted')`)
  return sql<boolean>`(
    ${sql.ref(`${table}.statement_status`)} in ${counted}
    and ${sql.ref(`${table}.withdraws`)} is not true
    and not exists (
      select from ${sql.table(table)} as correction
      where correction.body = ${sql.ref(`${table}.body`)}
        and correction.supersedes = ${sql.ref(`${table}.id`)}
        and correction.statement_status in ${counted}))`
}
