import { type Kysely, type Selectable, sql } from 'kysely'
import type { Source } from '#core/source.ts'
import { insertRows } from './insert-rows.ts'
import { readSource, withoutNull } from './provenance.ts'
import type { IdentityChangeTable, Tables } from './tables.ts'

/** What a later paper says otherwise of a known item or indicator (項目・指標の変更): one field. */
export interface IdentityChange {
  document: string
  kind: 'item' | 'indicator'
  /** Id of the item or indicator. */
  subject: string
  field: IdentityField
  /** Absent where nothing was known. */
  before?: unknown
  after: unknown
  status: 'draft' | 'accepted' | 'rejected'
  source?: Source
  decidedBy?: string
  decidedAt?: string
}

/** The fields that a later paper may change, with their columns. Which item it is, and under which parent, never changes. */
export const identityColumns = {
  title: 'title',
  code: 'code',
  levelLabel: 'level_label',
  delivery: 'delivery',
  startFiscalYear: 'start_fiscal_year',
  units: 'units',
  marks: 'marks',
  unit: 'unit',
  kind: 'kind',
  role: 'role',
  accumulation: 'accumulation',
  direction: 'direction',
  description: 'description',
} as const
export type IdentityField = keyof typeof identityColumns
const jsonFields = new Set<IdentityField>(['units', 'marks'])

/** Keeps what a paper says otherwise, to be decided, and what a later one says again (accepted: nothing changes). */
export async function insertIdentityChanges(db: Kysely<Tables>, body: string, rows: readonly IdentityChange[]): Promise<void> {
  await insertRows<IdentityChange>(
    db,
    'identity_change',
    body,
    [
      ['document', 'text', (row) => row.document],
      ['kind', 'text', (row) => row.kind],
      ['subject', 'text', (row) => row.subject],
      ['field', 'text', (row) => row.field],
      ['before', 'jsonb', (row) => row.before],
      ['after', 'jsonb', (row) => row.after],
      ['status', 'text', (row) => row.status],
      ['locator', 'text', (row) => row.source?.locator],
      ['source_text', 'text', (row) => row.source?.text],
      ['decided_by', 'text', (row) => row.decidedBy],
      ['decided_at', 'timestamptz', (row) => row.decidedAt],
    ],
    rows,
  )
}

/** The changes of a document, or every accepted one of some subjects (the last decided last). */
export async function listIdentityChanges(
  db: Kysely<Tables>,
  body: string,
  which: { document: string } | { acceptedOf: readonly string[] },
): Promise<IdentityChange[]> {
  const among =
    'document' in which
      ? sql`document = ${which.document}`
      : sql`status = 'accepted' and subject = any(${[...which.acceptedOf]}::text[])`
  const { rows } = await sql<Selectable<IdentityChangeTable>>`
    select * from identity_change where body = ${body} and ${among} order by decided_at, subject, field`.execute(db)
  return rows.map(readChange)
}

/** Decides changes; what is accepted is what is known of the item or indicator from now on. One query a field, however many there are. */
export async function decideIdentityChanges(
  db: Kysely<Tables>,
  body: string,
  changes: readonly IdentityChange[],
  decision: { status: 'accepted' | 'rejected'; by: string; at: string },
): Promise<void> {
  if (changes.length === 0) return
  const subjects = changes.map(({ subject }) => subject)
  const fields = changes.map(({ field }) => field)
  await sql`
    update identity_change set status = ${decision.status}, decided_by = ${decision.by}, decided_at = ${decision.at}
    where body = ${body} and document = ${changes[0]?.document} and status = 'draft'
      and (subject, field) in (select * from unnest(${subjects}::text[], ${fields}::text[]))`.execute(db)
  if (decision.status !== 'accepted') return
  for (const field of new Set(fields)) {
    const own = changes.filter((change) => change.field === field)
    await apply(db, body, field, own)
  }
}

async function apply(db: Kysely<Tables>, body: string, field: IdentityField, changes: IdentityChange[]): Promise<void> {
  const column = sql.ref(identityColumns[field])
  const value = jsonFields.has(field)
    ? sql`given.after::jsonb`
    : field === 'startFiscalYear'
      ? sql`(given.after::jsonb #>> '{}')::integer`
      : sql`given.after::jsonb #>> '{}'`
  for (const kind of ['item', 'indicator'] as const) {
    const own = changes.filter((change) => change.kind === kind)
    if (own.length === 0) continue
    const ids = own.map(({ subject }) => subject)
    const values = own.map(({ after }) => JSON.stringify(after))
    await sql`
      update ${sql.table(kind)} set ${column} = ${value}
      from unnest(${ids}::text[], ${values}::text[]) as given (id, after)
      where ${sql.table(kind)}.body = ${body} and ${sql.table(kind)}.id = given.id`.execute(db)
  }
}

function readChange(row: Selectable<IdentityChangeTable>): IdentityChange {
  const change = withoutNull<Omit<IdentityChange, 'source'>>({
    document: row.document,
    kind: row.kind,
    subject: row.subject,
    field: row.field as IdentityField, // only `insertIdentityChanges` writes here
    before: row.before,
    after: row.after,
    status: row.status,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  })
  return { ...change, ...readSource(row) }
}
