import type { Finding } from '#core/finding.ts'
import { checkFile, type FileReport } from '#core/machine-readable/check-files.ts'
import type { TableAbout } from '#core/machine-readable/checked-table.ts'
import { readChecked } from './read-checked.ts'

/** A file held against the rules of machine readability (機械可読性の点検), or the one reason why it cannot be. */
export type Checked = { report: FileReport } | { problem: Finding }

/** Reads a file and holds it against the rules. `about`: what a description beside it says of its columns. */
export function checkReadable(bytes: Uint8Array, name: string, about?: TableAbout): Checked {
  const read = readChecked(bytes, name, about)
  return 'problem' in read ? read : { report: checkFile(read.file) }
}
