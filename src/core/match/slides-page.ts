import type { Grid } from '../grid.ts'
import type { LabelMatch } from '../label.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanLine } from '../text-fold.ts'
import { inlineLabels, labelOf, type SlideLabel } from './slides-labels.ts'
import { type Piece, type PieceRow, pieceRows } from './slides-lines.ts'
import { isUnitName } from './slides-units.ts'

/** A field of a slide with its words, one line a piece. */
export interface PageField {
  field: SchemeField
  match: LabelMatch
  pieces: Piece[]
}

/** A slide taken apart: its heading, sections beside it, and fields in the order of their labels. */
export interface SlidePage {
  heading: Piece[]
  units: Piece[]
  fields: PageField[]
}

/** One column of the slide: words go to the label that stands last above them. */
interface Column {
  to: number
  field: PageField | undefined
}

/** `rowsApart`: cells of one row stay words apart. `values`: 【目標】 may have its words behind it without a colon. */
interface PageOptions {
  rowsApart?: boolean
  values?: boolean
}

/** Takes a slide apart by its labels: side by side they open columns, alone they take what follows in their column. */
export function readPage(grids: Grid[], labels: SlideLabel[], options: PageOptions = {}): SlidePage {
  const page: SlidePage = { heading: [], units: [], fields: [] }
  let columns: Column[] | undefined
  let place = ''
  for (const row of pieceRows(grids)) {
    const here = row.pieces[0]?.cell.box ? 'page' : row.grid.place
    if (columns && here !== place)
      columns = [{ to: Number.POSITIVE_INFINITY, field: columns.findLast(({ field }) => field)?.field }]
    place = here
    const found = row.pieces.map(({ text }) => labelOf(labels, text))
    if (row.pieces.length > 1 && found.every((label) => label !== undefined)) {
      columns = openColumns(
        row,
        found.map((one) => openField(page, one)),
      )
      continue
    }
    columns = readRow(page, row, columns, labels, options)
  }
  return page
}

function openField(page: SlidePage, found: ReturnType<typeof labelOf>): PageField | undefined {
  if (!found?.label.field) return undefined
  const field: PageField = { field: found.label.field, match: found.match, pieces: [] }
  page.fields.push(field)
  return field
}

/** Columns part halfway between the labels that open them. */
function openColumns({ pieces }: PieceRow, fields: (PageField | undefined)[]): Column[] {
  return pieces.map((piece, nth) => {
    const next = pieces[nth + 1]
    return { to: next ? (piece.to + next.from) / 2 : Number.POSITIVE_INFINITY, field: fields[nth] }
  })
}

function readRow(
  page: SlidePage,
  { pieces, grid }: PieceRow,
  columns: Column[] | undefined,
  labels: SlideLabel[],
  { rowsApart, values }: PageOptions,
): Column[] | undefined {
  let open = columns
  if (!rowsApart && grid.kind === 'table' && pieces.length > 1 && open && pieces.every(({ text }) => !labelOf(labels, text))) {
    // A small table within the words: its rows are lines of them.
    const [first] = pieces as [Piece, ...Piece[]]
    const line = { ...first, text: pieces.map(({ text }) => text).join(' ') }
    const holder = first.cell.box ? undefined : holderOf(page, grid)
    if (holder) holder.pieces.push(line)
    else addTo(page, line, columnAt(open, first))
    return open
  }
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue
    const column = open && columnAt(open, piece)
    const framed = values ? /^\s*[【<＜[［]([^】>＞\]］]{1,20})[】>＞\]］]\s*(\S.*)$/s.exec(piece.text) : null
    const whole = labelOf(labels, framed?.[1] ?? piece.text)
    const inline = whole ? [] : inlineLabels(labels, repeated(page, piece.text))
    if (whole) {
      const field = openField(page, whole)
      if (column) column.field = field
      else open = [{ to: Number.POSITIVE_INFINITY, field }]
      if (field && framed) field.pieces.push({ ...piece, text: framed[2] as string })
    } else if (inline.length > 0 && inline.some(({ field }) => isShort(field))) {
      for (const { field, match, value } of inline) page.fields.push({ field, match, pieces: [{ ...piece, text: value }] })
    } else addTo(page, piece, column)
  }
  return open
}

/** 「③「育てる」分野：…」 right below 「施策：②…」: the same labels again, the first left out. */
function repeated({ fields }: SlidePage, text: string): string {
  const first = fields.find(({ field }) => field.type === 'item')
  return first && /^\s*[①-⑳]「/.test(text) && isShort((fields.at(-1) as PageField).field) ? `${first.field.label}：${text}` : text
}

/** A table inside a cell (Word) is laid after the table that holds it: the empty line that ends its cell tells where it stood. */
function holderOf({ fields }: SlidePage, grid: PieceRow['grid']): PageField | undefined {
  return fields.find(({ pieces }) => pieces.some(({ cell }) => !grid.cells.includes(cell) && /\n\s*$/.test(cell.text)))
}

/** Fields whose label and value share a line; words under 「目標：」 within a paragraph stay words. */
const isShort = ({ type }: SchemeField) => !['narratives', 'targets', 'terms'].includes(type)

const columnAt = (columns: Column[], { from, to }: Piece): Column =>
  columns.find((column) => (from + to) / 2 < column.to) ?? (columns.at(-1) as Column)

/** Words before any label are the heading, or a section's name beside it; those after one that leads nowhere are left. */
function addTo(page: SlidePage, piece: Piece, column: Column | undefined): void {
  const last = page.fields.at(-1)
  if (column?.field) column.field.pieces.push(piece)
  else if (!column && last && !isUnitName(piece.text)) last.pieces.push(piece)
  else if (!column && isUnitName(piece.text)) page.units.push(piece)
  else if (!column) page.heading.push(piece)
}

/** The fields of a type that the slide has. */
export function fieldsOf<Type extends SchemeField['type']>({ fields }: SlidePage, type: Type) {
  return fields.filter((one): one is PageField & { field: SchemeField & { type: Type } } => one.field.type === type)
}

/** The words of a field as one line. */
export const textOf = ({ pieces }: Pick<PageField, 'pieces'>) => cleanLine(pieces.map(({ text }) => text).join('\n'))
