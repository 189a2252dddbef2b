import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Budget, Evaluation, Term } from '#core/exchange.ts'
import type { Facts, YearNarrative } from '#core/facts.ts'
import type { FiscalYear } from '#core/fiscal-year.ts'
import type { Observation } from '#core/observation.ts'
import type { Level } from '#core/plan.ts'
import { readBudget } from './budget.ts'
import { isCurrent } from './current.ts'
import { readEvaluation } from './evaluation.ts'
import { readIndicator } from './indicator.ts'
import { readItem } from './item.ts'
import { readNarrative } from './narrative.ts'
import { readObservation } from './observation.ts'
import type { Kept } from './provenance.ts'
import type { IndicatorTable, ItemTable, StatementTable, Tables, TermTable } from './tables.ts'
import { readTerm } from './term.ts'

/** Which facts to load; without any, all of the body. */
export interface FactsWanted {
  plan?: string
  /** These items with their ancestors, all that is below them, and what is listed again (再掲) under them. */
  items?: readonly string[]
  /** With them, items of these levels that stand right under one of their ancestors, which itself has none of that level (めざす方向). */
  beside?: readonly Level[]
  /** Leaves out evaluations and narratives of other years. Figures and budgets stay whole: a sheet shows several years of them. */
  fiscalYear?: FiscalYear
  /** Drafts count as if they were accepted: how things would stand. */
  includeDrafts?: boolean
  /** What stood at that time, under today's names: statements decided later do not count. */
  until?: string | undefined
  /** Leaves out words and money: enough to judge by, and far less of a large plan. */
  judgedOnly?: boolean
}

/** Facts as the store gives them: every statement with its provenance. */
export interface KeptFacts extends Facts {
  observations: Kept<Observation>[]
  budgets: Kept<Budget>[]
  evaluations: Kept<Evaluation>[]
  narratives: Kept<YearNarrative>[]
}

/** What is known: the identities of a plan and the statements current for it. Seven queries, however much there is. */
export async function loadFacts(db: Kysely<Tables>, body: string, wanted: FactsWanted = {}): Promise<KeptFacts> {
  const items = await loadItems(db, body, wanted)
  const ids = items.map((item) => item.id)
  const said = wanted.judgedOnly ? [] : ids
  const indicators = await loadIndicators(db, body, ids, wanted)
  const facts = {
    items: items.map(readItem),
    indicators: indicators.map(readIndicator),
    observations: (
      await loadCurrent(
        db,
        body,
        'observation',
        indicators.map((row) => row.id),
        wanted,
      )
    ).map(readObservation),
    budgets: (await loadCurrent(db, body, 'budget', said, wanted)).map(readBudget),
    evaluations: (await loadCurrent(db, body, 'evaluation', ids, wanted)).map(readEvaluation),
    narratives: (await loadCurrent(db, body, 'narrative', said, wanted)).map(readNarrative),
  }
  return { ...facts, terms: await loadTerms(db, body, listDocuments(facts), wanted) }
}

async function loadItems(db: Kysely<Tables>, body: string, wanted: FactsWanted): Promise<Selectable<ItemTable>[]> {
  const { rows } = await sql<Selectable<ItemTable>>`
    select * from item
    where body = ${body} and ${inPlan(wanted)} and ${accepted(wanted)} and ${amongItems(body, wanted)}
    order by plan, ord nulls last, id`.execute(db)
  return rows
}

/**
 * Some items with their ancestors and all below them. Each part of the union has its own index, and an array of ids is looked up in the key's: a sheet is found among thousands without
 * looking at the others.
 */
export function amongItems(body: string, { items, beside = [] }: Pick<FactsWanted, 'items' | 'beside'>): RawBuilder<boolean> {
  if (!items) return sql`true`
  const chosen = sql`${[...items]}::text[]`
  return sql`id = any(array(
    with recursive path (id, parent, level) as (
      select id, parent, level from item where body = ${body} and id = any(${chosen})
      union select above.id, above.parent, above.level from path join item above on above.body = ${body} and above.id = path.parent),
    below (id) as (
      select id from item where body = ${body} and parent = any(${chosen})
      union select under.id from below join item under on under.body = ${body} and under.parent = below.id)
    select id from path
    union select id from below
    ${besidePath(body, beside)}
    union select id from item where body = ${body} and relisted_under is not null and relisted_under ?| ${chosen}))`
}

/** What stands right under the path of an item, of a level that the path leaves out. */
function besidePath(body: string, levels: readonly Level[]): RawBuilder<unknown> {
  if (levels.length === 0) return sql``
  return sql`union select id from item where body = ${body} and parent = any(array(select id from path))
    and level = any(${[...levels]}::text[]) and level not in (select level from path)`
}

async function loadIndicators(
  db: Kysely<Tables>,
  body: string,
  items: string[],
  wanted: FactsWanted,
): Promise<Selectable<IndicatorTable>[]> {
  const { rows } = await sql<Selectable<IndicatorTable>>`
    select * from indicator
    where body = ${body} and ${accepted(wanted)} and id = any(array(
      select id from indicator where body = ${body} and item = any(${items}::text[])
      union select id from indicator where body = ${body} and relisted_under is not null and relisted_under ?| ${items}::text[]))
    order by item, ord nulls last, id`.execute(db)
  return rows
}

/** By byte: the same on every engine, and many times faster than by language. */
const orders: Record<StatementTable, string> = {
  observation: 'indicator, coalesce(fiscal_year, to_fiscal_year), from_fiscal_year, measure collate "C", said_at, id',
  budget: 'item, fiscal_year, stage collate "C", said_at, id',
  evaluation: 'item, fiscal_year, stage collate "C", evaluator collate "C", said_at, id',
  narrative: 'item, fiscal_year, ord nulls last, said_at, id',
}

async function loadCurrent<Table extends StatementTable>(
  db: Kysely<Tables>,
  body: string,
  table: Table,
  subjects: string[],
  { fiscalYear, includeDrafts = false, until }: FactsWanted,
): Promise<Selectable<Tables[Table]>[]> {
  const subject = sql.raw(table === 'observation' ? 'indicator' : 'item')
  const oneYear = fiscalYear !== undefined && (table === 'evaluation' || table === 'narrative')
  const { rows } = await sql<Selectable<Tables[Table]>>`
    select * from ${sql.table(table)}
    where body = ${body} and ${subject} = any(${subjects}::text[]) and ${isCurrent(table, { includeDrafts, until })}
      ${oneYear ? sql`and (fiscal_year = ${fiscalYear} or fiscal_year is null)` : sql``}
    order by ${sql.raw(orders[table])}`.execute(db)
  return rows
}

/** Terms are a document's own: those of the documents that the loaded facts were read from. */
async function loadTerms(db: Kysely<Tables>, body: string, documents: string[], wanted: FactsWanted): Promise<Term[]> {
  const { rows } = await sql<Selectable<TermTable>>`
    select * from term
    where body = ${body} and (document is null or document = any(${documents}::text[])) and ${accepted(wanted)}
    order by document, ord nulls last, id`.execute(db)
  return rows.map(readTerm)
}

function listDocuments({ observations, budgets, evaluations, narratives }: Omit<KeptFacts, 'terms'>): string[] {
  const statements = [observations, budgets, evaluations, narratives].flat()
  return [...new Set(statements.flatMap(({ provenance }) => provenance.document ?? []))]
}

function inPlan({ plan }: FactsWanted): RawBuilder<boolean> {
  return plan === undefined ? sql`true` : sql`plan = ${plan}`
}

function accepted({ includeDrafts }: FactsWanted): RawBuilder<boolean> {
  return includeDrafts ? sql`true` : sql`status = 'accepted'`
}
