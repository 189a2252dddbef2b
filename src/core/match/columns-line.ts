import type { Cell } from '../grid.ts'
import { isListLine, readLineMark } from './line-mark.ts'
import { continuesLine, widthOf } from './unwrap.ts'

/** A line of a column of prose, and how far down it stands: what belongs together stands side by side. */
export interface ColumnLine {
  text: string
  /** Lines from the top of the first row, those that a column's width made counted too. */
  at: number
  cell: Cell
  /** Number of the row in which it stands; a row that a page's end cut is one. */
  row: number
}

/** How many letters a line holds where the file does not say: a third of a page on its side. */
const usualEms = 24

/** The lines of a cell whose row begins at `from`; and where the cell ends. */
export function layLines(cell: Cell, row: number, from: number, wrapped: boolean): { lines: ColumnLine[]; end: number } {
  const lines: ColumnLine[] = []
  let at = cell.emptyAbove === undefined ? from : from + cell.emptyAbove
  for (const text of cell.text.split('\n')) {
    lines.push({ text, at, cell, row })
    at += wrapped ? 1 : Math.max(1, Math.ceil(widthOf(text.trimEnd()) / (cell.ems ?? usualEms)))
  }
  return { lines, end: at }
}

/** The writer's own lines: those that the page's width broke are joined. `capacity`: the ems of a full line. */
export function joinWrapped(lines: ColumnLine[], capacity: number): ColumnLine[] {
  const joined: ColumnLine[] = []
  let last: ColumnLine | undefined
  for (const line of lines) {
    const before = joined.at(-1)
    const goesOn = last !== undefined && readLineMark(line.text) === undefined && continuesLine(last.text, line.text, capacity)
    if (before && goesOn)
      joined[joined.length - 1] = { ...before, text: before.text.trimEnd() + spaceAt(before.text, line.text) + line.text }
    else joined.push(line)
    last = line
  }
  return joined
}

const spaceAt = (before: string, after: string) => (/[A-Za-z,.]$/.test(before.trimEnd()) && /^[A-Za-z]/.test(after) ? ' ' : '')

/** Words that a writer broke by hand where his own page ended: an open bracket, a comma, a colon, a particle. */
export function joinBroken(lines: string[]): string[] {
  const joined: string[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const text = line.trim()
    if (text === '') continue
    if (before !== undefined && isBroken(before) && readLineMark(text) === undefined && !isListLine(text))
      joined[joined.length - 1] = `${before}${text}`
    else joined.push(text)
  }
  return joined
}

const isBroken = (line: string) => {
  const opened = [...line].filter((c) => '(（「『【'.includes(c)).length
  const closed = [...line].filter((c) => ')）」』】'.includes(c)).length
  return opened > closed || /[、，:：]$|[ぁ-ん一-龠ァ-ヶー](?:を|に向けて|については?|により|として)$/.test(line)
}
