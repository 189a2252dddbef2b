import type { DocumentContent } from '#core/grid.ts'
import { collectGarbage } from './collect-garbage.ts'
import type { Reading } from './read.ts'
import { type CsvSlice, sliceCsv } from './slice-csv.ts'

/**
 * Reads a file piece by piece where it is a long CSV, else as one: each piece is a document with the heading of the whole and its rows at their
 * true places. Ends at the first piece that cannot be read, with its problem. `read` reads one piece, here or in a thread of its own; it
 * sees no more than one at a time.
 */
export async function* readSlices(
  bytes: Uint8Array,
  name: string,
  read: (bytes: Uint8Array, name: string) => Promise<Reading>,
): AsyncGenerator<Reading> {
  const slices = sliceCsv(bytes, name)
  if (!slices) return yield await read(bytes, name)
  for (const slice of slices) {
    const reading = await read(slice.bytes, name)
    if ('problem' in reading) return yield reading
    yield { content: atTrueRows(reading.content, slice) }
    collectGarbage()
  }
}

function atTrueRows(content: DocumentContent, { skipped, headRows }: CsvSlice): DocumentContent {
  if (skipped === 0) return content
  for (const { cells } of content.grids)
    for (const cell of cells) {
      if (cell.row < headRows) continue
      cell.locator = `table1/r${cell.row + skipped + 1}c${cell.col + 1}`
    }
  return content
}
