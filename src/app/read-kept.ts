import type { Exchange } from '#core/exchange.ts'
import type { Cell, DocumentContent, Grid } from '#core/grid.ts'
import type { Scheme } from '#core/scheme.ts'
import type { Source } from '#core/source.ts'
import type { KeptDocument } from '#store/document.ts'
import { readFileBytes } from '#store/file.ts'
import { type App, findScheme } from './app.ts'
import { keepAtHand } from './at-hand.ts'
import { readExchangeFile } from './exchange-file.ts'
import { withPlaces } from './exchange-places.ts'
import { readAndMatch } from './read-and-match.ts'

/** A kept file, read again. */
export interface KeptReading {
  content: Pick<DocumentContent, 'grids' | 'pages'>
  exchange?: Exchange
  scheme?: Scheme
}

const atHand = keepAtHand<KeptReading | undefined>(8)

/** Reads the kept file of a document again, to show its cells; `undefined` where it cannot be read. A few readings stay at hand. */
export async function readKept(app: App, document: KeptDocument): Promise<KeptReading | undefined> {
  return await atHand(app.db, `${document.file} ${document.scheme ?? ''}`, () => readAgain(app, document))
}

async function readAgain(app: App, { file, name, format, scheme }: KeptDocument): Promise<KeptReading | undefined> {
  const bytes = await readFileBytes(app.db, app.body, file)
  if (!bytes) return undefined
  if (format === 'exchange') return showExchange(bytes, name)
  const known = findScheme(app, scheme)
  const read = await readAndMatch(app.schemes, { bytes, name, cells: true, ...(known ? { scheme: known.name } : {}) })
  if (!read.content) return undefined
  return 'exchange' in read ? { ...read, content: read.content } : { content: read.content }
}

const lists = ['items', 'indicators', 'observations', 'budgets', 'evaluations', 'narratives', 'terms'] as const

/** An exchange file as tables, one a list, so that a row of it can be pointed at as a cell of a paper can. */
function showExchange(bytes: Uint8Array, name: string): KeptReading | undefined {
  const read = readExchangeFile(bytes, name)
  if ('problem' in read) return undefined
  const exchange = withPlaces(read.exchange)
  const grids = lists.flatMap((list) => {
    const rows: { source?: Source }[] = exchange[list]
    const cells = rows.map((row, n) => asCell(n, row.source))
    return cells.length === 0 ? [] : [{ place: list, kind: 'table', rowCount: cells.length, colCount: 1, cells } satisfies Grid]
  })
  return { content: { grids } }
}

function asCell(row: number, source: Source | undefined): Cell {
  return { row, col: 0, rowSpan: 1, colSpan: 1, text: source?.text ?? '', locator: source?.locator ?? '' }
}
