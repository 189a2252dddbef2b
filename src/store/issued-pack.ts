import { type Kysely, type Selectable, sql } from 'kysely'
import type { FiscalYear } from '#core/fiscal-year.ts'
import type { IssuedPack } from '#core/report/issued-pack.ts'
import type { Meeting } from '#core/report/pack.ts'
import type { IssuedPackTable } from './pack-tables.ts'
import { withoutNull } from './provenance.ts'
import type { Tables } from './tables.ts'

/** Keeps that a pack was handed out (配布した版); its file must be kept already. One that is recorded already stays as it is. */
export async function insertIssuedPack(db: Kysely<Tables>, body: string, pack: IssuedPack): Promise<void> {
  const { id, plan, fiscalYear, title, meeting, draft, parts, format, asOf, name, file, issuedBy, issuedAt } = pack
  const { name: called, date = null, place = null, number = null } = meeting
  await sql`
    insert into issued_pack (
      body, id, plan, fiscal_year, title, meeting, held_on, place, number_prefix, draft, parts, format, as_of, name, file, issued_by, issued_at)
    values (
      ${body}, ${id}, ${plan}, ${fiscalYear}, ${title}, ${called}, ${date}, ${place}, ${number}, ${draft}, ${JSON.stringify(parts)}::jsonb,
      ${format}, ${asOf}, ${name}, ${file}, ${issuedBy}, ${issuedAt})
    on conflict do nothing`.execute(db)
}

/** The packs that were handed out of a plan's year, the newest first. */
export async function listIssuedPacks(
  db: Kysely<Tables>,
  body: string,
  of: { plan: string; fiscalYear: FiscalYear },
): Promise<IssuedPack[]> {
  const { rows } = await sql<Selectable<IssuedPackTable>>`
    select * from issued_pack where body = ${body} and plan = ${of.plan} and fiscal_year = ${of.fiscalYear}
    order by issued_at desc, id`.execute(db)
  return rows.map(readIssuedPack)
}

export async function findIssuedPack(db: Kysely<Tables>, body: string, id: string): Promise<IssuedPack | undefined> {
  const { rows } = await sql<Selectable<IssuedPackTable>>`
    select * from issued_pack where body = ${body} and id = ${id}`.execute(db)
  return rows[0] && readIssuedPack(rows[0])
}

function readIssuedPack(row: Selectable<IssuedPackTable>): IssuedPack {
  const meeting = { name: row.meeting, date: row.held_on, place: row.place, number: row.number_prefix }
  return {
    id: row.id,
    plan: row.plan,
    fiscalYear: row.fiscal_year,
    title: row.title,
    meeting: withoutNull<Meeting>(meeting),
    draft: row.draft,
    parts: row.parts,
    format: row.format,
    asOf: row.as_of,
    name: row.name,
    file: row.file,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
  }
}
