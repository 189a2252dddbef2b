import { type Kysely, sql } from 'kysely'
import type { FiscalYear } from '#core/fiscal-year.ts'
import { isCurrent } from './current.ts'
import { statementTables, type Tables } from './tables.ts'

/** A fiscal year of which something accepted is said under a plan. */
export interface PlanYear {
  plan: string
  item: string
  fiscalYear: FiscalYear
}

/**
 * Years that have a sheet: those of the papers that gave current statements, or of the statements where a person gave them. The other years
 * that a paper gives beside its own, earlier actuals and later targets, have none. One query.
 */
export async function listYears(
  db: Kysely<Tables>,
  body: string,
  wanted: { plan?: string; items?: readonly string[] } = {},
): Promise<PlanYear[]> {
  const plan = wanted.plan === undefined ? sql`true` : sql`item.plan = ${wanted.plan}`
  const ids = wanted.items && sql`${[...wanted.items]}::text[]`
  const one = ids ? sql`item = any(${ids})` : sql`true`
  const theirs = ids
    ? sql`observation.indicator = any(array(select id from indicator where body = ${body} and item = any(${ids})))`
    : sql`true`
  const { rows } = await sql<PlanYear>`
    select distinct item.plan as plan, item.id as item, coalesce(document.fiscal_year, said.fiscal_year) as "fiscalYear"
    from (
      select distinct indicator.body, indicator.item, observation.document, observation.fiscal_year
        from observation join indicator on indicator.body = observation.body and indicator.id = observation.indicator
        where observation.body = ${body} and ${isCurrent('observation')} and ${theirs}
      union select distinct body, item, document, fiscal_year from budget where body = ${body} and ${isCurrent('budget')} and ${one}
      union select distinct body, item, document, fiscal_year from evaluation
        where body = ${body} and ${isCurrent('evaluation')} and ${one}
      union select distinct body, item, document, fiscal_year from narrative
        where body = ${body} and ${isCurrent('narrative')} and ${one}
    ) as said
    join item on item.body = said.body and item.id = said.item
    left join document on document.body = said.body and document.id = said.document
    where item.body = ${body} and item.status = 'accepted' and ${plan}
      and coalesce(document.fiscal_year, said.fiscal_year) is not null
    order by "fiscalYear" desc`.execute(db)
  return rows
}

/** The same of whole plans, without telling which items: a document is asked only whether anything of it is current. One query. */
export async function listPlanYears(db: Kysely<Tables>, body: string): Promise<Omit<PlanYear, 'item'>[]> {
  const read = statementTables.map(
    (table) => sql`exists (
      select from ${sql.table(table)} where ${sql.ref(`${table}.body`)} = ${body} and ${sql.ref(`${table}.document`)} = document.id
        and ${isCurrent(table)})`,
  )
  const said = (table: 'budget' | 'evaluation' | 'narrative') => sql`
    select item.plan, ${sql.ref(`${table}.fiscal_year`)} from ${sql.table(table)}
    join item on item.body = ${sql.ref(`${table}.body`)} and item.id = ${sql.ref(`${table}.item`)}
    where ${sql.ref(`${table}.body`)} = ${body} and ${sql.ref(`${table}.document`)} is null and ${isCurrent(table)}`
  const { rows } = await sql<Omit<PlanYear, 'item'>>`
    select distinct plan, fiscal_year as "fiscalYear" from (
      select plan, fiscal_year from document where body = ${body} and plan is not null and (${sql.join(read, sql` or `)})
      union ${said('budget')} union ${said('evaluation')} union ${said('narrative')}
      union select item.plan, observation.fiscal_year from observation
        join indicator on indicator.body = observation.body and indicator.id = observation.indicator
        join item on item.body = indicator.body and item.id = indicator.item
        where observation.body = ${body} and observation.document is null and ${isCurrent('observation')}
    ) as year where fiscal_year is not null order by "fiscalYear" desc`.execute(db)
  return rows
}
