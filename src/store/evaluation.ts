import type { Kysely, Selectable } from 'kysely'
import type { Evaluation } from '#core/exchange.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { type Kept, provenanceColumns, readProvenance, withoutNull } from './provenance.ts'
import type { EvaluationTable, Tables } from './tables.ts'

const columns: Column<Kept<Evaluation>>[] = [
  ...provenanceColumns,
  ['item', 'text', (row) => row.item],
  ['fiscal_year', 'int4', (row) => row.fiscalYear],
  ['stage', 'text', (row) => row.stage],
  ['evaluator', 'text', (row) => row.evaluator],
  ['grades', 'jsonb', (row) => row.grades],
  ['forecast', 'bool', (row) => row.forecast],
  ['comment', 'text', (row) => row.comment],
]

/** Keeps people's grades (評価); the same statement twice is kept once. Returns how many were new. */
export function insertEvaluations(db: Kysely<Tables>, body: string, rows: readonly Kept<Evaluation>[]): Promise<number> {
  return insertRows(db, 'evaluation', body, columns, rows)
}

/** An evaluation as the model has it. */
export function readEvaluation(row: Selectable<EvaluationTable>): Kept<Evaluation> {
  const evaluation = withoutNull<Omit<Evaluation, 'source'>>({
    item: row.item,
    fiscalYear: row.fiscal_year,
    stage: row.stage,
    evaluator: row.evaluator,
    grades: row.grades,
    forecast: row.forecast,
    comment: row.comment,
  })
  return { ...evaluation, ...readProvenance(row) }
}
