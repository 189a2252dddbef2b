import type { Selectable } from 'kysely'
import type { Provenance } from '#core/facts.ts'
import type { Source } from '#core/source.ts'
import type { Column } from './insert-rows.ts'
import type { StatementColumns } from './tables.ts'

/** A statement as the store takes and gives it: what is said, where it stands, who said it and what became of it. */
export type Kept<Row> = Row & { provenance: Provenance; source?: Source }

/** Columns of a statement's provenance, for writing. */
export const provenanceColumns: Column<{ provenance: Provenance; source?: Source }>[] = [
  ['id', 'text', ({ provenance }) => provenance.id],
  ['statement_status', 'text', ({ provenance }) => provenance.status],
  ['document', 'text', ({ provenance }) => provenance.document],
  ['locator', 'text', ({ source }) => source?.locator],
  ['source_text', 'text', ({ source }) => source?.text],
  ['said_by', 'text', ({ provenance }) => provenance.saidBy],
  ['said_at', 'timestamptz', ({ provenance }) => provenance.saidAt],
  ['supersedes', 'text', ({ provenance }) => provenance.supersedes],
  ['withdraws', 'bool', ({ provenance }) => provenance.withdraws],
  ['decided_by', 'text', ({ provenance }) => provenance.decidedBy],
  ['decided_at', 'timestamptz', ({ provenance }) => provenance.decidedAt],
  ['reason', 'text', ({ provenance }) => provenance.reason],
]

/** Provenance and source of a row that was read. */
export function readProvenance(row: Selectable<StatementColumns>): { provenance: Provenance; source?: Source } {
  const provenance = withoutNull<Provenance>({
    id: row.id,
    status: row.statement_status,
    document: row.document,
    saidBy: row.said_by,
    saidAt: row.said_at,
    supersedes: row.supersedes,
    withdraws: row.withdraws,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
  })
  return { provenance, ...readSource(row) }
}

/** Where a row stands in its document, if it does. */
export function readSource(row: { locator: string | null; source_text: string | null }): { source?: Source } {
  return row.locator === null || row.source_text === null ? {} : { source: { locator: row.locator, text: row.source_text } }
}

/** Null in the database is an absent field in the model. */
export function withoutNull<Row>(row: { [Key in keyof Row]-?: Row[Key] | null }): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Row
}
