import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { KeptStatement } from '#core/statement.ts'
import { readBudget } from './budget.ts'
import { readEvaluation } from './evaluation.ts'
import { readNarrative } from './narrative.ts'
import { readObservation } from './observation.ts'
import type { StatementTable, Tables } from './tables.ts'

/** Which statements: of a document, with these ids, or about these items and indicators (all, or the accepted ones). */
export type StatementsWanted =
  | { document: string }
  | { ids: readonly string[] }
  | { items: readonly string[]; indicators: readonly string[]; status?: 'accepted' }

/** Statements of every status, superseded ones too. Four queries, however many there are. */
export async function findStatements(db: Kysely<Tables>, body: string, wanted: StatementsWanted): Promise<KeptStatement[]> {
  return [
    ...(await select(db, body, 'observation', wanted)).map(
      (row): KeptStatement => ({ list: 'observations', row: readObservation(row) }),
    ),
    ...(await select(db, body, 'budget', wanted)).map((row): KeptStatement => ({ list: 'budgets', row: readBudget(row) })),
    ...(await select(db, body, 'evaluation', wanted)).map(
      (row): KeptStatement => ({ list: 'evaluations', row: readEvaluation(row) }),
    ),
    ...(await select(db, body, 'narrative', wanted)).map(
      (row): KeptStatement => ({ list: 'narratives', row: readNarrative(row) }),
    ),
  ]
}

async function select<Table extends StatementTable>(
  db: Kysely<Tables>,
  body: string,
  table: Table,
  wanted: StatementsWanted,
): Promise<Selectable<Tables[Table]>[]> {
  const { rows } = await sql<Selectable<Tables[Table]>>`
    select * from ${sql.table(table)} where body = ${body} and ${among(table, wanted)} order by said_at, id`.execute(db)
  return rows
}

function among(table: StatementTable, wanted: StatementsWanted): RawBuilder<boolean> {
  if ('document' in wanted) return sql`document = ${wanted.document}`
  if ('ids' in wanted) return sql`id = any(${[...wanted.ids]}::text[])`
  const status = wanted.status === undefined ? sql`true` : sql`statement_status = ${wanted.status}`
  if (table === 'observation') return sql`indicator = any(${[...wanted.indicators]}::text[]) and ${status}`
  return sql`item = any(${[...wanted.items]}::text[]) and ${status}`
}
