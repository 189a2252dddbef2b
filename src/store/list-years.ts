import { type Kysely, sql } from 'kysely'
import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Tables } from './tables.ts'

/** A fiscal year of which something accepted is said under a plan. */
export interface PlanYear {
  plan: string
  item: string
  fiscalYear: FiscalYear
}

/**
 * Years that have a sheet: those of accepted words and grades, and of the papers (or people) that gave accepted figures. The other years
 * that a paper gives beside its own, earlier actuals and later targets, have none. One query.
 */
export async function listYears(
  db: Kysely<Tables>,
  body: string,
  wanted: { plan?: string; item?: string } = {},
): Promise<PlanYear[]> {
  const plan = wanted.plan === undefined ? sql`true` : sql`item.plan = ${wanted.plan}`
  const one = wanted.item === undefined ? sql`true` : sql`item.id = ${wanted.item}`
  const { rows } = await sql<PlanYear>`
    select distinct item.plan as plan, item.id as item, said.fiscal_year as "fiscalYear"
    from item join (
      select body, item, fiscal_year from narrative where statement_status = 'accepted' and withdraws is not true
      union select body, item, fiscal_year from evaluation where statement_status = 'accepted' and withdraws is not true
      union select statement.body, statement.item, coalesce(document.fiscal_year, statement.fiscal_year)
        from (
          select indicator.body, indicator.item, observation.document, observation.fiscal_year
          from observation join indicator on indicator.body = observation.body and indicator.id = observation.indicator
          where observation.statement_status = 'accepted' and observation.withdraws is not true
          union select body, item, document, fiscal_year from budget where statement_status = 'accepted' and withdraws is not true
        ) as statement
        left join document on document.body = statement.body and document.id = statement.document
    ) as said on said.body = item.body and said.item = item.id
    where item.body = ${body} and item.status = 'accepted' and said.fiscal_year is not null and ${plan} and ${one}
    order by said.fiscal_year desc`.execute(db)
  return rows
}
