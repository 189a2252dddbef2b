import { type Kysely, sql } from 'kysely'
import type { FiscalYear } from '#core/fiscal-year.ts'
import { isCurrent } from './current.ts'
import type { Tables } from './tables.ts'

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
  const one = wanted.items === undefined ? sql`true` : sql`item.id = any(${[...wanted.items]}::text[])`
  const { rows } = await sql<PlanYear>`
    select distinct item.plan as plan, item.id as item, coalesce(document.fiscal_year, said.fiscal_year) as "fiscalYear"
    from (
      select distinct indicator.body, indicator.item, observation.document, observation.fiscal_year
        from observation join indicator on indicator.body = observation.body and indicator.id = observation.indicator
        where observation.body = ${body} and ${isCurrent('observation')}
      union select distinct body, item, document, fiscal_year from budget where body = ${body} and ${isCurrent('budget')}
      union select distinct body, item, document, fiscal_year from evaluation where body = ${body} and ${isCurrent('evaluation')}
      union select distinct body, item, document, fiscal_year from narrative where body = ${body} and ${isCurrent('narrative')}
    ) as said
    join item on item.body = said.body and item.id = said.item
    left join document on document.body = said.body and document.id = said.document
    where item.body = ${body} and item.status = 'accepted' and ${plan} and ${one}
      and coalesce(document.fiscal_year, said.fiscal_year) is not null
    order by "fiscalYear" desc`.execute(db)
  return rows
}
