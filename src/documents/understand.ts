import type { Exchange } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { DocumentContent, DocumentFormat } from '#core/grid.ts'
import { matchUnchecked, withChecks } from '#core/match/match.ts'
import { mergeSheets } from '#core/match/merge-sheets.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { chooseGrids } from '#core/match/text-grids.ts'
import type { Scheme } from '#core/scheme.ts'
import { withholdCells } from '#core/withhold.ts'
import { readDocument } from './read.ts'
import { readSlices } from './read-slices.ts'

/** A file to understand: `scheme` names the scheme where it is known; else it is recognised. */
export interface FileToUnderstand {
  bytes: Uint8Array
  name: string
  scheme?: string
  /** The cells are wanted too, to be shown. */
  cells?: boolean
}

/** A file understood: its scheme by name, and the rows that the scheme finds in it. */
export interface Understanding {
  format: DocumentFormat
  scheme: string
  exchange: Exchange
  /** The cells, where they were asked for; of a long table those of its first rows. */
  content?: DocumentContent
}

/** A file that was not understood: why, in Japanese sentences. With its format where it could at least be read. */
export interface Misunderstanding {
  findings: Finding[]
  format?: DocumentFormat
  content?: DocumentContent
}

/**
 * Reads a file and matches it to a scheme (読取・照合), in this thread, piece by piece where it is long; `tell` hears of each piece.
 * Problems come back as findings; `exchange.findings` holds those of a file that was understood.
 */
export async function understand(
  schemes: readonly Scheme[],
  file: FileToUnderstand,
  tell: () => void = () => {},
): Promise<Understanding | Misunderstanding> {
  let first: { scheme: Scheme; content: DocumentContent } | undefined
  const pieces: Exchange[] = []
  for await (const read of readSlices(file.bytes, file.name, readDocument)) {
    if ('problem' in read) return { findings: [read.problem] }
    const { format } = read.content
    const scheme = first?.scheme ?? schemeFor(schemes, file, read.content)
    if (!scheme) {
      return {
        format,
        findings: [finding('scheme-unknown', { name: file.name })],
        ...(file.cells ? { content: read.content } : {}),
      }
    }
    const content = withholdCells(scheme, chooseGrids(scheme, read.content))
    pieces.push(matchUnchecked(scheme, content))
    first ??= { scheme, content: file.cells ? content : { ...content, grids: [] } }
    tell()
  }
  if (!first) throw new Error('a file without a piece')
  const { scheme, content } = first
  const exchange = withChecks(scheme, joinPieces(pieces))
  return { format: content.format, scheme: scheme.name, exchange, ...(file.cells ? { content } : {}) }
}

function schemeFor(schemes: readonly Scheme[], file: FileToUnderstand, content: DocumentContent): Scheme | undefined {
  return file.scheme === undefined ? recogniseScheme(schemes, content) : schemes.find(({ name }) => name === file.scheme)
}

/** The pieces of one long table as one document. */
function joinPieces(pieces: Exchange[]): Exchange {
  const [first] = pieces
  const joined = mergeSheets(pieces)
  if (!first || !joined) throw new Error('a file without a piece')
  return { ...first, ...joined }
}
