import type { Exchange } from '#core/exchange.ts'
import { type Statement, statementsOf } from '#core/statement.ts'
import { type Identified, mapped } from './identify-rows.ts'

/** A statement of a paper (読み取った記載), with the id that the paper's own rows know it by. */
export interface ReadStatement {
  id?: string
  statement: Statement
}

/** The paper's statements under the ids kept here, narratives with the year, stage and order that the paper gives them. */
export function readStatements(
  exchange: Exchange,
  { items, indicators }: Pick<Identified, 'items' | 'indicators'>,
): ReadStatement[] {
  const { fiscalYear, stage, asOf } = exchange.document
  const places = new Map<string, number>()
  const narratives = exchange.narratives.map((row) => {
    const place = `${row.item}|${row.role}`
    const order = (places.get(place) ?? -1) + 1
    places.set(place, order)
    return {
      ...row,
      order,
      ...(fiscalYear === undefined ? {} : { fiscalYear }),
      ...(stage === undefined ? {} : { stage }),
      ...(asOf === undefined ? {} : { asOf }),
    }
  })
  return statementsOf({ ...exchange, narratives }).map((statement) => {
    if (statement.list !== 'observations') return { statement: onItem(statement, items) }
    const { id, ...row } = statement.row
    const kept: Statement = { list: 'observations', row: { ...row, indicator: mapped(indicators, row.indicator) } }
    return id === undefined ? { statement: kept } : { id, statement: kept }
  })
}

function onItem(statement: Exclude<Statement, { list: 'observations' }>, ids: Map<string, string>): Statement {
  const item = mapped(ids, statement.row.item)
  switch (statement.list) {
    case 'budgets':
      return { list: 'budgets', row: { ...statement.row, item } }
    case 'evaluations':
      return { list: 'evaluations', row: { ...statement.row, item } }
    case 'narratives':
      return { list: 'narratives', row: { ...statement.row, item } }
  }
}
