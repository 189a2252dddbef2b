import type { Exchange } from '#core/exchange.ts'

/** Fields in the order in which FORMAT names them; those not named here follow as they come. */
const order = [
  ...['format', 'document', 'items', 'indicators', 'observations', 'budgets', 'evaluations', 'narratives', 'terms', 'findings'],
  ...[
    'id',
    'parent',
    'item',
    'indicator',
    'level',
    'levelLabel',
    'code',
    'title',
    'name',
    'issuer',
    'role',
    'measure',
    'severity',
  ],
  ...[
    'fiscalYear',
    'fromFiscalYear',
    'toFiscalYear',
    'stage',
    'asOf',
    'evaluator',
    'value',
    'min',
    'max',
    'comparator',
    'unit',
    'amount',
  ],
]
const rank = new Map(order.map((name, index) => [name, index]))

/** The exchange as text: two spaces, one order of fields, so that equal facts are equal bytes. */
export function writeExchange(exchange: Exchange): string {
  return JSON.stringify(exchange, (_, value: unknown) => (isRecord(value) ? inOrder(value) : value), 2)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

function inOrder(record: Record<string, unknown>): Record<string, unknown> {
  const place = (name: string) => rank.get(name) ?? (name === 'source' ? order.length + 1 : order.length)
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => place(a) - place(b)))
}
