import { mapInTurns } from './in-turns.ts'

/** What a cell of a CSV may hold; nothing is blank. */
export type CsvValue = string | number | boolean | undefined

/** A cell of a CSV. Text that a spreadsheet would take for a formula (= + - @) is quoted with an apostrophe; numbers stay. */
export function writeCsvCell(value: CsvValue): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as a CSV file: CRLF, and a byte order mark (BOM) where Excel is to know it for UTF-8. */
export function writeCsvTable(rows: readonly (readonly CsvValue[])[], bom: boolean): string {
  return `${bom ? '\ufeff' : ''}${rows.map((row) => row.map(writeCsvCell).join(',')).join('\r\n')}\r\n`
}

const rowsOfPiece = 500

/** The same of rows made a few at a time, letting others have their turn: the bytes of the file. */
export async function writeCsvInTurns(
  head: readonly string[],
  rows: readonly (() => readonly CsvValue[])[],
  bom: boolean,
): Promise<Uint8Array> {
  const starts = Array.from({ length: Math.ceil(rows.length / rowsOfPiece) }, (_, nth) => nth * rowsOfPiece)
  const pieces = await mapInTurns(starts, (start) =>
    Buffer.from(
      rows
        .slice(start, start + rowsOfPiece)
        .map((row) => `${row().map(writeCsvCell).join(',')}\r\n`)
        .join(''),
    ),
  )
  return Buffer.concat([Buffer.from(`${bom ? '\ufeff' : ''}${head.map(writeCsvCell).join(',')}\r\n`), ...pieces])
}
