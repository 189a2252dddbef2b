import { type Kysely, sql } from 'kysely'
import type { StatementStatus } from '#core/facts.ts'
import { type StatementTable, statementTables, type Tables } from './tables.ts'

/** What a person decided of drafts: 確定, 差戻し or 却下. */
export interface Decision {
  status: Exclude<StatementStatus, 'draft'>
  by: string
  /** ISO 8601 instant. */
  at: string
  reason?: string
}

/** Which drafts: all of a document, or those with these ids. */
export type Which = { document: string } | { ids: readonly string[] }

/** Decides drafts of all four kinds at once: four queries, however many they are. Returns how many of each kind were decided. */
export async function decideStatements(
  db: Kysely<Tables>,
  body: string,
  which: Which,
  decision: Decision,
): Promise<Record<StatementTable, number>> {
  const counts = { observation: 0, budget: 0, evaluation: 0, narrative: 0 }
  for (const table of statementTables) {
    const result = await sql`
      update ${sql.table(table)}
      set statement_status = ${decision.status}, decided_by = ${decision.by}, decided_at = ${decision.at}, reason = ${decision.reason ?? null}
      where body = ${body} and statement_status = 'draft' and ${ofDocumentOrIds(which)}`.execute(db)
    counts[table] = Number(result.numAffectedRows)
  }
  return counts
}

/** Accepts the items, indicators and terms that a document brought: they are known from now on. */
export async function acceptIdentities(db: Kysely<Tables>, body: string, which: Which): Promise<void> {
  for (const table of ['item', 'indicator', 'term'] as const) {
    await sql`
      update ${sql.table(table)} set status = 'accepted'
      where body = ${body} and status = 'draft' and ${ofDocumentOrIds(which)}`.execute(db)
  }
}

/** A statement that was sent back (差戻し) is given up (却下). */
export async function rejectReturned(
  db: Kysely<Tables>,
  body: string,
  ids: readonly string[],
  decision: Omit<Decision, 'status'>,
): Promise<void> {
  for (const table of statementTables) {
    await sql`
      update ${sql.table(table)}
      set statement_status = 'rejected', decided_by = ${decision.by}, decided_at = ${decision.at}, reason = ${decision.reason ?? null}
      where body = ${body} and statement_status = 'returned' and id = any(${[...ids]}::text[])`.execute(db)
  }
}

function ofDocumentOrIds(which: Which) {
  return 'document' in which ? sql`document = ${which.document}` : sql`id = any(${[...which.ids]}::text[])`
}
