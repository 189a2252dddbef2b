import type { Kysely } from 'kysely'
import type { KeptStatement } from '#core/statement.ts'
import { insertBudgets } from './budget.ts'
import { insertEvaluations } from './evaluation.ts'
import { insertNarratives } from './narrative.ts'
import { insertObservations } from './observation.ts'
import type { Tables } from './tables.ts'

/** Keeps statements of all four lists; the same statement twice is kept once. Returns how many were new. */
export async function insertStatements(db: Kysely<Tables>, body: string, statements: readonly KeptStatement[]): Promise<number> {
  const counts = [
    await insertObservations(
      db,
      body,
      statements.flatMap((one) => (one.list === 'observations' ? [one.row] : [])),
    ),
    await insertBudgets(
      db,
      body,
      statements.flatMap((one) => (one.list === 'budgets' ? [one.row] : [])),
    ),
    await insertEvaluations(
      db,
      body,
      statements.flatMap((one) => (one.list === 'evaluations' ? [one.row] : [])),
    ),
    await insertNarratives(
      db,
      body,
      statements.flatMap((one) => (one.list === 'narratives' ? [one.row] : [])),
    ),
  ]
  return counts.reduce((sum, count) => sum + count)
}
