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
 * `undefined` where no laying makes sense: the line is no row of this table. `opens`: the first row of a table by year, the year before the
 * plan: a figure that stands alone in it is the actual, in any later row the target.
 */
export function alignPieces(pieces: string[], heads: SlotPart[], opens = false): Alignment | undefined {
  const row: Row = { heads, price: (head) => (opens && head === 'target' ? 0.75 : (prices[head] ?? 1)) }
  // best[h]: the cheapest laying so far whose last used head is h - 1
  let best: (Alignment | undefined)[] = [{ heads: [], cost: 0 }, ...heads.map(() => undefined)]
  pieces.forEach((piece, i) => {
    best = [undefined, ...heads.map((_, h) => place(best, { piece, before: pieces[i - 1] }, row, h))]
  })
  const ends = best.flatMap((way, used) => (way ? [{ ...way, cost: way.cost + skipped(row, used, heads.length) }] : []))
  const cheapest = ends.reduce<Alignment | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined)
  return cheapest && cheapest.cost < 4 * pieces.length + heads.length ? cheapest : undefined
}

/** The heads of a row, and what a head costs that nothing stands under. */
interface Row {
  heads: SlotPart[]
  price: (head: SlotPart) => number
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

const skipped = ({ heads, price }: Row, from: number, to: number) =>
  heads.slice(from, to).reduce((sum, head) => sum + price(head), 0)

const words: SlotPart[] = ['name', 'description', 'title', 'reason']

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
