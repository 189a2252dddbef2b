import type { Cell } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import { opensGoals } from './columns-goals.ts'
import { isHeadingLine, readLineMark } from './line-mark.ts'

/** A stretch of copied lines that was one cell, or one line. */
export type Chunk = Pick<Cell, 'text' | 'locator'>

/** One cell a column: the columns' own marks tell which, else their order. */
export function assignChunks(body: Chunk[], uses: (string | undefined)[], scheme: Scheme): (Chunk | undefined)[] {
  const cells: (Chunk | undefined)[] = uses.map(() => undefined)
  for (const chunk of body) {
    const first = chunk.text.split('\n').find((line) => line.trim() !== '')
    if (first === undefined || chunk.text.trim().length < 3) continue
    const told = uses.findIndex((use, at) => cells[at] === undefined && use === columnOfLine(first, scheme))
    const free = cells.findIndex((cell, at) => cell === undefined && cells.slice(at + 1).every((later) => later === undefined))
    const at = told >= 0 ? told : free
    const taken = cells[at]
    if (at >= 0 && taken === undefined) cells[at] = chunk
    else {
      const last = cells.findLast((cell) => cell !== undefined)
      if (last) last.text += `\n${chunk.text}`
    }
  }
  return cells
}

function columnOfLine(line: string, scheme: Scheme): 'plan' | 'goals' | undefined {
  if (opensGoals(line)) return 'goals'
  const mark = readLineMark(line)?.mark
  return mark !== undefined && mark === Object.keys(scheme.columns?.marks ?? {})[0] ? 'plan' : undefined
}

/** Lines without cells: the plan goes on until goals are opened, goals until a mark of the next column. */
export function partLines(body: Chunk[], uses: (string | undefined)[], scheme: Scheme): (Chunk | undefined)[] {
  const cells: (Chunk | undefined)[] = uses.map(() => undefined)
  let at = 0
  for (const line of body) {
    const told = columnOfLine(line.text, scheme)
    if (told !== undefined && uses.includes(told)) at = uses.indexOf(told)
    else if (uses[at] === 'goals' && (readLineMark(line.text)?.mark === '○' || isHeadingLine(line.text)))
      at = Math.min(at + 1, uses.length - 1)
    const cell = cells[at]
    if (cell) cell.text += `\n${line.text}`
    else cells[at] = { ...line }
  }
  return cells
}
