import type { Source } from '#core/source.ts'
import type { Column } from './insert-rows.ts'

/** The document in which an identity was first read, and whether it is still that document's draft. */
export interface FirstSeen {
  status: 'draft' | 'accepted'
  /** Absent where a person made it. */
  document?: string
}

/** Columns that item, indicator and term share, for writing. */
export const firstSeenColumns: Column<FirstSeen & { id: string; source?: Source }>[] = [
  ['id', 'text', (row) => row.id],
  ['status', 'text', (row) => row.status],
  ['document', 'text', (row) => row.document],
  ['locator', 'text', (row) => row.source?.locator],
  ['source_text', 'text', (row) => row.source?.text],
]
