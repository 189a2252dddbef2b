import { parseFigure } from '../figure.ts'
import { parseFiscalYear } from '../fiscal-year.ts'
import type { SlotPart } from './form-labels.ts'
import { endsLikeName, isStateWord } from './name-ends.ts'

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
 * `undefined` where no laying makes sense: the line is no row of this table. `unplanned`, by head: no row so far has had a target there, the
 * years are those before the plan: a figure that stands alone in them is the actual, in any later row the target.
 */
export function alignPieces(pieces: string[], heads: SlotPart[], unplanned: readonly boolean[] = []): Alignment | undefined {
  const price = (head: SlotPart, at: number) => (unplanned[at] && head === 'target' ? 0.75 : (prices[head] ?? 1))
  const row: Row = { heads, prices: heads.map(price) }
  // best[h]: the cheapest laying so far whose last used head is h - 1
  let best: (Alignment | undefined)[] = [{ heads: [], cost: 0 }, ...heads.map(() => undefined)]
  pieces.forEach((piece, i) => {
    best = [undefined, ...heads.map((_, h) => place(best, { piece, before: pieces[i - 1] }, row, h))]
  })
  const ends = best.flatMap((way, used) => (way ? [{ ...way, cost: way.cost + leftOut(row, used) }] : []))
  const cheapest = ends.reduce<Alignment | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined)
  return cheapest && cheapest.cost < 4 * pieces.length + heads.length ? cheapest : undefined
}

/** The heads of a row, and what a head costs that nothing stands under. */
interface Row {
  heads: SlotPart[]
  prices: number[]
}

const prices: Partial<Record<SlotPart, number>> = { year: 6, unit: 0.25, state: 0.25 }

/** A piece with the one before it on its line. */
interface Next {
  piece: string
  before: string | undefined
}

/** The cheapest way to lay one more piece under head `h`: as a new cell, or as the rest of the cell before it. */
function place(best: (Alignment | undefined)[], next: Next, row: Row, h: number): Alignment | undefined {
  const head = row.heads[h]
  if (head === undefined) return undefined
  const fit = misfit(next.piece, head)
  let cheapest: Alignment | undefined
  for (let used = 0; used <= h + 1; used++) {
    const way = best[used]
    if (!way) continue
    const left = used === 0 ? 0 : cutOff(next, row.heads[used - 1] as SlotPart)
    const cost = way.cost + (used === h + 1 ? joined(next, head) : fit + left + skipped(row, used, h))
    if (!cheapest || cost < cheapest.cost) cheapest = { heads: [...way.heads, h], cost }
  }
  return cheapest
}

const skipped = ({ prices: all }: Row, from: number, to: number) => all.slice(from, to).reduce((sum, price) => sum + price, 0)

const words: SlotPart[] = ['name', 'description', 'title', 'reason']

/** What is left out behind the last piece: a whole block of heads (年度 to 単位 of one indicator) costs less than its heads one by one. */
function leftOut(row: Row, from: number): number {
  const starts = row.heads.flatMap((head, at) => (at >= from && head === row.heads[0] ? [at] : []))
  const [first = row.heads.length] = starts
  const blocks = starts.map((start, nth) => Math.min(1, skipped(row, start, starts[nth + 1] ?? row.heads.length)))
  return skipped(row, from, first) + blocks.reduce((sum, cost) => sum + cost, 0)
}

/** A piece that goes on with the cell before it: rather where that is no whole name yet. */
function joined({ piece, before }: Next, head: SlotPart): number {
  if (!words.includes(head) || piece === '') return impossible
  return before !== undefined && endsLikeName(before, head) ? 2 : 1.25
}

/** A new cell after one that is no whole name yet. */
function cutOff({ before }: Next, head: SlotPart): number {
  return before !== undefined && before !== '' && (head === 'name' || head === 'title') && !endsLikeName(before, head) ? 0.25 : 0
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
      return piece === '' ? 0.5 : short || isStateWord(piece) ? 3 : 0
    case 'state':
      return piece === '' || short || isStateWord(piece) ? 0 : 5
    case 'unit':
      return figure.kind === 'number' && figure.unit === undefined ? 5 : 0
    default:
      return figure.kind === 'number' ? (/^(?:19|20)\d\d$/.test(piece) ? 0.2 : 0) : figure.kind === 'prose' ? 2 : 0
  }
}
