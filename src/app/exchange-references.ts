import type { Exchange } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'

/** A row that names another: where it does, which, and among what that must be. */
type Reference = [place: string, id: string | undefined, among: Set<string | undefined>]

/** The first row of an exchange file that names one which is not there, is there twice, or is its own ancestor. */
export function checkReferences(exchange: Exchange, name: string): Finding | undefined {
  const wrong = references(exchange).find(([, id, among]) => id !== undefined && !among.has(id))
  if (wrong) return finding('exchange-dangling', { name, place: wrong[0], id: wrong[1] ?? '' })
  const twice = [...findTwice(exchange.items, 'items'), ...findTwice(exchange.indicators, 'indicators')][0]
  if (twice !== undefined) return finding('exchange-broken', { name, place: twice, reason: '同じ id の行が二つあります。' })
  const [circle] = findCircles(exchange)
  return circle === undefined
    ? undefined
    : finding('exchange-broken', { name, place: circle, reason: '親をたどると自分に戻ります。' })
}

function references(exchange: Exchange): Reference[] {
  const items = new Set<string | undefined>(exchange.items.map((row) => row.id))
  const indicators = new Set<string | undefined>(exchange.indicators.map((row) => row.id))
  const observations = new Set<string | undefined>(exchange.observations.map((row) => row.id))
  return [
    ...exchange.items.map((row, n): Reference => [`items[${n}].parent`, row.parent, items]),
    ...(['items', 'indicators'] as const).flatMap((list) =>
      exchange[list].flatMap((row, n) =>
        (row.relistedUnder ?? []).map((under): Reference => [`${list}[${n}].relistedUnder`, under, items]),
      ),
    ),
    ...(['indicators', 'budgets', 'evaluations', 'narratives'] as const).flatMap((list) =>
      exchange[list].map((row, n): Reference => [`${list}[${n}].item`, row.item, items]),
    ),
    ...exchange.observations.flatMap((row, n): Reference[] => [
      [`observations[${n}].indicator`, row.indicator, indicators],
      [`observations[${n}].supersededBy`, row.supersededBy, observations],
    ]),
  ]
}

function findTwice(rows: { id: string }[], list: string): string[] {
  const first = new Map(rows.map(({ id }, n) => [id, n] as const).reverse())
  return rows.flatMap(({ id }, n) => (first.get(id) === n ? [] : [`${list}[${n}].id`]))
}

/** Items that are their own ancestors; each item is walked over once. */
function findCircles({ items }: Exchange): string[] {
  const parents = new Map(items.map((row) => [row.id, row.parent]))
  const sound = new Set<string | undefined>([undefined])
  return items.flatMap(({ id }, n) => {
    const walked = new Set<string>()
    let at: string | undefined = id
    while (at !== undefined && !sound.has(at) && !walked.has(at)) {
      walked.add(at)
      at = parents.get(at)
    }
    if (!sound.has(at)) return [`items[${n}].parent`]
    for (const step of walked) sound.add(step)
    return []
  })
}
