import { groupBy } from './group-by.ts'

/** A change of one field of an item or indicator (項目・指標の変更) that was accepted, and when. */
export interface AcceptedChange {
  /** Id of the item or indicator. */
  subject: string
  field: string
  /** Absent where nothing was known. */
  before?: unknown
  after: unknown
  /** ISO 8601 instant. */
  decidedAt?: string
}

/**
 * Items or indicators as they were at an instant (その時点の名称・番号など): what was accepted of them later is taken back. `changes`: every accepted
 * one, in the order in which they were decided.
 */
export function identityAt<Row extends { id: string }>(rows: Row[], changes: readonly AcceptedChange[], at: string): Row[] {
  if (changes.length === 0) return rows
  const bySubject = groupBy(changes, ({ subject }) => subject)
  return rows.map((row) => {
    const own = bySubject.get(row.id)
    return own ? fieldsAt(row, own, at) : row
  })
}

function fieldsAt<Row extends { id: string }>(row: Row, changes: AcceptedChange[], at: string): Row {
  const former: Record<string, unknown> = { ...row }
  for (const [field, own] of groupBy(changes, (change) => change.field)) {
    const isLater = ({ decidedAt }: AcceptedChange) => decidedAt !== undefined && Date.parse(decidedAt) > Date.parse(at)
    const later = own.find(isLater)
    if (!later) continue
    // what was offered before another change was accepted knows less of its own past than that change does
    const last = own.findLast((change) => !isLater(change))
    const value = last ? last.after : later.before
    if (value === undefined) delete former[field]
    else former[field] = value
  }
  return former as Row // only fields that changes name are replaced, by values of the same fields
}
