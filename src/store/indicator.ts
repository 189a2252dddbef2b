import type { Kysely, Selectable } from 'kysely'
import type { Indicator } from '#core/plan.ts'
import { type FirstSeen, firstSeenColumns } from './first-seen.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { readSource, withoutNull } from './provenance.ts'
import type { IndicatorTable, Tables } from './tables.ts'

const columns: Column<Indicator & FirstSeen & { order: number }>[] = [
  ...firstSeenColumns,
  ['item', 'text', (row) => row.item],
  ['name', 'text', (row) => row.name],
  ['unit', 'text', (row) => row.unit],
  ['kind', 'text', (row) => row.kind],
  ['role', 'text', (row) => row.role],
  ['accumulation', 'text', (row) => row.accumulation],
  ['direction', 'text', (row) => row.direction],
  ['description', 'text', (row) => row.description],
  ['relisted_under', 'jsonb', (row) => row.relistedUnder],
  ['from_prose', 'bool', (row) => row.fromProse],
  ['ord', 'int4', (row) => row.order],
]

/** Keeps indicators (指標) in the order given; one that is known stays as it is. Returns how many were new. */
export function insertIndicators(db: Kysely<Tables>, body: string, rows: readonly Indicator[], seen: FirstSeen): Promise<number> {
  return insertRows(
    db,
    'indicator',
    body,
    columns,
    rows.map((row, order) => ({ ...row, ...seen, order })),
  )
}

/** An indicator as the model has it. */
export function readIndicator(row: Selectable<IndicatorTable>): Indicator {
  const indicator = withoutNull<Omit<Indicator, 'source'>>({
    id: row.id,
    item: row.item,
    name: row.name,
    unit: row.unit,
    kind: row.kind,
    role: row.role,
    accumulation: row.accumulation,
    direction: row.direction,
    description: row.description,
    relistedUnder: row.relisted_under,
    fromProse: row.from_prose,
  })
  return { ...indicator, ...readSource(row) }
}
