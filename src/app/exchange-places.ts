import type { Exchange } from '#core/exchange.ts'
import type { Source } from '#core/source.ts'
import { sayObservation } from '#core/statement-words.ts'

/** Gives every row of an exchange file that names no source its own place in the file (`items[3]`). */
export function withPlaces(exchange: Exchange): Exchange {
  const placed = <Row extends { source?: Source }>(list: string, rows: Row[], words: (row: Row) => string): Row[] =>
    rows.map((row, n) => (row.source ? row : { ...row, source: { locator: `${list}[${n}]`, text: words(row) } }))
  return {
    ...exchange,
    items: placed('items', exchange.items, (row) => row.title),
    indicators: placed('indicators', exchange.indicators, (row) => row.name),
    observations: placed('observations', exchange.observations, (row) => sayObservation(row, undefined)),
    budgets: placed('budgets', exchange.budgets, (row) => String(row.amount)),
    evaluations: placed('evaluations', exchange.evaluations, (row) => row.grades.map(({ code }) => code).join('')),
    narratives: placed('narratives', exchange.narratives, (row) => row.text),
    terms: placed('terms', exchange.terms, (row) => `${row.term}: ${row.definition}`),
  }
}
