import type { Exchange } from '#core/exchange.ts'
import { comparePapers, type PaperTime } from '#core/paper-order.ts'
import type { Indicator, Item } from '#core/plan.ts'
import { foldText } from '#core/text-fold.ts'
import type { IdentityChange, IdentityField } from '#store/identity-change.ts'
import type { Identified } from './identify-rows.ts'

/** `isSame`: nothing changes; it is noted that a later paper says so too. */
type NewChange = Omit<IdentityChange, 'status'> & { isSame: boolean }

const itemFields = ['title', 'code', 'levelLabel', 'delivery', 'startFiscalYear', 'units', 'marks'] as const
const indicatorFields = ['unit', 'kind', 'role', 'accumulation', 'direction', 'description'] as const

/** What was known of an item or indicator before a paper: its fields, and which paper each of them comes from. */
export interface KnownIdentity<Row> {
  row: Row
  /** When the paper spoke that a field's value comes from. */
  saidIn: (field: IdentityField) => PaperTime | undefined
}

/**
 * What a paper says otherwise of items and indicators that are known (項目・指標の変更), field by field. What it leaves out is no change; an
 * older paper only fills what is still open. Pure.
 */
export function findIdentityChanges(
  exchange: Exchange,
  identified: Identified,
  known: { items: ReadonlyMap<string, KnownIdentity<Item>>; indicators: ReadonlyMap<string, KnownIdentity<Indicator>> },
  document: string,
): NewChange[] {
  const fresh = new Set([...identified.newItems, ...identified.newIndicators].map(({ id }) => id))
  const ofItems = exchange.items.flatMap((row) =>
    compare('item', row, known.items.get(identified.items.get(row.id) ?? ''), itemFields, exchange.document),
  )
  const ofIndicators = exchange.indicators
    .filter(({ fromProse }) => !fromProse)
    .flatMap((row) =>
      compare(
        'indicator',
        row,
        known.indicators.get(identified.indicators.get(row.id) ?? ''),
        indicatorFields,
        exchange.document,
      ),
    )
  return [...ofItems, ...ofIndicators].filter(({ subject }) => !fresh.has(subject)).map((change) => ({ ...change, document }))
}

function compare<Row extends Item | Indicator>(
  kind: 'item' | 'indicator',
  said: Row,
  known: KnownIdentity<Row> | undefined,
  fields: readonly (IdentityField & keyof Row)[],
  paper: PaperTime,
): Omit<NewChange, 'document'>[] {
  if (!known) return []
  return fields.flatMap((field) => {
    const [before, after] = [known.row[field], said[field]]
    if (after === undefined) return []
    const from = known.saidIn(field)
    const order = from ? comparePapers(paper, from) : 0
    const same = isSame(before, after)
    if (same ? order <= 0 : before !== undefined && order < 0) return []
    const source = said.source ? { source: said.source } : {}
    return [{ kind, subject: known.row.id, field, ...(before === undefined ? {} : { before }), after, isSame: same, ...source }]
  })
}

/** Words are compared folded, lists in their order: a line break more is not a change. */
function isSame(before: unknown, after: unknown): boolean {
  const fold = (value: unknown): unknown =>
    typeof value === 'string' ? foldText(value) : Array.isArray(value) ? value.map(fold) : value
  return JSON.stringify(fold(before)) === JSON.stringify(fold(after))
}

/** Without what a paper said of the same fields when it was given out (配布): only what was changed in it outside is left. */
export function withoutEchoes<Change extends Pick<NewChange, 'subject' | 'field' | 'after'>>(
  changes: Change[],
  { exchange, identified }: { exchange: Exchange; identified: Pick<Identified, 'items' | 'indicators'> },
): Change[] {
  const said = new Map<string, object>([
    ...exchange.items.map((row) => [identified.items.get(row.id) ?? '', row] as const),
    ...exchange.indicators.map((row) => [identified.indicators.get(row.id) ?? '', row] as const),
  ])
  return changes.filter(({ subject, field, after }) => {
    const row = said.get(subject) as Partial<Record<IdentityField, unknown>> | undefined
    return row === undefined || !isSame(row[field], after)
  })
}
