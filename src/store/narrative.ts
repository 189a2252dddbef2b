import type { Kysely, Selectable } from 'kysely'
import type { YearNarrative } from '#core/facts.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { type Kept, provenanceColumns, readProvenance, withoutNull } from './provenance.ts'
import type { NarrativeTable, Tables } from './tables.ts'

const columns: Column<Kept<YearNarrative>>[] = [
  ...provenanceColumns,
  ['item', 'text', (row) => row.item],
  ['role', 'text', (row) => row.role],
  ['label', 'text', (row) => row.label],
  ['text', 'text', (row) => row.text],
  ['status', 'text', (row) => row.status],
  ['fiscal_year', 'int4', (row) => row.fiscalYear],
  ['stage', 'text', (row) => row.stage],
  ['as_of', 'text', (row) => row.asOf],
  ['ord', 'int4', (row) => row.order],
]

/** Keeps the words said of items; the same statement twice is kept once. Returns how many were new. */
export function insertNarratives(db: Kysely<Tables>, body: string, rows: readonly Kept<YearNarrative>[]): Promise<number> {
  return insertRows(db, 'narrative', body, columns, rows)
}

/** A narrative as the model has it. */
export function readNarrative(row: Selectable<NarrativeTable>): Kept<YearNarrative> {
  const narrative = withoutNull<Omit<YearNarrative, 'source'>>({
    item: row.item,
    role: row.role,
    label: row.label,
    text: row.text,
    status: row.status,
    fiscalYear: row.fiscal_year,
    stage: row.stage,
    asOf: row.as_of,
    order: row.ord,
  })
  return { ...narrative, ...readProvenance(row) }
}
