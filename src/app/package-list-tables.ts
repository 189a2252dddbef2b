import type { Exchange } from '#core/exchange.ts'
import * as codes from './package-codes.ts'
import { codeColumn, idColumn, numberColumn, wordsColumn } from './package-columns.ts'
import { type PackageTable, packageTable } from './package-table.ts'
import type { NamedObservation } from './package-tables.ts'

interface WordRow {
  item: string
  order: number
  word: string
}

interface RelistedRow {
  list: 'items' | 'indicators'
  id: string
  under: string
}

interface PartRow {
  observation: string
  order: number
  label: string
  value: number
  unit?: string
}

const required = { required: true } as const
const ofItem = { column: 'item', table: 'items', key: 'id' }

/** What is a list within a row of the exchange (担当部局・印・再掲・内訳): tables with a row for each of its values. */
export function listTables(exchange: Exchange, observations: readonly NamedObservation[]): PackageTable[] {
  return [
    wordTable(
      'item-units',
      '担当部局',
      '項目を担当する部局・課。最初のものが主となる担当',
      'section',
      wordsIn(exchange, 'units'),
    ),
    wordTable('item-marks', '項目の印', '重点などの印', 'mark', wordsIn(exchange, 'marks')),
    relistedTable(exchange),
    partTable(observations),
  ]
}

const wordsIn = ({ items }: Exchange, list: 'units' | 'marks'): WordRow[] =>
  items.flatMap(({ id, [list]: words = [] }) => words.map((word, nth) => ({ item: id, order: nth + 1, word })))

const wordTable = (name: string, title: string, description: string, column: string, rows: WordRow[]): PackageTable =>
  packageTable<WordRow>(
    { name, title, description, refers: [ofItem] },
    [
      idColumn('item', '計画の項目', ({ item }) => item, required),
      numberColumn('order', '並び順', '番目', ({ order }) => order, 'integer'),
      wordsColumn(column, title, ({ word }) => word, required),
    ],
    rows,
  )

function relistedTable({ items, indicators }: Exchange): PackageTable {
  const rowsOf = (list: RelistedRow['list'], rows: readonly { id: string; relistedUnder?: string[] }[]): RelistedRow[] =>
    rows.flatMap(({ id, relistedUnder = [] }) => relistedUnder.map((under) => ({ list, id, under })))
  return packageTable<RelistedRow>(
    {
      ...{ name: 'relistings', title: '再掲', description: '別の項目の下に再び掲げた項目と指標。合計には含めない' },
      refers: [{ column: 'under', table: 'items', key: 'id' }],
    },
    [
      codeColumn('list', '再掲したものの種類', codes.listCodes, ({ list }) => list),
      idColumn('id', '再掲したものの識別子', ({ id }) => id, required),
      idColumn('under', '再掲した先の項目', ({ under }) => under, required),
    ],
    [...rowsOf('items', items), ...rowsOf('indicators', indicators)],
  )
}

const partTable = (observations: readonly NamedObservation[]): PackageTable =>
  packageTable<PartRow>(
    {
      ...{ name: 'observation-parts', title: '数値の内訳', description: '合計の内訳となる数値' },
      refers: [{ column: 'observation', table: 'observations', key: 'id' }],
    },
    [
      idColumn('observation', '数値', ({ observation }) => observation, required),
      numberColumn('order', '並び順', '番目', ({ order }) => order, 'integer'),
      wordsColumn('label', '内訳の名称', ({ label }) => label),
      numberColumn('value', '値', 'unit の列による', ({ value }) => value),
      wordsColumn('unit', '単位', ({ unit }) => unit),
    ],
    observations.flatMap(({ id, unit, parts = [] }) =>
      parts.map((part, nth): PartRow => ({ ...part, observation: id, order: nth + 1, ...(unit === undefined ? {} : { unit }) })),
    ),
  )
