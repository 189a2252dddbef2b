import { type Kysely, type Selectable, sql } from 'kysely'
import type { HandOut } from '#core/hand-out.ts'
import type { HandOutTable } from './hand-out-tables.ts'
import { insertRows } from './insert-rows.ts'
import type { Tables } from './tables.ts'

/** A file of a hand-out (配布ファイル), without its bytes. */
export interface HandOutFile {
  /** Which of the hand-out's files, from 1. */
  order: number
  name: string
  /** SHA-256 of the kept file */
  file: string
  /** Ids of the items whose sheets it holds. */
  items: string[]
  /** What of the sheets the form has no place for, in sentences. */
  problems: string[]
}

/** Keeps a hand-out and the list of its files, whose bytes must be kept already. */
export async function insertHandOut(
  db: Kysely<Tables>,
  body: string,
  handOut: HandOut,
  files: readonly HandOutFile[],
): Promise<void> {
  const { id, plan, scheme, fiscalYear, sections, by, at } = handOut
  await sql`
    insert into hand_out (body, id, plan, scheme, fiscal_year, sections, handed_out_by, handed_out_at)
    values (${body}, ${id}, ${plan}, ${scheme}, ${fiscalYear}, ${JSON.stringify(sections)}::jsonb, ${by}, ${at})`.execute(db)
  await insertRows<HandOutFile>(
    db,
    'hand_out_file',
    body,
    [
      ['hand_out', 'text', () => id],
      ['ord', 'int4', ({ order }) => order],
      ['name', 'text', ({ name }) => name],
      ['file', 'text', ({ file }) => file],
      ['items', 'jsonb', ({ items }) => items],
      ['problems', 'jsonb', ({ problems }) => problems],
    ],
    files,
  )
}

/** The hand-outs of a body, the newest first. */
export async function listHandOuts(db: Kysely<Tables>, body: string, limit: number): Promise<HandOut[]> {
  const { rows } = await sql<Selectable<HandOutTable>>`
    select * from hand_out where body = ${body} order by handed_out_at desc, id limit ${limit}`.execute(db)
  return rows.map(readHandOut)
}

export async function findHandOut(db: Kysely<Tables>, body: string, id: string): Promise<HandOut | undefined> {
  const { rows } = await sql<Selectable<HandOutTable>>`
    select * from hand_out where body = ${body} and id = ${id}`.execute(db)
  return rows[0] && readHandOut(rows[0])
}

/** The files of a hand-out, in their order. */
export async function listHandOutFiles(db: Kysely<Tables>, body: string, handOut: string): Promise<HandOutFile[]> {
  const { rows } = await sql<{ ord: number; name: string; file: string; items: string[]; problems: string[] }>`
    select ord, name, file, items, problems from hand_out_file
    where body = ${body} and hand_out = ${handOut} order by ord`.execute(db)
  return rows.map(({ ord, ...row }) => ({ ...row, order: ord }))
}

/** A file as it was given out, with its hand-out. One query. */
export async function findHandedOutFile(
  db: Kysely<Tables>,
  body: string,
  which: { handOut: string; file: number },
): Promise<{ handOut: HandOut; name: string; items: string[]; bytes: Uint8Array } | undefined> {
  const { rows } = await sql<Selectable<HandOutTable> & { name: string; items: string[]; bytes: Uint8Array }>`
    select hand_out.*, hand_out_file.name, hand_out_file.items, file.bytes from hand_out
    join hand_out_file on hand_out_file.body = hand_out.body and hand_out_file.hand_out = hand_out.id and hand_out_file.ord = ${which.file}
    join file on file.body = hand_out.body and file.sha256 = hand_out_file.file
    where hand_out.body = ${body} and hand_out.id = ${which.handOut}`.execute(db)
  const [row] = rows
  return row && { handOut: readHandOut(row), name: row.name, items: row.items, bytes: row.bytes }
}

/** Bounds what one message of the database holds. */
const filesAtOnce = 100

/** The files of a hand-out with their bytes, in their order; a query for a hundred of them. */
export async function* readHandOutBytes(
  db: Kysely<Tables>,
  body: string,
  handOut: string,
): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  for (let after = 0; ; after += filesAtOnce) {
    const { rows } = await sql<{ name: string; bytes: Uint8Array }>`
      select hand_out_file.name, file.bytes from hand_out_file
      join file on file.body = hand_out_file.body and file.sha256 = hand_out_file.file
      where hand_out_file.body = ${body} and hand_out = ${handOut} and ord > ${after} and ord <= ${after + filesAtOnce}
      order by ord`.execute(db)
    yield* rows
    if (rows.length < filesAtOnce) return
  }
}

/** How many files each hand-out has, and how many of them have come back. One query. */
export async function countHandOutFiles(
  db: Kysely<Tables>,
  body: string,
  handOuts: readonly string[],
): Promise<Map<string, { files: number; back: number }>> {
  const { rows } = await sql<{ hand_out: string; files: number; back: number }>`
    select hand_out, count(*)::int as files, (count(*) filter (where exists (
      select from collection where collection.body = hand_out_file.body
        and collection.hand_out = hand_out_file.hand_out and collection.ord = hand_out_file.ord)))::int as back
    from hand_out_file where body = ${body} and hand_out = any(${[...handOuts]}::text[]) group by hand_out`.execute(db)
  return new Map(rows.map(({ hand_out, files, back }) => [hand_out, { files, back }]))
}

function readHandOut(row: Selectable<HandOutTable>): HandOut {
  return {
    id: row.id,
    plan: row.plan,
    scheme: row.scheme,
    fiscalYear: row.fiscal_year,
    by: row.handed_out_by,
    at: row.handed_out_at,
    sections: row.sections,
  }
}
