import { type Kysely, sql } from 'kysely'
import { type StatementTable, statementTables, type Tables } from '#store/tables.ts'

/** The statements of a body in the text form of COPY, table by table. */
export type CopyText = Record<StatementTable, { columns: string[]; text: string }>

/** Writes a body's statements as COPY would. */
export async function writeCopyText(db: Kysely<Tables>, body: string): Promise<CopyText> {
  const copy = {} as CopyText
  for (const table of statementTables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} where body = ${body}`.execute(db)
    const columns = Object.keys(rows[0]!)
    copy[table] = {
      columns,
      text: rows.map((row) => `${columns.map((column) => formatField(row[column])).join('\t')}\n`).join(''),
    }
  }
  return copy
}

function formatField(value: unknown): string {
  if (value === null) return '\\N'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}
