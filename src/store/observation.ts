import type { Kysely, Selectable } from 'kysely'
import type { Observation } from '#core/observation.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { type Kept, provenanceColumns, readProvenance, withoutNull } from './provenance.ts'
import type { ObservationTable, Tables } from './tables.ts'

const columns: Column<Kept<Observation>>[] = [
  ...provenanceColumns,
  ['indicator', 'text', (row) => row.indicator],
  ['measure', 'text', (row) => row.measure],
  ['fiscal_year', 'int4', (row) => row.fiscalYear],
  ['from_fiscal_year', 'int4', (row) => row.fromFiscalYear],
  ['to_fiscal_year', 'int4', (row) => row.toFiscalYear],
  ['as_of', 'text', (row) => row.asOf],
  ['value', 'float8', (row) => row.value],
  ['min', 'float8', (row) => row.min],
  ['max', 'float8', (row) => row.max],
  ['comparator', 'text', (row) => row.comparator],
  ['unit', 'text', (row) => row.unit],
  ['relative_to', 'jsonb', (row) => row.relativeTo],
  ['status', 'text', (row) => row.status],
  ['superseded_by', 'text', (row) => row.supersededBy],
  ['text', 'text', (row) => row.text],
  ['parts', 'jsonb', (row) => row.parts],
  ['from_prose', 'bool', (row) => row.fromProse],
]

/** Keeps figures said of indicators (実績・目標 …); the same statement twice is kept once. Returns how many were new. */
export function insertObservations(db: Kysely<Tables>, body: string, rows: readonly Kept<Observation>[]): Promise<number> {
  return insertRows(db, 'observation', body, columns, rows)
}

/** An observation as the model has it; its id is the statement's. */
export function readObservation(row: Selectable<ObservationTable>): Kept<Observation> {
  const observation = withoutNull<Omit<Observation, 'source'>>({
    id: row.id,
    indicator: row.indicator,
    measure: row.measure,
    fiscalYear: row.fiscal_year,
    fromFiscalYear: row.from_fiscal_year,
    toFiscalYear: row.to_fiscal_year,
    asOf: row.as_of,
    value: row.value,
    min: row.min,
    max: row.max,
    comparator: row.comparator,
    unit: row.unit,
    relativeTo: row.relative_to,
    status: row.status,
    supersededBy: row.superseded_by,
    text: row.text,
    parts: row.parts,
    fromProse: row.from_prose,
  })
  return { ...observation, ...readProvenance(row) }
}
