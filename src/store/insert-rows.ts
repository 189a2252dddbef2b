import { type Kysely, sql } from 'kysely'
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
): Promise<number> {
  let inserted = 0
  for (let start = 0; start < rows.length; start += batchSize) {
    inserted += await insertBatch(db, table, body, columns, rows.slice(start, start + batchSize))
  }
  return inserted
}

async function insertBatch<Row>(
  db: Kysely<Tables>,
  table: string,
  body: string,
  columns: Column<Row>[],
  rows: Row[],
): Promise<number> {
  const names = sql.join(columns.map(([name]) => sql.ref(name)))
  const values = sql.join(
    columns.map(([, type], index) => (type === 'jsonb' ? sql.raw(`c${index}::jsonb`) : sql.raw(`c${index}`))),
  )
  const aliases = sql.raw(columns.map((_, index) => `c${index}`).join(', '))
  const arrays = sql.join(
    columns.map(([, type, value]) => {
      const literal = formatArray(rows.map((row) => (type === 'jsonb' ? formatJson(value(row)) : value(row))))
      return sql`${literal}::${sql.raw(type === 'jsonb' ? 'text' : type)}[]`
    }),
  )
  const result = await sql`
    insert into ${sql.table(table)} (body, ${names})
    select ${body}::text, ${values} from unnest(${arrays}) as given (${aliases})
    on conflict do nothing`.execute(db)
  return Number(result.numAffectedRows)
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
  if (typeof value === 'string') return `"${keepable(value).replace(/[\\"]/g, '\\$&')}"`
  return String(value)
}
