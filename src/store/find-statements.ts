import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { KeptStatement, Statement, StatementList } from '#core/statement.ts'
import { readBudget } from './budget.ts'
import { readEvaluation } from './evaluation.ts'
import { readNarrative } from './narrative.ts'
import { readObservation } from './observation.ts'
import type { StatementTable, Tables } from './tables.ts'

/**
 * Which statements: of a document (all, or about some items and their indicators); of other papers and of persons in the places of some
 * statements of a document; with these ids; or about these items and indicators (all, or the accepted ones).
 */
export type StatementsWanted =
  | { document: string; about?: readonly string[] }
  | { beside: string; statements: readonly Statement[] }
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
    select * from ${sql.table(table)} where body = ${body} and ${among(body, table, wanted)} order by said_at, id`.execute(db)
  return rows
}

/** The condition that takes the wanted ones of a table. */
export function among(body: string, table: StatementTable, wanted: StatementsWanted): RawBuilder<boolean> {
  if ('document' in wanted)
    // `is not distinct from` uses no index: a few items are found by themselves, not among everything that a long paper says
    return wanted.about
      ? sql`document is not distinct from ${wanted.document} and ${isAbout(body, table, wanted.about)}`
      : sql`document = ${wanted.document}`
  if ('beside' in wanted) return isBeside(table, wanted)
  if ('ids' in wanted) return sql`id = any(${[...wanted.ids]}::text[])`
  const status = wanted.status === undefined ? sql`true` : sql`statement_status = ${wanted.status}`
  if (table === 'observation') return sql`indicator = any(${[...wanted.indicators]}::text[]) and ${status}`
  return sql`item = any(${[...wanted.items]}::text[]) and ${status}`
}

function isAbout(body: string, table: StatementTable, items: readonly string[]): RawBuilder<boolean> {
  const ids = sql`${[...items]}::text[]`
  if (table !== 'observation') return sql`item = any(${ids})`
  return sql`indicator = any(array(select id from indicator where indicator.body = ${body} and item = any(${ids})))`
}

/** What at least agrees where two statements speak of the same (`statementKey`), as text of the database. */
const placeColumns: Record<StatementTable, string> = {
  observation: 'indicator, measure',
  budget: 'item, fiscal_year, stage',
  evaluation: 'item, fiscal_year',
  narrative: 'item, role, label, fiscal_year',
}

/** The same of a statement. */
function placeOf({ list, row }: Statement): [subject: string, ...rest: (string | number | undefined)[]] {
  if (list === 'observations') return [row.indicator, row.measure]
  if (list === 'budgets') return [row.item, row.fiscalYear, row.stage]
  if (list === 'evaluations') return [row.item, row.fiscalYear]
  return [row.item, row.role, row.label, row.fiscalYear]
}

const listOf: Record<StatementTable, StatementList> = {
  observation: 'observations',
  budget: 'budgets',
  evaluation: 'evaluations',
  narrative: 'narratives',
}

function isBeside(table: StatementTable, { beside, statements }: { beside: string; statements: readonly Statement[] }) {
  const places = statements.filter(({ list }) => list === listOf[table]).map(placeOf)
  const subjects = [...new Set(places.map(([subject]) => subject))]
  const keys = [...new Set(places.map((parts) => parts.filter((part) => part !== undefined).join('|')))]
  return sql<boolean>`document is distinct from ${beside} and ${sql.raw(table === 'observation' ? 'indicator' : 'item')} = any(${subjects}::text[])
    and concat_ws('|', ${sql.raw(placeColumns[table])}) = any(${keys}::text[])`
}
