import type { Exchange } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { DocumentContent, DocumentFormat } from '#core/grid.ts'
import type { Scheme } from '#core/scheme.ts'

/** A file understood: its scheme, and the draft rows that the scheme finds in it. */
export interface Understood {
  format: DocumentFormat
  scheme: Scheme
  exchange: Exchange
  /** The cells, where they were asked for; of a long table those of its first rows. */
  content?: DocumentContent
}

/** A file that was not understood: why, in Japanese sentences. With its format where it could at least be read. */
export interface NotUnderstood {
  findings: Finding[]
  format?: DocumentFormat
  content?: DocumentContent
}

/** A file to read: `scheme` overrides the recognition, by name; `cells`: its cells are wanted too, to be shown. */
export interface FileToRead {
  bytes: Uint8Array
  name: string
  scheme?: string
  cells?: boolean
}

/**
 * Reads a file and matches it to a scheme (読取・照合) in a thread of its own, touching no database.
 * Problems come back as findings; `exchange.findings` holds those of a file that was understood.
 */
export async function readAndMatch(schemes: Scheme[], file: FileToRead): Promise<Understood | NotUnderstood> {
  const { bytes, name, scheme, cells } = file
  // A wrong name of a scheme is said before a long file is read for nothing.
  if (scheme !== undefined && !schemes.some((known) => known.name === scheme)) {
    const known = schemes.map((one) => one.name).join('、')
    return { findings: [finding('scheme-not-registered', { scheme, known })] }
  }
  // Readers are heavy: they are loaded when the first file comes, not when the program starts.
  const { understandApart } = await import('#documents/read-apart.ts')
  const asked = { bytes, name, ...(scheme === undefined ? {} : { scheme }), ...(cells ? { cells } : {}) }
  const told = await understandApart(schemes, asked)
  if ('findings' in told) return told
  const used = schemes.find((one) => one.name === told.scheme)
  if (!used) throw new Error(`a scheme that was not offered: ${told.scheme}`)
  return { ...told, scheme: used }
}
