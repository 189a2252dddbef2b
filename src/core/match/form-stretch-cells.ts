import { parseFigure } from '../figure.ts'
import { parseGrades, parseWordedGrades } from '../grade.ts'
import type { Scheme } from '../scheme.ts'
import type { FormCell } from './form-cell.ts'
import type { FoundLabel } from './form-labels.ts'
import { type Piece, placeOf, type RunningText, splitPieces } from './form-pieces.ts'
import { isYear } from './form-proof.ts'
import { layRow, linesOf } from './form-runs.ts'
import type { Stretch } from './form-stretches.ts'
import { readGradeLegend } from './legend.ts'

/** Lays a label and the lines after it: the label in column 0, its words to the right, what belongs to no field beneath. */
export function layStretch(stretch: Stretch, running: RunningText, before: FormCell[]): FormCell[] {
  const lines = linesOf(stretch, running).map((line) => ({ ...line, text: line.text.replace(/^\s*[>＞〉》】］\]」』:：]+/, '') }))
  const label = stretch.label
  const own = label ? lines.slice(0, extent(label, lines)) : []
  const head: FormCell = {
    row: 0,
    col: 0,
    rowSpan: Math.max(1, own.length),
    colSpan: 1,
    grid: 0,
    text: running.text.slice(stretch.start, stretch.end),
    ...placeOf(running, stretch.start, stretch.end),
    ...(label ? { label } : {}),
    ...(stretch.heading === undefined ? {} : { heading: stretch.heading }),
    ...(stretch.stop ? { stop: true } : {}),
  }
  const values =
    label?.of.field.type === 'budget' && label.of.part === 'value' ? layAmounts(label, own, before) : own.flatMap(layLine(label))
  const rest = lines.slice(own.length).map((line, i) => cellAt(line, head.rowSpan + i, 0))
  return [head, ...values, ...rest]
}

/** How many of the lines after a label are its own: words run on to the next label, a title or a year ends at a blank line. */
function extent({ of: { field, part } }: FoundLabel, lines: Piece[]): number {
  const words = field.type === 'narratives' || field.type === 'terms'
  if (words) return lines.length
  if (part === 'value' && (field.type === 'indicators' || field.type === 'children' || field.type === 'mark')) return 0
  const most = field.type === 'fiscalYear' || (field.type === 'budget' && part === 'value') ? 1 : lines.length
  const blank = lines.findIndex((line) => line.text.trim() === '')
  return Math.min(most, blank < 0 ? lines.length : blank)
}

function layLine(label: FoundLabel | undefined): (line: Piece, row: number) => FormCell[] {
  const part = label?.of.part
  const table = part !== undefined && !['value', 'name', 'description', 'direction'].includes(part)
  return (line, row) => (table ? splitPieces(line).map((piece, i) => cellAt(piece, row, i + 1)) : [cellAt(line, row, 1)])
}

/** Lays the amounts of a budget under the stages that stand above, by their order. */
function layAmounts(label: FoundLabel, lines: Piece[], before: FormCell[]): FormCell[] {
  const heads = before.filter((cell) => cell.label?.of.field === label.of.field && cell.label.of.part !== 'value')
  return lines.flatMap((line, row) => {
    const pieces = splitPieces(line)
    const laid = layRow(
      pieces,
      heads.map((head) => head.label as FoundLabel),
    )
    if (!laid || heads.length === 0) return pieces.map((piece, i) => cellAt(piece, row, i + 1))
    const doubt = laid.length === heads.length ? {} : { doubtful: true as const }
    return laid.map(({ head, ...piece }) => ({ ...cellAt(piece, row, (heads[head] as FormCell).col), ...doubt }))
  })
}

/** Lays grades under their years; what else stands there is the reason, to the right of them all. */
export function layGrades(scheme: Scheme, stretch: Stretch, running: RunningText): FormCell[] {
  const lines = linesOf(stretch, running).filter((line) => !readGradeLegend(line.text, scheme.grades))
  const cells: FormCell[] = []
  let reasonCol = 2
  lines.forEach((line, row) => {
    const pieces = splitPieces(line)
    const letters = pieces.findIndex((piece) => !isYear(piece.text) && !isGradeCell(piece.text, scheme))
    const count = letters < 0 ? pieces.length : letters
    const known = pieces.slice(0, count).some((piece) => isYear(piece.text) || parseGrades(piece.text, scheme))
      ? pieces.slice(0, count)
      : []
    known.forEach((piece, i) => {
      cells.push(cellAt(piece, row, i + 1))
    })
    reasonCol = Math.max(reasonCol, known.length + 1)
    const rest = restAfter(line, known.length)
    if (rest.text !== '') cells.push(cellAt(rest, row, -1))
  })
  const head = layStretch({ ...stretch, until: stretch.end }, running, [])
  const [label] = head as [FormCell]
  return [
    { ...label, rowSpan: Math.max(1, lines.length) },
    ...cells.map((cell) => (cell.col < 0 ? { ...cell, col: reasonCol } : cell)),
  ]
}

/** A letter of the scheme, or what stands where there is none yet. */
export function isGradeCell(text: string, scheme: Scheme): boolean {
  return parseWordedGrades(text, scheme) !== undefined || parseFigure(text).kind === 'missing'
}

function restAfter(line: Piece, pieces: number): Piece {
  let text = line.text.trimStart()
  for (let i = 0; i < pieces; i++) text = text.replace(/^[^ \u3000\t]*[ \u3000\t]*/, '')
  return { text, locator: line.locator }
}

function cellAt(piece: Piece, row: number, col: number): FormCell {
  return { ...piece, row, col, rowSpan: 1, colSpan: 1, grid: 0 }
}
