import { type Kysely, sql } from 'kysely'
import type { Source } from '#core/source.ts'
import { insertRows } from './insert-rows.ts'
import type { Tables } from './tables.ts'

/** A statement that a later paper repeats (再確認): where it stands there. */
export interface SeenAgain {
  document: string
  /** Id of the statement that is known. */
  statement: string
  source: Source
}

/** Notes that a paper says what is known already. */
export async function insertSeenAgain(db: Kysely<Tables>, body: string, rows: readonly SeenAgain[]): Promise<void> {
  await insertRows<SeenAgain>(
    db,
    'seen_again',
    body,
    [
      ['document', 'text', (row) => row.document],
      ['statement', 'text', (row) => row.statement],
      ['locator', 'text', (row) => row.source.locator],
      ['source_text', 'text', (row) => row.source.text],
    ],
    rows,
  )
}

/** What a paper repeats, or the papers that repeat some statements. */
export async function listSeenAgain(
  db: Kysely<Tables>,
  body: string,
  which: { document: string } | { statements: readonly string[] },
): Promise<SeenAgain[]> {
  const among = 'document' in which ? sql`document = ${which.document}` : sql`statement = any(${[...which.statements]}::text[])`
  const { rows } = await sql<{ document: string; statement: string; locator: string; source_text: string }>`
    select document, statement, locator, source_text from seen_again
    where body = ${body} and ${among} order by document, statement`.execute(db)
  return rows.map(({ document, statement, locator, source_text }) => ({
    document,
    statement,
    source: { locator, text: source_text },
  }))
}
