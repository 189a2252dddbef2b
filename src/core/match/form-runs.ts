import type { BudgetStage } from '../exchange.ts'
import { parseFigure } from '../figure.ts'
import { alignPieces } from './form-align.ts'
import type { FormCell } from './form-cell.ts'
import type { FoundLabel, SlotPart } from './form-labels.ts'
import { linesBetween, type Piece, placeOf, type RunningText, splitPieces } from './form-pieces.ts'
import type { Stretch } from './form-stretches.ts'

/** Columns that one block (one indicator, one pair of columns) may take in the table made of lines. */
const blockWidth = 16

/** Whether a label can head a column. */
export function isRunHead({ of: { field, part } }: FoundLabel): boolean {
  if (field.type === 'indicators' || field.type === 'children' || field.type === 'budget') return part !== 'value'
  return false
}

/** Lays a heading row and the lines beneath it as a table; a block begins where the first head comes again. */
export function layRun(run: Stretch[], running: RunningText, years: Piece[]): FormCell[] {
  const heads = run.map((stretch) => stretch.label as FoundLabel)
  if (heads[0]?.of.field.type === 'budget') return layStages(run, running, years)
  const columns = blockColumns(heads.map(({ of }) => of.part))
  const wide = heads.every(({ of }) => of.part === heads[0]?.of.part)
  const at = (head: number) => ({ col: columns[head] as number, colSpan: wide ? blockWidth : 1 })
  const cells: FormCell[] = run.map((stretch, head) => headCell(stretch, running, { row: 0, ...at(head) }))
  const last = run.at(-1) as Stretch
  const lines = firstParagraph(linesBetween(running, last.end, last.until))
  const rows = wide ? [joinWrapped(lines.map(splitPieces), heads.length)] : lines.map(splitPieces)
  const unplanned = heads.map(() => true)
  let row = 1
  for (const pieces of rows) {
    if (pieces.length === 0) continue
    const laid = layRow(pieces, heads, unplanned)
    if (!laid) break
    for (const { head, text } of laid) if (parseFigure(text).kind === 'number') unplanned[head] = false
    for (let head = 0; head < heads.length; head++) {
      const { head: _, ...piece } = laid.find((cell) => cell.head === head) ?? {
        head,
        text: '',
        locator: (pieces[0] as Piece).locator,
      }
      const doubt = wide && laid.length !== heads.length ? { doubtful: true as const } : {}
      cells.push({ ...piece, row, rowSpan: 1, grid: 0, ...at(head), ...doubt })
    }
    row++
  }
  return cells
}

function joinPiece(before: Piece, piece: Piece, joint: string): void {
  before.text += joint + piece.text
  const also = [...(before.also ?? []), piece.locator, ...(piece.also ?? [])].filter((locator) => locator !== before.locator)
  if (also.length > 0) before.also = [...new Set(also)]
}

/** Lays one line under heads; pieces of one cell are joined again. */
export function layRow(
  pieces: Piece[],
  heads: FoundLabel[],
  unplanned: readonly boolean[] = [],
): (Piece & { head: number })[] | undefined {
  const way = alignPieces(
    pieces.map((piece) => piece.text),
    heads.map(({ of }) => of.part),
    unplanned,
  )
  if (!way) return undefined
  const laid: (Piece & { head: number })[] = []
  pieces.forEach((piece, i) => {
    const head = way.heads[i] as number
    const before = laid.at(-1)
    if (before?.head === head) joinPiece(before, piece, ' ')
    else laid.push({ ...piece, head })
  })
  return laid
}

function headCell(stretch: Stretch, running: RunningText, place: { row: number; col: number; colSpan: number }): FormCell {
  return {
    ...place,
    rowSpan: 1,
    grid: 0,
    text: running.text.slice(stretch.start, stretch.end),
    ...placeOf(running, stretch.start, stretch.end),
    label: stretch.label as FoundLabel,
  }
}

function blockColumns(parts: SlotPart[]): number[] {
  let block = -1
  let within = 0
  return parts.map((part) => {
    if (part === parts[0]) {
      block++
      within = 0
    }
    return block * blockWidth + within++
  })
}

/** A table's lines end at the first blank line. */
function firstParagraph(lines: Piece[]): Piece[] {
  const blank = lines.findIndex((line) => line.text.trim() === '' && !/[\t\u00a0]/.test(line.text))
  const table = blank < 0 ? lines : lines.slice(0, blank)
  const note = table.findIndex((line) => /^\s*(?:※|[(（]?注)/.test(line.text))
  return note < 0 ? table : table.slice(0, note)
}

/** One row whose cells were broken over lines: where every line break but none of the spaces lies within a cell, the broken ones are joined. */
function joinWrapped(lines: Piece[][], heads: number): Piece[] {
  const flat = lines.flat()
  if (lines.length < 2 || flat.length <= heads) return flat
  if (flat.length - (lines.length - 1) !== heads && heads > 1) return flat
  const joined: Piece[] = []
  for (const line of lines)
    line.forEach((piece, i) => {
      const before = joined.at(-1)
      if (before && i === 0) joinPiece(before, piece, '')
      else joined.push({ ...piece })
    })
  return joined
}

/** Lays budget stages under their years: a new year begins where the order of the scheme's stages begins again. */
function layStages(run: Stretch[], running: RunningText, years: Piece[]): FormCell[] {
  const field = run[0]?.label?.of.field
  const order = field?.type === 'budget' ? Object.values(field.columns) : []
  const ranks = run.map((stretch) => order.indexOf(stretch.label?.of.part as BudgetStage))
  const starts = ranks.flatMap((rank, i) => (i === 0 || rank <= (ranks[i - 1] as number) ? [i] : []))
  const uneven = new Set(starts.map((start, i) => (starts[i + 1] ?? run.length) - start)).size > 1
  const stages = run.map((stretch, i) => headCell(stretch, running, { row: 1, col: i + 1, colSpan: 1 }))
  if (starts.length !== years.length) return stages
  const heads = years.map((year, i): FormCell => {
    const start = starts[i] as number
    const place = { row: 0, col: start + 1, rowSpan: 1, colSpan: (starts[i + 1] ?? run.length) - start, grid: 0 }
    return { ...place, ...year, ...(uneven ? { doubtful: true } : {}) }
  })
  return [...heads, ...stages]
}

/** The lines after a label, for callers that lay them themselves. */
export function linesOf(stretch: Stretch, running: RunningText): Piece[] {
  return linesBetween(running, stretch.end, stretch.until)
}
