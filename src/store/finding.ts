import type { Kysely, Selectable } from 'kysely'
import type { Finding, FindingCode } from '#core/finding.ts'
import { insertRows } from './insert-rows.ts'
import { readSource, withoutNull } from './provenance.ts'
import type { FindingTable, Tables } from './tables.ts'

/** A finding (指摘) of a document, by its place in that document's list. */
export type KeptFinding = Finding & { document: string; order: number; shown: boolean }

/** Keeps what was found in a document, in the order given. Returns how many were new. */
export function insertFindings(
  db: Kysely<Tables>,
  body: string,
  document: string,
  findings: readonly Finding[],
): Promise<number> {
  return insertRows(
    db,
    'finding',
    body,
    [
      ['document', 'text', () => document],
      ['ord', 'int4', (row) => row.order],
      ['severity', 'text', (row) => row.severity],
      ['code', 'text', (row) => row.code],
      ['message', 'text', (row) => row.message],
      ['subject', 'text', (row) => row.subject],
      ['locator', 'text', (row) => row.source?.locator],
      ['source_text', 'text', (row) => row.source?.text],
      ['shown', 'bool', () => false],
    ],
    findings.map((finding, order) => ({ ...finding, order })),
  )
}

/** Findings of the given documents, or of all; `shown` only those that the body shows publicly. */
export async function listFindings(
  db: Kysely<Tables>,
  body: string,
  which: { documents?: readonly string[]; shown?: true } = {},
): Promise<KeptFinding[]> {
  let query = db.selectFrom('finding').selectAll().where('body', '=', body)
  if (which.documents) query = query.where('document', 'in', [...which.documents, ''])
  if (which.shown) query = query.where('shown', '=', true)
  const rows = await query.orderBy('document').orderBy('ord').execute()
  return rows.map(readKeptFinding)
}

/** The body decides whether the public sees a finding. */
export async function showFinding(
  db: Kysely<Tables>,
  body: string,
  document: string,
  order: number,
  shown: boolean,
): Promise<void> {
  await db
    .updateTable('finding')
    .set({ shown })
    .where('body', '=', body)
    .where('document', '=', document)
    .where('ord', '=', order)
    .execute()
}

function readKeptFinding(row: Selectable<FindingTable>): KeptFinding {
  const finding = withoutNull<Omit<KeptFinding, 'source'>>({
    severity: row.severity,
    // only `insertFindings` writes here, and it takes codes alone
    code: row.code as FindingCode,
    message: row.message,
    subject: row.subject,
    document: row.document,
    order: row.ord,
    shown: row.shown,
  })
  return { ...finding, ...readSource(row) }
}
