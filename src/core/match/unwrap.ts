import type { Cell, DocumentContent } from '../grid.ts'

/** Width of words in ems: a full-width character is 1, a half-width one ½. */
export function widthOf(text: string): number {
  let width = 0
  for (const c of text) width += /[\u0000-\u024f\uff61-\uff9f]/.test(c) ? 0.5 : 1
  return width
}

/** The width of a line as it is set: a bracket at its head, a mark at its end and marks that meet are half as wide (約物の詰め). */
function setWidthOf(line: string): number {
  const trimmed = line.trimEnd()
  const narrow = trimmed.match(/^[「『（【〈《]|[、。」』）】〉》](?=[「『（【〈《、。」』）】〉》]|$)/g)
  return widthOf(trimmed) - (narrow ? narrow.length * 0.5 : 0)
}

/**
 * What cannot be parted at a line's end: a Latin word or number, or a character with the closing marks after it; no line ends between
 * a half-width mark and the number or word after it (「数:1,315」).
 */
const firstToken =
  /^(?:[「『(（[【<〈]*(?:[\x21-\x7e\u00c0-\u024f]+|[\s\S]))[、。」』)）\]】>〉・ー:：!?！？]*(?:(?<=[:;,./!?-])[\dA-Za-z][\x21-\x7e]*)?/
/** Characters with which a line of a list begins: such a line never goes on with the one before. */
const opensLine =
  /^\s|^(?:[・◆◇●○◎■□▲△※【《①-⑳⇒↓→☆★]|[<〈][^<>〈〉]{1,20}[>〉]|[(（][アイウエオカキクケコ\da-z][)）]|\[|https?:|第\d+回)/

/** 出展社:40社 — a label with its value: after another such line it is a line of its own unless there was no room at all. */
const labelled = /^[^\s:：]{1,20}[:：]\s*\S/

/**
 * Joins the lines of a cell where the page's width broke them (折返し): a line end is one of the writer's own only where the next word
 * would still have fitted on the line, or where the next line is indented. `capacity`: how many ems a line of this column holds.
 */
export function unwrapLines(text: string, capacity: number): string {
  const lines = text.split('\n')
  let joined = lines[0] ?? ''
  let last = joined
  for (const line of lines.slice(1)) {
    joined += continuesLine(last, line, capacity) ? joint(joined, line) + line : `\n${line}`
    last = line
  }
  return joined
}

/** Whether the page's width parted a line from the one before it, both as they stand on the page. */
export function continuesLine(last: string, line: string, capacity: number): boolean {
  const token = firstToken.exec(line)?.[0] ?? ''
  // Widths are estimates: letters are not all half as wide as a character.
  const tolerance = labelled.test(last.trimStart()) && labelled.test(line) ? 0 : 0.5
  const full = setWidthOf(last) + widthOf(token) > capacity - tolerance
  return full && token !== '' && !opensLine.test(line) && !(last.trimEnd().endsWith('。') && inBrackets.test(line.trim()))
}

/** (数値目標): a line of its own after a sentence that ended. */
const inBrackets = /^[(（][^()（）]{2,20}[)）]$/

/** A space where a Latin word ended at the line's end, and between two names each with its value (主催者:○○ 出展社:40社). */
const joint = (before: string, after: string) =>
  (/[A-Za-z,.]$/.test(before) && /^\s*[A-Za-z]/.test(after)) ||
  (/[^\s:：]{2,20}[:：][^\s:：]{2,40}$/.test(before) && /^[^\s:：]{2,20}[:：] ?\d/.test(after))
    ? ' '
    : ''

/**
 * A document whose cells hold the writer's lines. Only a PDF breaks lines by the page's width: what a line holds is told by the longest
 * line in cells of the same place and width, unless that one too ends far from the cell's side.
 */
export function unwrapContent(content: DocumentContent): DocumentContent {
  if (content.format !== 'pdf' && !content.broken) return content
  const cells = content.grids.filter(({ kind }) => kind === 'table').flatMap((grid) => grid.cells)
  const capacity = new Map<string, number>()
  for (const cell of cells) {
    const longest = Math.max(...cell.text.split('\n').map(setWidthOf))
    capacity.set(columnOf(cell), Math.max(longest, capacity.get(columnOf(cell)) ?? longest))
  }
  for (const cell of cells) if (hasRoom(cell, capacity.get(columnOf(cell)))) capacity.delete(columnOf(cell))
  const grids = content.grids.map((grid) =>
    grid.kind === 'table'
      ? {
          ...grid,
          cells: grid.cells.map((cell) => ({
            ...cell,
            text: unwrapLines(cell.text, capacity.get(columnOf(cell)) ?? Number.POSITIVE_INFINITY),
          })),
        }
      : grid,
  )
  return { ...content, grids }
}

/** How many ems a line of this cell holds, by its own lines: as its longest, or any number where even that one has room left. */
export function capacityOf(cell: Cell): number {
  const longest = Math.max(...cell.text.split('\n').map(setWidthOf))
  return hasRoom(cell, longest) ? Number.POSITIVE_INFINITY : longest
}

/** Whether even the longest line of its column left so much of the cell free that the page's width cannot have broken any. */
const hasRoom = ({ ems }: Cell, longest: number | undefined) =>
  ems !== undefined && longest !== undefined && longest < ems * 0.8 && longest < ems - 4

const columnOf = ({ col, colSpan, box }: Cell) => `${col}+${colSpan}@${box ? Math.round(box[2]) : ''}`
