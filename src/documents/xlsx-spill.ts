import type { PaperCell } from '#core/paper/paper.ts'
import { widthOf } from './xlsx-text-shape.ts'

/** A cell whose words may run on into the empty cells beside it. */
export type SpillingCell = PaperCell & { wraps: boolean }

/** Words that do not wrap run over empty cells to their right, as in Excel, as far as they need; where there is no room, they wrap. */
export function spill(cells: SpillingCell[], widths: number[]): PaperCell[] {
  const taken = new Set(cells.filter(({ text }) => text !== '').map(({ col }) => col))
  const gone = new Set<PaperCell>()
  const laid = cells.map(({ wraps, ...cell }) => {
    if (wraps || cell.text === '' || cell.look.across === 'center' || cell.look.across === 'right') return cell
    const needed = Math.max(...cell.text.split('\n').map((line) => widthOf(line, cell.look.size ?? 11))) + 4
    let [width, span] = [widths[cell.col] as number, 1]
    while (width < needed && cell.col + span < widths.length && !taken.has(cell.col + span)) {
      width += widths[cell.col + span] as number
      span++
    }
    return span > 1 ? { ...cell, colSpan: span } : cell
  })
  for (const { col, colSpan = 1 } of laid)
    for (const other of laid) if (other.col > col && other.col < col + colSpan && other.text === '') gone.add(other)
  return laid.filter((cell) => !gone.has(cell))
}
