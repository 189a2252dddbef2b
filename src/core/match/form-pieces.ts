import type { Cell, Grid } from '../grid.ts'
import { isNavigation } from './navigation.ts'

/** A stretch of running text with the place of its first character. */
export interface Piece {
  text: string
  locator: string
  /** Locators of the further lines over which it runs. */
  also?: string[]
  /** The fields of a line with tabs, each with its own place. */
  fields?: Piece[]
}

/** The lines of a grid as one text, and the way back from a place in it to a cell. */
export interface RunningText {
  text: string
  locatorAt: (index: number) => string
}

/** Joins the cells of a `lines` grid: a tab between the fields of a line, a line feed between lines. */
export function joinLines(grid: Grid): RunningText {
  const starts: { start: number; cell: Cell }[] = []
  let text = ''
  let row: number | undefined
  for (const cell of grid.cells) {
    if (row !== undefined) text += cell.row === row ? '\t' : '\n'.repeat(Math.max(1, cell.row - row))
    row = cell.row
    starts.push({ start: text.length, cell })
    text += cell.text
  }
  const locatorAt = (index: number) => starts[lastUpTo(starts, index)]?.cell.locator ?? grid.place
  return { text, locatorAt }
}

/** The last of the sorted places that is not after an index, halving the stretch each time; -1 where all are after it. */
function lastUpTo(starts: readonly { start: number }[], index: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle]?.start ?? Number.POSITIVE_INFINITY) <= index) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * The lines between two places, each with its locator; blank ones stay, those before the first and after the last word go, and so do the
 * links of a website.
 */
export function linesBetween({ text, locatorAt }: RunningText, from: number, to: number): Piece[] {
  const lines: Piece[] = []
  // A tab right behind a label ends the label's cell: no blank cell follows it.
  let at = text[from] === '\t' && from > 0 && text[from - 1] !== '\n' ? from + 1 : from
  for (const line of text.slice(at, to).split('\n')) {
    if (isNavigation(line)) {
      at += line.length + 1
      continue
    }
    const fields = line.includes('\t') ? { fields: fieldsOf(line, at, locatorAt) } : {}
    lines.push({ text: line, locator: locatorAt(at + (line.length - line.trimStart().length)), ...fields })
    at += line.length + 1
  }
  const first = lines.findIndex((line) => line.text.trim() !== '')
  const last = lines.findLastIndex((line) => line.text.trim() !== '')
  return first < 0 ? [] : lines.slice(first, last + 1)
}

function fieldsOf(line: string, at: number, locatorAt: RunningText['locatorAt']): Piece[] {
  let from = at
  return line.split('\t').map((field) => {
    const piece = { text: field.trim(), locator: locatorAt(from) }
    from += field.length + 1
    return piece
  })
}

/** The cells of a line: its tab fields where it has tabs, else at spaces; a no-break space alone is a blank cell. */
export function splitPieces(line: Piece): Piece[] {
  if (line.fields) return line.fields
  // A sign stays with its figure: ▲ 20 is one cell.
  const signed = line.text.replace(/([▲△])[ \u3000]+(?=[\d０-９])/g, '$1')
  const words = signed.split(/[ \u3000]+/).filter((field) => field !== '')
  return words.map((field) => ({ text: field.trim(), locator: line.locator }))
}

/** Where a stretch of running text stands: its first line, and the further ones. */
export function placeOf({ text, locatorAt }: RunningText, from: number, to: number): Pick<Piece, 'locator' | 'also'> {
  const ends = [...text.slice(from, to).matchAll(/\n/g)].map((match) => locatorAt(from + match.index + 1))
  const [locator = '', ...also] = [...new Set([locatorAt(from), ...ends])]
  return also.length > 0 ? { locator, also } : { locator }
}
