import type { PaperRow } from '#core/paper/paper.ts'
import type { LyingPicture } from '#core/paper/picture.ts'
import { pictureLimits } from './limits.ts'
import type { Range } from './xlsx-address.ts'
import type { Corner, SheetPicture } from './xlsx-drawing.ts'
import type { RowMoves } from './xlsx-row-moves.ts'

/** The pictures of a sheet that is printed, and how its rows moved when it was filled. */
export interface ShownPictures {
  pictures: SheetPicture[]
  moves: RowMoves
}

/** How far the pictures reach: the last row and column that they touch. */
export function reachOf({ pictures, moves }: ShownPictures): { bottom: number; right: number } {
  const ends = pictures.flatMap(({ from, to }) => (from ? [from, ...(to ? [nearer(from, to)] : [])] : []))
  return {
    bottom: Math.max(0, ...ends.map(({ row }) => moves.row(row))),
    right: Math.max(0, ...ends.map(({ col }) => col)),
  }
}

/** How many rows and columns a picture reaches over at most. */
const widest = 200

const nearer = (from: Corner, to: Corner): Corner => ({
  ...to,
  row: Math.min(to.row, from.row + widest),
  col: Math.min(to.col, from.col + widest),
})

/** Puts pictures onto the rows where they begin (図の配置). What begins outside the printed range is not printed. */
export function layPictures(rows: PaperRow[], { pictures, moves }: ShownPictures, area: Range, widths: number[]): PaperRow[] {
  if (pictures.length === 0) return rows
  const edges = sumsOf(widths)
  const tops = sumsOf(rows.map(({ height }) => height ?? Number('0')))
  const lying = new Map<number, LyingPicture[]>()
  for (const one of pictures) {
    const placed = one.from ? pinned(one, one.from, { moves, area, edges, tops }) : free(one, area, tops)
    if (placed === undefined) continue
    const { row, picture } = placed
    lying.set(row, [...(lying.get(row) ?? []), picture])
  }
  return rows.map((row, nth) => {
    const own = lying.get(nth)
    return own ? { ...row, pictures: own } : row
  })
}

interface Sheet {
  moves: RowMoves
  area: Range
  /** Where columns and rows of the range begin, and the last of them ends, in points. */
  edges: number[]
  tops: number[]
}

type Placed = { row: number; picture: LyingPicture }

function pinned({ image, alt, crop, to, size }: SheetPicture, from: Corner, sheet: Sheet): Placed | undefined {
  const { moves, area, edges, tops } = sheet
  const row = moves.row(from.row) - area.top
  if (row < 0 || row >= tops.length - 1 || from.col < area.left || from.col > area.right) return undefined
  const left = placeAt(edges, from.col - area.left, from.across)
  const top = placeAt(tops, row, from.down)
  const stretched = to !== undefined && moves.row(to.row) - moves.row(from.row) !== to.row - from.row
  // As large as it was seen last; rows that were put in under it make it longer, as they do in Excel.
  const seen = stretched ? undefined : size
  const width = size?.width ?? (to ? placeAt(edges, to.col - area.left, to.across) - left : undefined)
  const height = seen?.height ?? (to ? placeAt(tops, moves.row(to.row) - area.top, to.down) - top : size?.height)
  if (width === undefined || height === undefined || !isSize(width) || !isSize(height)) return undefined
  return { row, picture: { image, alt, ...(crop ? { crop } : {}), width, height, left, top: top - (tops[row] as number) } }
}

/** Pinned to the sheet itself: its row is the one into which it falls. */
function free({ image, alt, crop, at, size }: SheetPicture, area: Range, tops: number[]): Placed | undefined {
  // Rows and columns before the printed range would have to be measured; a range that begins at A1 is what such forms have.
  if (at === undefined || size === undefined || !isSize(size.width) || !isSize(size.height) || area.top > 0 || area.left > 0)
    return undefined
  const row = tops.findLastIndex((top) => top <= at.down)
  if (row < 0 || row >= tops.length - 1) return undefined
  return {
    row,
    picture: { image, alt, ...(crop ? { crop } : {}), ...size, left: at.across, top: at.down - (tops[row] as number) },
  }
}

const isSize = (length: number) => length > 0 && length <= pictureLimits.points

/** A place from the beginning of the range: no further than the end of its own row or column. */
function placeAt(edges: number[], nth: number, offset: number): number {
  const last = edges.length - 1
  if (nth >= last) return (edges[last] as number) + (nth === last ? offset : 0)
  const from = edges[Math.max(0, nth)] as number
  return Math.min(from + offset, edges[Math.max(0, nth) + 1] as number)
}

function sumsOf(lengths: number[]): number[] {
  const sums = [0]
  for (const length of lengths) sums.push((sums.at(-1) as number) + length)
  return sums
}
