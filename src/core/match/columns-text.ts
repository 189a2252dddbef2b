import type { Cell, Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { columnFields, isOwnHeading, readColumnHeading } from './columns-heading.ts'
import { assignChunks, type Chunk, partLines } from './columns-parted.ts'

/**
 * Text copied from a paper of columns, as the tables that it was: a line that begins with a tab begins a cell. Without tabs the columns follow
 * each other, and only their marks tell where the next begins.
 */
export function tabulate(scheme: Scheme, grids: Grid[]): Grid[] {
  const fields = columnFields(scheme)
  if (grids.some(({ kind }) => kind === 'table')) return grids
  const lines = grids.flatMap(linesOf)
  const tabbed = lines.filter(({ text }) => text.startsWith('\t')).length > 3
  const chunks = tabbed ? cutAtTabs(lines) : lines.flatMap(cutHeadings)
  const isHeading = (chunk: Chunk | undefined) => chunk !== undefined && isOwnHeading(cellOf(chunk), fields)
  const starts = chunks.flatMap((chunk, at) =>
    isHeading(chunk) && !chunks.slice(Math.max(0, at - 3), at).some(isHeading) ? [at] : [],
  )
  const found: Grid[] = []
  let from = 0
  for (const [nth, start] of starts.entries()) {
    const title = lastWorded(chunks, from, start)
    found.push(linesGrid(chunks.slice(from, title ?? start)))
    const bodyAt = headEnd(chunks, start, (chunk) => readColumnHeading(cellOf(chunk), scheme, fields) !== undefined)
    const heads = chunks.slice(start, bodyAt).filter((chunk) => readColumnHeading(cellOf(chunk), scheme, fields))
    const next = starts[nth + 1]
    const end = next === undefined ? chunks.length : (lastWorded(chunks, bodyAt, next) ?? next)
    const uses = heads.map((chunk) => readColumnHeading(cellOf(chunk), scheme, fields)?.use.kind)
    const body = chunks.slice(bodyAt, end)
    const cells = tabbed ? assignChunks(body, uses, scheme) : partLines(body, uses, scheme)
    found.push(tableGrid(title === undefined ? undefined : chunks[title], heads, cells))
    from = end
  }
  found.push(linesGrid(chunks.slice(from)))
  return found.filter(({ cells }) => cells.length > 0)
}

function linesOf(grid: Grid): Chunk[] {
  const lines: Chunk[] = []
  let row = -1
  for (const cell of grid.cells) {
    const last = lines.at(-1)
    if (cell.row === row && last) last.text += `\t${cell.text}`
    else lines.push({ text: cell.text, locator: cell.locator })
    row = cell.row
  }
  return lines
}

function cutAtTabs(lines: Chunk[]): Chunk[] {
  const chunks: Chunk[] = []
  for (const { text, locator } of lines) {
    const last = chunks.at(-1)
    if (text.startsWith('\t') || !last) chunks.push({ text: text.replace(/^\t/, ''), locator })
    else last.text += `\n${text}`
  }
  return chunks
}

/** <何をするか> ▷ <目標> ▶ <進捗状況> in one line are three headings. */
function cutHeadings(line: Chunk): Chunk[] {
  const pieces = line.text.split(/(?<=[>＞】])\s*[▷▶→⇒]?\s*(?=[<＜【])/)
  return pieces.length < 2 ? [line] : pieces.map((text) => ({ ...line, text }))
}

/** The last chunk with words before a row of headings: its title, if it is short. */
function lastWorded(chunks: Chunk[], from: number, to: number): number | undefined {
  for (let at = to - 1; at >= from; at--) {
    const text = (chunks[at] as Chunk).text.trim()
    if (text !== '') return text.length <= 80 && !text.includes('\n') && !/^[・○〇◇※⇒【]|。$/.test(text) ? at : undefined
  }
  return undefined
}

/** Where the headings end: at the first chunk with words that is none, arrows aside. */
function headEnd(chunks: Chunk[], start: number, isHeading: (chunk: Chunk) => boolean): number {
  let end = start
  for (let at = start; at < chunks.length; at++) {
    const chunk = chunks[at] as Chunk
    if (isHeading(chunk)) end = at + 1
    else if (chunk.text.trim().length > 2) break
  }
  return end
}

const cellOf = (chunk: Chunk, row = 0, col = 0): Cell => ({ ...chunk, row, col, rowSpan: 1, colSpan: 1 })

function linesGrid(chunks: Chunk[]): Grid {
  const worded = chunks.flatMap(({ text, locator }) =>
    text.trim() === ''
      ? []
      : text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => ({ text: line, locator })),
  )
  return {
    place: 'text',
    kind: 'lines',
    rowCount: worded.length,
    colCount: 1,
    cells: worded.map((chunk, row) => cellOf(chunk, row)),
  }
}

function tableGrid(title: Chunk | undefined, heads: Chunk[], body: (Chunk | undefined)[]): Grid {
  const top = title ? [{ ...cellOf(title), colSpan: heads.length }] : []
  const cells = [
    ...top,
    ...heads.map((head, col) => cellOf(head, top.length, col)),
    ...body.flatMap((chunk, col) => (chunk ? [cellOf(chunk, top.length + 1, col)] : [])),
  ]
  return { place: 'text', kind: 'table', rowCount: top.length + 2, colCount: heads.length, cells }
}
