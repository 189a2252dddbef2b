import type { Kysely, Selectable } from 'kysely'
import type { Budget } from '#core/exchange.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { type Kept, provenanceColumns, readProvenance, withoutNull } from './provenance.ts'
import type { BudgetTable, Tables } from './tables.ts'

const columns: Column<Kept<Budget>>[] = [
  ...provenanceColumns,
  ['item', 'text', (row) => row.item],
  ['fiscal_year', 'int4', (row) => row.fiscalYear],
  ['stage', 'text', (row) => row.stage],
  ['amount', 'int8', (row) => row.amount],
  ['relisted', 'bool', (row) => row.relisted],
  ['part_kind', 'text', (row) => row.part?.kind],
  ['part_name', 'text', (row) => row.part?.name],
]

/** Keeps amounts of money (事業費), in yen; the same statement twice is kept once. Returns how many were new. */
export function insertBudgets(db: Kysely<Tables>, body: string, rows: readonly Kept<Budget>[]): Promise<number> {
  return insertRows(db, 'budget', body, columns, rows)
}

/** A budget as the model has it. */
export function readBudget(row: Selectable<BudgetTable>): Kept<Budget> {
  const budget = withoutNull<Omit<Budget, 'source'>>({
    item: row.item,
    fiscalYear: row.fiscal_year,
    stage: row.stage,
    amount: row.amount,
    relisted: row.relisted,
    part: row.part_kind !== null && row.part_name !== null ? { kind: row.part_kind, name: row.part_name } : null,
  })
  return { ...budget, ...readProvenance(row) }
}
