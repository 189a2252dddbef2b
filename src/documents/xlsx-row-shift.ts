import { attributeOf } from './scan-xml.ts'
import { formatAddress, parseRange, type Range } from './xlsx-address.ts'
import { type RowNode, type SheetXml, withAttribute } from './xlsx-sheet-xml.ts'

/** Rows that are said again (行の繰返し): a block of a template, 0-based and inclusive, and how often it stands in the end (≥ 1). */
export interface RowBlock {
  top: number
  bottom: number
  times: number
}

/** Repeats a block of rows with its styles, heights and merges; what is below moves down. */
export function repeatRows(sheet: SheetXml, { top, bottom, times }: RowBlock): void {
  const height = bottom - top + 1
  const added = height * (times - 1)
  if (added === 0) return
  const block = sheet.rows.filter(({ row }) => row >= top && row <= bottom)
  const copies = Array.from({ length: times - 1 }, (_, index) => block.map((row) => copyRow(row, row.row + height * (index + 1))))
  refuseFormulas(sheet, bottom)
  const inBlock = mergesOf(sheet).filter((range) => range.top >= top && range.bottom <= bottom)
  moveDown(sheet, bottom, added)
  insertRows(sheet, copies.flat())
  const more = copies.flatMap((_, index) => inBlock.map((range) => shifted(range, height * (index + 1))))
  addMerges(sheet, more)
}

/** Puts empty rows like one row under it; merges that end in it, and single cells of it, reach down over them. */
export function stretchRow(sheet: SheetXml, row: number, added: number): void {
  const like = sheet.rows.find((node) => node.row === row)
  if (like === undefined || added === 0) return
  refuseFormulas(sheet, row)
  const copies = Array.from({ length: added }, (_, index) => copyRow(like, row + index + 1))
  for (const copy of copies) for (const cell of copy.cells) emptyCell(cell)
  const ending = mergesOf(sheet).filter(({ bottom }) => bottom === row)
  const single = like.cells.map(({ col }) => col).filter((col) => !mergesOf(sheet).some((range) => covers(range, row, col)))
  moveDown(sheet, row, added)
  insertRows(sheet, copies)
  replaceMerges(sheet, (range) =>
    ending.some((one) => sameRange(one, range)) ? { ...range, bottom: range.bottom + added } : range,
  )
  addMerges(
    sheet,
    single.map((col) => ({ top: row, bottom: row + added, left: col, right: col })),
  )
}

const covers = (range: Range, row: number, col: number) =>
  range.top <= row && row <= range.bottom && range.left <= col && col <= range.right
const sameRange = (a: Range, b: Range) => a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right
const shifted = (range: Range, by: number): Range => ({ ...range, top: range.top + by, bottom: range.bottom + by })

function copyRow(node: RowNode, row: number): RowNode {
  return { row, attributes: node.attributes, cells: node.cells.map((cell) => ({ ...cell })) }
}

function emptyCell(cell: RowNode['cells'][number]): void {
  cell.inner = ''
  cell.attributes = cell.attributes.replace(/\st="[^"]*"/, '')
}

function insertRows(sheet: SheetXml, rows: RowNode[]): void {
  sheet.rows = [...sheet.rows, ...rows].sort((one, other) => one.row - other.row)
}

/** Addresses inside formulas are not moved: a template that repeats rows has none below them. That is ours to see to. */
function refuseFormulas(sheet: SheetXml, below: number): void {
  const found = sheet.rows.some(({ row, cells }) => row > below && cells.some(({ inner }) => /<(?:\w+:)?f\b/.test(inner)))
  if (found) throw new Error(`formulas below row ${below + 1}: rows cannot be put in above them`)
}

/** Moves all that lies below a row: rows, merges, conditional formats, validations, links, page breaks, the used range. */
function moveDown(sheet: SheetXml, below: number, by: number): void {
  for (const node of sheet.rows) if (node.row > below) node.row += by
  const move = (reference: string) => moveReference(reference, below, by)
  sheet.before = sheet.before.replace(
    /(<(?:\w+:)?dimension\b[^>]*?\sref=")([^"]*)/,
    (_, head: string, ref: string) => head + move(ref),
  )
  sheet.after = sheet.after
    .replace(
      /(<(?:\w+:)?(?:mergeCell|hyperlink|autoFilter|dataValidation|conditionalFormatting)\b[^>]*?\s(?:ref|sqref)=")([^"]*)/g,
      (_, head: string, refs: string) => head + refs.split(' ').map(move).join(' '),
    )
    .replace(/<(?:\w+:)?rowBreaks\b[\s\S]*?<\/(?:\w+:)?rowBreaks>/, (breaks) =>
      breaks.replace(
        /(<(?:\w+:)?brk\b[^>]*?\sid=")(\d+)/g,
        (_, head: string, id: string) => head + (Number(id) > below + 1 ? Number(id) + by : id),
      ),
    )
}

/** A reference after rows were put in below a row (0-based): what lies beneath moves, what spans the place grows. */
export function moveReference(reference: string, below: number, by: number): string {
  return reference.replace(
    /(\$?[A-Z]{1,3}\$?)(\d+)/g,
    (_, column: string, row: string) => column + (Number(row) > below + 1 ? Number(row) + by : row),
  )
}

/** Merged ranges of a sheet. */
export function mergesOf(sheet: SheetXml): Range[] {
  return [...sheet.after.matchAll(/<(?:\w+:)?mergeCell\b([^>]*)\/>/g)].flatMap(([, attributes = '']) => {
    const range = parseRange(attributeOf(attributes, 'ref') ?? '')
    return range === undefined ? [] : [range]
  })
}

function replaceMerges(sheet: SheetXml, change: (range: Range) => Range): void {
  sheet.after = sheet.after.replace(/(<(?:\w+:)?mergeCell\b[^>]*?\sref=")([^"]*)/g, (whole, head: string, ref: string) => {
    const range = parseRange(ref)
    return range === undefined ? whole : head + formatRange(change(range))
  })
}

function addMerges(sheet: SheetXml, ranges: Range[]): void {
  if (ranges.length === 0) return
  const { prefix } = sheet
  const nodes = ranges.map((range) => `<${prefix}mergeCell ref="${formatRange(range)}"/>`).join('')
  const open = new RegExp(`<${prefix}mergeCells\\b([^>]*)>`).exec(sheet.after)
  if (open === null) {
    sheet.after = `<${prefix}mergeCells count="${ranges.length}">${nodes}</${prefix}mergeCells>${sheet.after}`
    return
  }
  const count = mergesOf(sheet).length + ranges.length
  const tag = `<${prefix}mergeCells${withAttribute(open[1] ?? '', 'count', String(count))}>${nodes}`
  sheet.after = sheet.after.replace(open[0], () => tag)
}

function formatRange({ top, left, bottom, right }: Range): string {
  return `${formatAddress(top, left)}:${formatAddress(bottom, right)}`
}
