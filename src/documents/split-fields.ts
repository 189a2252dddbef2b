const quote = '"'

/** How a field (項目) is written: where in the text, end exclusive, and whether within quotation marks. Row and column from 0. */
export interface WrittenField {
  row: number
  col: number
  start: number
  stop: number
  isQuoted: boolean
}

/**
 * Splits delimited text (区切り文字の表) into its rows of fields as RFC 4180 has it and offices write it: rows may differ in length, a quote within
 * a field is a quote, and so is one that closes before the field ends (「"市民"会議」). One look at each character, whatever the text.
 * `unclosed`: the line (from 1) on which a quoted field begins that never ends. `tell` hears of each field as it is written.
 */
export function splitFields(
  text: string,
  delimiter: string,
  tell?: (field: WrittenField) => void,
): { rows: string[][] } | { unclosed: number } {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length || row.length > 0) {
    const closing = text[at] === quote ? closingQuote(text, at + 1) : undefined
    if (closing === -1) return { unclosed: countLines(text, at) }
    const stop = fieldEnd(text, closing === undefined ? at : closing + 1, delimiter)
    const isQuoted = closing !== undefined && stop === closing + 1
    tell?.({ row: rows.length, col: row.length, start: at, stop, isQuoted })
    row.push(isQuoted ? text.slice(at + 1, closing).replaceAll('""', quote) : text.slice(at, stop))
    at = stop + 1
    if (text[stop] === delimiter) continue
    if (text[stop] === '\r' && text[at] === '\n') at++
    rows.push(row)
    row = []
  }
  return { rows }
}

/** The quote that ends a quoted field: two of them in a row are one of its characters. -1 where there is none. */
function closingQuote(text: string, from: number): number {
  let end = text.indexOf(quote, from)
  while (end >= 0 && text[end + 1] === quote) end = text.indexOf(quote, end + 2)
  return end
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

function countLines(text: string, until: number): number {
  return text.slice(0, until).split(/\r\n?|\n/).length
}
