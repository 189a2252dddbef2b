import type { Exchange } from '#core/exchange.ts'
import { type Finding, finding } from '#core/finding.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchUnchecked, withChecks } from '#core/match/match.ts'
import { mergeSheets } from '#core/match/merge-sheets.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import type { Scheme } from '#core/scheme.ts'
import { withholdCells } from '#core/withhold.ts'

/** A file understood: its cells, its scheme, and the draft rows that the scheme finds in it. */
export interface Understood {
  /** The cells; of a long table those of its first rows. */
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
  // A wrong name of a scheme is said before a long file is read for nothing.
  const named = file.scheme === undefined ? undefined : schemes.find((scheme) => scheme.name === file.scheme)
  if (file.scheme !== undefined && !named) {
    const known = schemes.map((scheme) => scheme.name).join('、')
    return { findings: [finding('scheme-not-registered', { scheme: file.scheme, known })] }
  }
  // Readers are heavy: they are loaded when the first file comes, not when the program starts.
  const { readSlices } = await import('#documents/read-slices.ts')
  let understood: Understood | undefined
  const further: Exchange[] = []
  for await (const read of readSlices(file.bytes, file.name)) {
    if ('problem' in read) return { findings: [read.problem] }
    const scheme = understood?.scheme ?? named ?? recogniseScheme(schemes, read.content)
    if (!scheme) return { content: read.content, findings: [finding('scheme-unknown', { name: file.name })] }
    const content = withholdCells(scheme, read.content)
    const exchange = matchUnchecked(scheme, content)
    if (understood) further.push(exchange)
    else understood = { content, scheme, exchange }
  }
  if (!understood) throw new Error('a file without a piece')
  return { ...understood, exchange: withChecks(understood.scheme, joinExchanges(understood.exchange, further)) }
}

/** The pieces of one long table as one document. */
function joinExchanges(first: Exchange, further: Exchange[]): Exchange {
  const joined = mergeSheets([first, ...further])
  return joined ? { ...first, ...joined } : first
}
