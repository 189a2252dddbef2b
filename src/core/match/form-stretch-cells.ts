import { parseFigure } from '../figure.ts'
import { parseGrades } from '../grade.ts'
import { type GradeRules, readGradeWords, withoutScope } from '../grade-choice.ts'
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
  const lines = linesOf(stretch, running).map((line) => ({
    ...line,
    text: line.text.replace(/^\s*[>＞〉》≫〕】］\]」』:：]+/, ''),
  }))
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

/** Lays grades under their years, row by row; what else stands there is the reason, to the right of them all. */
export function layGrades(scheme: Scheme, stretch: Stretch, running: RunningText): FormCell[] {
  const lines = linesOf(stretch, running).filter((line) => !readGradeLegend(line.text, scheme.grades))
  const heads: Piece[][] = []
  const reasons: Piece[] = []
  const rules = withoutScope(scheme)
  for (const line of lines) {
    const pieces = splitPieces(line)
    const words = pieces.findIndex((piece) => !isYear(piece.text) && !isGradeCell(piece.text, rules))
    const known = words < 0 ? pieces : pieces.slice(0, words)
    const graded = known.some((piece) => isYear(piece.text) || parseGrades(piece.text, rules))
    if (graded) heads.push(known)
    const rest = restAfter(line, graded ? known.length : 0)
    if (rest.text !== '') reasons.push(rest)
  }
  const rowSpan = Math.max(1, heads.length, reasons.length)
  const reasonCol = Math.max(1, ...heads.map((pieces) => pieces.length)) + 1
  const [label] = layStretch({ ...stretch, until: stretch.end }, running, []) as [FormCell]
  return [
    { ...label, rowSpan },
    ...heads.flatMap((pieces, row) => pieces.map((piece, i) => cellAt(piece, row, i + 1))),
    ...reasons.map((line, row) => cellAt(line, row, reasonCol)),
  ]
}

/** A letter of the scheme, or what stands where there is none yet. */
export function isGradeCell(text: string, rules: GradeRules): boolean {
  return readGradeWords(text, rules) !== undefined || parseFigure(text).kind === 'missing'
}

function restAfter(line: Piece, pieces: number): Piece {
  let text = line.text.trimStart()
  for (let i = 0; i < pieces; i++) text = text.replace(/^[^ \u3000\t]*[ \u3000\t]*/, '')
  return { text, locator: line.locator }
}

function cellAt(piece: Piece, row: number, col: number): FormCell {
  return { ...piece, row, col, rowSpan: 1, colSpan: 1, grid: 0 }
}
