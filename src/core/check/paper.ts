import type { Budget, Evaluation, Exchange, Narrative } from '../exchange.ts'
import { groupBy } from '../group-by.ts'
import type { Observation } from '../observation.ts'
import type { Indicator, Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import { type JudgedYear, judgedYears } from './judged-years.ts'

/** A paper laid out for checking: every row found by what it belongs to, so that no check searches a list for each row of another. */
export interface Paper extends Exchange {
  scheme: Scheme
  itemOf: (id: string) => Item | undefined
  indicatorOf: (id: string) => Indicator | undefined
  observationOf: (id: string) => Observation | undefined
  childrenOf: (item: string | undefined) => Item[]
  indicatorsOf: (item: string) => Indicator[]
  saidOf: (indicator: string) => Observation[]
  budgetsOf: (item: string) => Budget[]
  evaluationsOf: (item: string) => Evaluation[]
  narrativesOf: (item: string) => Narrative[]
  /** Every year of every indicator with a target, judged; worked out once, when first asked for. */
  judged: () => JudgedYear[]
  judgedOf: (item: string) => JudgedYear[]
}

/** Lays a paper out. */
export function openPaper(exchange: Exchange, scheme: Scheme): Paper {
  const { items, indicators, observations, budgets, evaluations, narratives } = exchange
  const byItem = <Row extends { item: string }>(rows: Row[]) => grouped(rows, ({ item }) => item)
  const paper: Paper = {
    ...exchange,
    scheme,
    itemOf: named(items),
    indicatorOf: named(indicators),
    observationOf: named(observations),
    childrenOf: grouped(items, ({ parent }) => parent),
    indicatorsOf: byItem(indicators),
    saidOf: grouped(observations, ({ indicator }) => indicator),
    budgetsOf: byItem(budgets),
    evaluationsOf: byItem(evaluations),
    narrativesOf: byItem(narratives),
    judged: once(() => judgedYears(paper)),
    judgedOf: (item) => judgedByItem()(item),
  }
  const judgedByItem = once(() => grouped(paper.judged(), ({ indicator }) => indicator.item))
  return paper
}

/** Rows by a key, laid out when one is first asked for; a key without rows has none. */
export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): (key: Key) => Row[] {
  const groups = once(() => groupBy(rows, keyOf))
  return (key) => groups().get(key) ?? []
}

function named<Row extends { id?: string }>(rows: readonly Row[]): (id: string) => Row | undefined {
  const byId = once(() => new Map(rows.map((row) => [row.id, row])))
  return (id) => byId().get(id)
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
