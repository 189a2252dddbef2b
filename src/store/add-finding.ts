import { type Kysely, sql } from 'kysely'
import type { Finding } from '#core/finding.ts'
import type { Tables } from './tables.ts'

/** Adds a finding that the body shows publicly, after those that its document has. */
export async function addFinding(db: Kysely<Tables>, body: string, document: string, finding: Finding): Promise<void> {
  const { severity, code, message, subject, source } = finding
  await sql`
    insert into finding (body, document, ord, severity, code, message, subject, locator, source_text, shown)
    select ${body}, ${document}, (select count(*) from finding where body = ${body} and document = ${document}),
      ${severity}, ${code}, ${message}, ${subject ?? null}, ${source?.locator ?? null}, ${source?.text ?? null}, true`.execute(db)
}
