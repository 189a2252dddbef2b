import type { Budget, BudgetStage } from './exchange.ts'
import type { Facts, Stated } from './facts.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { itemsUnder } from './items-under.ts'
import type { Observation, ObservationMeasure } from './observation.ts'
import type { Item } from './plan.ts'
import type { IndicatorView } from './sheet.ts'

const measures: ObservationMeasure[] = ['baseline', 'target', 'planned', 'benchmark', 'actual']

/**
 * The indicators of an item with what is said of each, by year; actuals of later years are not yet known to this sheet. `below`: those of
 * the items under it too, each with its item.
 */
export function fillIndicators(facts: Facts, item: Item, fiscalYear: FiscalYear, below = false): IndicatorView[] {
  const under = new Map(below ? itemsUnder(item.id, facts.items).map((one) => [one.id, one]) : [])
  const own = facts.indicators.filter(
    (one) => one.item === item.id || under.has(one.item) || one.relistedUnder?.some((id) => id === item.id || under.has(id)),
  )
  return own.map((indicator) => {
    const said = facts.observations.filter((one) => one.indicator === indicator.id && isKnown(one, fiscalYear))
    const of = under.get(indicator.item)
    return { indicator, observations: said.toSorted(byYear), ...(of ? { of } : {}) }
  })
}

const isKnown = (said: Observation, fiscalYear: FiscalYear) =>
  said.measure !== 'actual' || (yearOf(said) ?? fiscalYear) <= fiscalYear

/** The year that an observation stands for; a span counts as its last. */
function yearOf({ fiscalYear, toFiscalYear }: Observation): FiscalYear | undefined {
  return fiscalYear ?? toFiscalYear
}

/** Without a year first, then by year; within a year as a sheet has its columns; within a column by date. */
function byYear(a: Observation, b: Observation): number {
  const years = (yearOf(a) ?? Number.NEGATIVE_INFINITY) - (yearOf(b) ?? Number.NEGATIVE_INFINITY)
  if (years !== 0 && !Number.isNaN(years)) return years
  const columns = measures.indexOf(a.measure) - measures.indexOf(b.measure)
  return columns !== 0 ? columns : (a.asOf ?? '').localeCompare(b.asOf ?? '')
}

/** The budgets of an item by year and stage; what was spent in later years is not yet known to this sheet. */
export function fillBudgets(
  facts: Facts,
  item: Item,
  fiscalYear: FiscalYear,
  columns: Record<string, BudgetStage>,
  parts: Record<string, unknown> = {},
): Stated<Budget>[] {
  const stages = Object.values(columns)
  const names = Object.keys(parts)
  const placeOf = ({ part }: Budget) => (part ? names.indexOf(part.name) : -1)
  const own = facts.budgets.filter((one) => one.item === item.id && (isForeseen(one.stage) || one.fiscalYear <= fiscalYear))
  return own.toSorted(
    (a, b) => a.fiscalYear - b.fiscalYear || stages.indexOf(a.stage) - stages.indexOf(b.stage) || placeOf(a) - placeOf(b),
  )
}

const isForeseen = (stage: BudgetStage) => stage === 'planned' || stage === 'initial'
