import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A column to write: its name, its type, and where its value comes from. An absent value is written as null. */
export type Column<Row> = [name: string, type: ColumnTypeName, value: (row: Row) => unknown]
type ColumnTypeName = 'text' | 'float8' | 'int4' | 'int8' | 'bool' | 'jsonb' | 'timestamptz'

/** Bounds the size of one message to the database, not the speed. */
const batchSize = 5_000

/**
 * Inserts many rows with one query per 5,000. A row that is there already (same key) stays as it is.
 * Returns how many were new. Each column travels as one array, so a figure reaches its check constraint as it is: NaN is refused, not lost.
 */
export async function insertRows<Row>(
  db: Kysely<Tables>,
  table: keyof Tables,
  body: string,
  columns: Column<Row>[],
  rows: readonly Row[],
  /** How many rows a query takes: fewer where each is a whole sheet. */
  atOnce = batchSize,
): Promise<number> {
  let inserted = 0
  let before = Promise.resolve(0)
  for (let start = 0; start < rows.length; start += atOnce) {
    // The next batch is written while the database takes the one before.
    const query = writeBatch(table, body, columns, rows.slice(start, start + atOnce))
    inserted += await before
    before = query.execute(db).then(({ numAffectedRows }) => Number(numAffectedRows))
  }
  return inserted + (await before)
}

function writeBatch<Row>(table: string, body: string, columns: Column<Row>[], rows: Row[]): RawBuilder<unknown> {
  const written = columns.map(([name, type, value], index) => writeColumn(name, type, rows.map(value), `c${index}`))
  const arrays = written.flatMap(({ array, alias }) => (array ? [{ array, alias }] : []))
  const names = sql.join(written.map(({ name }) => sql.ref(name)))
  const aliases = sql.raw(['place', ...arrays.map(({ alias }) => alias)].join(', '))
  const places = sql`array_fill(true, array[${rows.length}::int4])` // one element a row, also where nothing else differs
  return sql`
    insert into ${sql.table(table)} (body, ${names})
    select ${body}::text, ${sql.join(written.map(({ value }) => value))}
    from unnest(${sql.join([places, ...arrays.map(({ array }) => array)])}) as given (${aliases})
    on conflict do nothing`
}

interface WrittenColumn {
  name: string
  /** What is selected for it. */
  value: RawBuilder<unknown>
  alias: string
  /** One element a row; absent where every row has the same value. */
  array?: RawBuilder<unknown>
}

/** A column whose value all rows share (a status, a document, nothing at all) travels once: of a large import that is most columns. */
function writeColumn(name: string, type: ColumnTypeName, values: unknown[], alias: string): WrittenColumn {
  const own = type === 'jsonb' ? 'text' : type
  const [first] = values
  if (values.every((value) => value === first) && (first === undefined || first === null || typeof first === 'string')) {
    const shared = first === undefined || first === null ? null : keepable(first)
    return { name, alias, value: type === 'jsonb' ? sql`${formatJson(first)}::jsonb` : sql`${shared}::${sql.raw(type)}` }
  }
  const literal = formatArray(type === 'jsonb' ? values.map(formatJson) : values)
  return {
    name,
    alias,
    value: sql.raw(type === 'jsonb' ? `${alias}::jsonb` : alias),
    array: sql`${literal}::${sql.raw(own)}[]`,
  }
}

function formatJson(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? keepable(inner) : inner))
}

/** Text that PostgreSQL can keep: a NUL or half a surrogate pair, which it cannot, shows as the replacement character. */
function keepable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD')
}

/** A PostgreSQL array literal; both drivers pass it on as it is. */
function formatArray(values: unknown[]): string {
  return `{${values.map(formatElement).join(',')}}`
}

function formatElement(value: unknown): string {
  if (value === undefined || value === null) return 'NULL'
  if (typeof value !== 'string') return String(value)
  return isPlain.test(value) ? `"${value}"` : `"${keepable(value).replace(/[\\"]/g, '\\$&')}"`
}

/** Text in which nothing is to be escaped or replaced: nearly all that there is. */
const isPlain = /^[^\0\\"\uD800-\uDFFF]*$/
