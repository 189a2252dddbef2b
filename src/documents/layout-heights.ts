import type { Placed } from './layout-columns.ts'

/**
 * How far down each line stands (高さ), in lines of words. Cells centred beside others stand half a line off, and the text then has
 * a line for them between two of the others: such a line counts half.
 */
export function heightsOf(lines: readonly { words: readonly Placed[] }[]): number[] {
  const heights: number[] = []
  let height = 0
  for (let i = 0; i < lines.length; i++) {
    if (i > 0) height += isBetween(lines, i) || isBetween(lines, i - 1) ? 0.5 : 1
    heights.push(height)
  }
  return heights
}

/** Whether a line has words only in columns that the lines above and below leave free, while some column goes on past it. */
function isBetween(lines: readonly { words: readonly Placed[] }[], i: number): boolean {
  const [above, own, below] = [lines[i - 1]?.words ?? [], lines[i]?.words ?? [], lines[i + 1]?.words ?? []]
  if (own.length === 0 || own.some(({ col, lastCol }) => lastCol > col)) return false
  if ([...above, ...below].some((one) => own.some(({ col }) => one.col <= col && one.lastCol >= col))) return false
  return above.some(({ col }) => below.some((one) => one.col === col))
}
