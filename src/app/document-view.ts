import type { Stage } from '#core/exchange.ts'
import type { DocumentFormat } from '#core/grid.ts'

/** An imported document (取込文書) as lists show it. */
export interface DocumentView {
  id: string
  /** The file's name. */
  name: string
  /** What the paper calls itself, or else the file's name. */
  title: string
  /** Absent where the file could not be read. */
  format?: DocumentFormat | 'exchange'
  sha256: string
  /** Length of the file in bytes. */
  size: number
  plan?: { id: string; title: string }
  scheme?: string
  fiscalYear?: number
  stage?: Stage
  /** ISO 8601 instant. */
  importedAt: string
  /** Name of the person; staff only. */
  importedBy: string
  /** Statements of each status read from it. */
  drafts: number
  accepted: number
  returned: number
  rejected: number
  /** Nothing could be drafted. */
  failed: boolean
}
