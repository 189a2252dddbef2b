import type { TableContent } from './content.ts'
import type { Tables } from './tables.ts'

/**
 * A backup is one gzip file of JSON lines: a header, one line `["table",{row}]` for each row in the order of the keys, and a manifest.
 * Kept files stand in it in base64. It restores into either engine.
 */
export interface BackupHeader {
  format: 'shirube-backup/1'
  /** Version of the tables that the rows are of. */
  schemaVersion: number
  /** ISO 8601 instant. */
  madeAt: string
}

/** Last line: what the file must hold to be whole. */
export interface BackupManifest {
  tables: Record<keyof Tables, TableContent>
}

/** A backup that cannot be restored; the message is a Japanese sentence to show. */
export class BackupUnusable extends Error {
  override name = 'BackupUnusable'
}
