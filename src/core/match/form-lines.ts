import type { Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { FormCell } from './form-cell.ts'
import type { FormContext } from './form-label-at.ts'
import type { FormLabels } from './form-labels.ts'
import { joinLines, linesBetween, type Piece, type RunningText, splitPieces } from './form-pieces.ts'
import { isYear } from './form-proof.ts'
import { isRunHead, layRun } from './form-runs.ts'
import { layGrades, layStretch } from './form-stretch-cells.ts'
import { findStretches, type Stretch } from './form-stretches.ts'

/**
 * Lays running text (lines) out as the table it was: labels in column 0 with their words to the right, rows of labels with their values
 * beneath. Then the same geometry finds the values of both.
 */
export function layLines(scheme: Scheme, labels: FormLabels, grid: Grid, index: number, context: FormContext): FormCell[] {
  const running = joinLines(grid)
  const stretches = findStretches(scheme, labels, running.text, context)
  const cells: FormCell[] = []
  let row = 0
  const add = (laid: FormCell[]) => {
    for (const cell of laid) cells.push({ ...cell, row: cell.row + row, grid: index })
    row = Math.max(row, ...cells.map((cell) => cell.row + cell.rowSpan))
  }
  add(loose(running, 0, stretches[0]?.start ?? running.text.length))
  for (let i = 0; i < stretches.length; ) {
    const run = runFrom(stretches, i, running)
    const first = stretches[i] as Stretch
    if (run.length > 0) add(layRun(run, running, yearsBefore(running, stretches[i - 1], first)))
    else if (first.label?.of.field.type === 'grade') add(layGrades(scheme, first, running))
    else add(layStretch(first, running, cells))
    i += Math.max(1, run.length)
  }
  return cells
}

/** Lines that belong to no label: each a cell of its own, for the review page. */
function loose(running: RunningText, from: number, to: number): FormCell[] {
  return linesBetween(running, from, to).map((line, row) => ({ ...line, row, col: 0, rowSpan: 1, colSpan: 1, grid: 0 }))
}

/** Labels that stand directly after each other and head columns: a heading row. One alone is a run where its value is below it. */
function runFrom(stretches: Stretch[], from: number, running: RunningText): Stretch[] {
  const first = stretches[from]
  if (!first?.label || !isRunHead(first.label)) return []
  const run: Stretch[] = []
  for (let i = from; i < stretches.length; i++) {
    const next = stretches[i] as Stretch
    if (!next.label || next.heading !== undefined || !isRunHead(next.label) || !sameRow(first, next, running)) break
    run.push(next)
    if (running.text.slice(next.end, next.until).trim() !== '') break
  }
  const last = run.at(-1)
  // A heading of a section may be a field's label too: it heads what follows, and no column.
  if (!last) return []
  const aside = /^[^\n]*\S/.test(running.text.slice(last.end, last.until))
  return run.length === 1 && aside ? [] : run
}

function sameRow(first: Stretch, next: Stretch, running: RunningText): boolean {
  const [a, b] = [first.label?.of, next.label?.of]
  if (a?.field !== b?.field) return false
  const kind = (part: string | undefined) => (part === 'name' || part === 'description' || part === 'direction' ? part : 'column')
  return kind(a?.part) === kind(b?.part) || !running.text.slice(first.start, next.start).includes('\n')
}

/** The line of years above a row of budget stages. */
function yearsBefore(running: RunningText, before: Stretch | undefined, run: Stretch): Piece[] {
  if (run.label?.of.field.type !== 'budget') return []
  const line = linesBetween(running, before ? before.end : 0, run.start).at(-1)
  return line ? splitPieces(line).filter((piece) => isYear(piece.text)) : []
}
