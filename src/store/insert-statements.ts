import type { Kysely } from 'kysely'
import type { KeptStatement } from '#core/statement.ts'
import { insertBudgets } from './budget.ts'
import { checkTogether, type References } from './check-together.ts'
import { insertEvaluations } from './evaluation.ts'
import { insertNarratives } from './narrative.ts'
import { insertObservations } from './observation.ts'
import type { StatementTable, Tables } from './tables.ts'

const tableOf: Record<KeptStatement['list'], StatementTable> = {
  observations: 'observation',
  budgets: 'budget',
  evaluations: 'evaluation',
  narratives: 'narrative',
}

/** Keeps statements of all four lists; the same statement twice is kept once. Returns how many were new. */
export async function insertStatements(db: Kysely<Tables>, body: string, statements: readonly KeptStatement[]): Promise<number> {
  const rowsOf = <List extends KeptStatement['list']>(list: List) =>
    statements.flatMap((one) => (one.list === list ? [one.row] : [])) as (KeptStatement & { list: List })['row'][]
  const references = () => referencesOf(statements)
  return await checkTogether(db, body, statements.length, references, async () => {
    const counts = [
      await insertObservations(db, body, rowsOf('observations')),
      await insertBudgets(db, body, rowsOf('budgets')),
      await insertEvaluations(db, body, rowsOf('evaluations')),
      await insertNarratives(db, body, rowsOf('narratives')),
    ]
    return counts.reduce((sum, count) => sum + count)
  })
}

/** Every row that these statements name, as the foreign keys of their tables do. */
function referencesOf(statements: readonly KeptStatement[]): References[] {
  const lists = Object.keys(tableOf) as KeptStatement['list'][]
  return [
    { table: 'item', ids: statements.map((one) => (one.list === 'observations' ? undefined : one.row.item)) },
    { table: 'indicator', ids: statements.map((one) => (one.list === 'observations' ? one.row.indicator : undefined)) },
    { table: 'document', ids: statements.map(({ row }) => row.provenance.document) },
    ...lists.map((list) => ({
      table: tableOf[list],
      ids: statements.map((one) => (one.list === list ? one.row.provenance.supersedes : undefined)),
    })),
  ]
}
