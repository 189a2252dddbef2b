import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { DocumentFacts } from '#core/exchange.ts'
import type { PaperTime } from '#core/paper-order.ts'
import { withoutNull } from './provenance.ts'
import type { DocumentTable, Tables } from './tables.ts'

/** A document that was imported: what the paper says of itself, and how it came here. */
export interface KeptDocument {
  id: string
  /** SHA-256 of the kept file */
  file: string
  /** File name as it was handed in. */
  name: string
  format: string
  scheme?: string
  plan?: string
  importedBy: string
  /** ISO 8601 instant. */
  importedAt: string
  facts: DocumentFacts
}

/** Keeps a document; one with the same id stays as it is. Its file must be kept first. Says whether it was new. */
export async function insertDocument(db: Kysely<Tables>, body: string, document: KeptDocument): Promise<boolean> {
  const { facts } = document
  const row: Insertable<DocumentTable> = {
    body,
    id: document.id,
    file: document.file,
    name: document.name,
    format: document.format,
    scheme: document.scheme ?? null,
    plan: document.plan ?? null,
    title: facts.title ?? null,
    issuer: facts.issuer ?? null,
    fiscal_year: facts.fiscalYear ?? null,
    stage: facts.stage ?? null,
    as_of: facts.asOf ?? null,
    draft: facts.draft ?? null,
    grades: JSON.stringify(facts.grades),
    marks: JSON.stringify(facts.marks),
    heads: facts.heads === undefined ? null : JSON.stringify(facts.heads),
    imported_by: document.importedBy,
    imported_at: document.importedAt,
  }
  const result = await db
    .insertInto('document')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findDocument(db: Kysely<Tables>, body: string, id: string): Promise<KeptDocument | undefined> {
  const row = await db.selectFrom('document').selectAll().where('body', '=', body).where('id', '=', id).executeTakeFirst()
  return row && readKeptDocument(row)
}

/** The body's documents, the newest first. */
export async function listDocuments(db: Kysely<Tables>, body: string): Promise<KeptDocument[]> {
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('body', '=', body)
    .orderBy('imported_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(readKeptDocument)
}

/** What tells one paper of a plan from another: when it speaks, its title and format. */
export interface KeptPaper extends PaperTime {
  id: string
  title?: string
  format: string
}

/** The papers of some plan, or those with some ids. One query. */
export async function listPapers(
  db: Kysely<Tables>,
  body: string,
  which: { plan: string } | { ids: readonly string[] },
): Promise<Map<string, KeptPaper>> {
  const among = 'plan' in which ? sql`plan = ${which.plan}` : sql`id = any(${[...which.ids]}::text[])`
  const { rows } = await sql<
    Pick<Selectable<DocumentTable>, 'id' | 'title' | 'format' | 'fiscal_year' | 'stage' | 'as_of' | 'draft'>
  >`select id, title, format, fiscal_year, stage, as_of, draft from document where body = ${body} and ${among}`.execute(db)
  return new Map(
    rows.map(({ id, title, format, fiscal_year: fiscalYear, stage, as_of: asOf, draft }) => [
      id,
      withoutNull<KeptPaper>({ id, title, format, fiscalYear, stage, asOf, draft }),
    ]),
  )
}

function readKeptDocument(row: Selectable<DocumentTable>): KeptDocument {
  const facts = withoutNull<Omit<DocumentFacts, 'lists'>>({
    title: row.title,
    issuer: row.issuer,
    fiscalYear: row.fiscal_year,
    stage: row.stage,
    asOf: row.as_of,
    draft: row.draft,
    grades: row.grades,
    marks: row.marks,
    heads: row.heads,
  })
  return withoutNull<KeptDocument>({
    id: row.id,
    file: row.file,
    name: row.name,
    format: row.format,
    scheme: row.scheme,
    plan: row.plan,
    importedBy: row.imported_by,
    importedAt: row.imported_at,
    facts,
  })
}
