import { parseFigure } from '../figure.ts'
import { parseFiscalYear } from '../fiscal-year.ts'
import type { SlotPart } from './form-labels.ts'

/** Which column each piece of a line belongs to, where some cells of the row left no trace in the text. */
export interface Alignment {
  /** Index of the head, one a piece; equal for pieces that are one cell with a space in it. */
  heads: number[]
  /** 0: every piece is what its head asks for. */
  cost: number
}

const impossible = 1000

/**
 * Lays the pieces of a line under the heads of a table, in order, by what each can be: a year stands under 年度, a figure under 実績値.
 * `undefined` where no laying makes sense: the line is no row of this table.
 */
export function alignPieces(pieces: string[], heads: SlotPart[]): Alignment | undefined {
  // best[h]: the cheapest laying so far whose last used head is h - 1
  let best: (Alignment | undefined)[] = [{ heads: [], cost: 0 }, ...heads.map(() => undefined)]
  for (const piece of pieces) best = [undefined, ...heads.map((_, h) => place(best, piece, heads, h))]
  const ends = best.flatMap((way, used) => (way ? [{ ...way, cost: way.cost + skipped(heads, used, heads.length) }] : []))
  const cheapest = ends.reduce<Alignment | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined)
  return cheapest && cheapest.cost < 4 * pieces.length + heads.length ? cheapest : undefined
}

/** The cheapest way to lay one more piece under head `h`: as a new cell, or as the rest of the cell before it. */
function place(best: (Alignment | undefined)[], piece: string, heads: SlotPart[], h: number): Alignment | undefined {
  const head = heads[h]
  if (head === undefined) return undefined
  const fit = misfit(piece, head)
  let cheapest: Alignment | undefined
  for (let used = 0; used <= h + 1; used++) {
    const way = best[used]
    if (!way) continue
    const cost = way.cost + (used === h + 1 ? joined(piece, head) : fit + skipped(heads, used, h))
    if (!cheapest || cost < cheapest.cost) cheapest = { heads: [...way.heads, h], cost }
  }
  return cheapest
}

function skipped(heads: SlotPart[], from: number, to: number): number {
  const price = (head: SlotPart) => (head === 'year' ? 6 : head === 'unit' || head === 'state' ? 0.25 : 1)
  return heads.slice(from, to).reduce((sum, head) => sum + price(head), 0)
}

function joined(piece: string, head: SlotPart): number {
  const words: SlotPart[] = ['name', 'description', 'title', 'reason']
  return words.includes(head) && piece !== '' ? 1.5 : impossible
}

/** How ill a piece goes under a head. */
function misfit(piece: string, head: SlotPart): number {
  const figure = parseFigure(piece)
  const short = [...piece].length <= 3
  switch (head) {
    case 'year':
      return piece !== '' && parseFiscalYear(piece) !== undefined ? 0 : 12
    case 'name':
    case 'description':
    case 'direction':
    case 'reason':
    case 'value':
      return 0
    case 'title':
      return piece === '' ? 0.5 : short ? 3 : 0
    case 'state':
      return piece === '' || short ? 0 : 5
    case 'unit':
      return figure.kind === 'number' && figure.unit === undefined ? 5 : 0
    default:
      return figure.kind === 'number' ? (/^(?:19|20)\d\d$/.test(piece) ? 0.2 : 0) : figure.kind === 'prose' ? 2 : 0
  }
}
