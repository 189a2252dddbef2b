import type { Exchange } from '#core/exchange.ts'
import type { Finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import type { Scheme } from '#core/scheme.ts'

/** A file understood: its cells, its scheme, and the draft rows that the scheme finds in it. */
export interface Understood {
  content: DocumentContent
  scheme: Scheme
  exchange: Exchange
}

/** A file that was not understood: why, in Japanese sentences. `content` where it could at least be read. */
export interface NotUnderstood {
  findings: Finding[]
  content?: DocumentContent
}

/**
 * Reads a file and matches it to a scheme (読取・照合), touching no database. `scheme`: override of the recognition, by name.
 * Problems come back as findings; `exchange.findings` holds those of a file that was understood.
 */
export async function readAndMatch(
  schemes: Scheme[],
  file: { bytes: Uint8Array; name: string; scheme?: string },
): Promise<Understood | NotUnderstood> {
  throw new Error(`being written: ${schemes.length} ${file.name}`)
}
