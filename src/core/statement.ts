import type { Budget, Evaluation } from './exchange.ts'
import type { Facts, Provenance, Stated, YearNarrative } from './facts.ts'
import type { Observation } from './observation.ts'

/** Which list of the exchange format a statement stands in: 指標の数値, 事業費, 評価, 記述. */
export const statementLists = ['observations', 'budgets', 'evaluations', 'narratives'] as const
export type StatementList = (typeof statementLists)[number]

/** A statement (言明) of any of the four lists. */
export type Statement =
  | { list: 'observations'; row: Stated<Observation> }
  | { list: 'budgets'; row: Stated<Budget> }
  | { list: 'evaluations'; row: Stated<Evaluation> }
  | { list: 'narratives'; row: Stated<YearNarrative> }

/** A statement that is kept, hence has its provenance. */
export type KeptStatement = Statement & { row: { provenance: Provenance } }

/** Every statement among facts, list by list. */
export function statementsOf(facts: Pick<Facts, StatementList>): Statement[] {
  return [
    ...facts.observations.map((row): Statement => ({ list: 'observations', row })),
    ...facts.budgets.map((row): Statement => ({ list: 'budgets', row })),
    ...facts.evaluations.map((row): Statement => ({ list: 'evaluations', row })),
    ...facts.narratives.map((row): Statement => ({ list: 'narratives', row })),
  ]
}

/** Whether a statement is kept in the ledger, rather than fresh from a paper. */
export function isKept(statement: Statement): statement is KeptStatement {
  return statement.row.provenance !== undefined
}
