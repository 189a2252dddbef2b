import type { Line, Look } from '#core/paper/look.ts'
import type { PaperCell, PaperRow, PaperTable } from '#core/paper/paper.ts'
import type { LyingPicture, PictureInWords } from '#core/paper/picture.ts'
import { defined, isOn, lineOf, paragraphLook, pointsOf, runLook, shadeOf, valueAt, type WordLook } from './docx-look.ts'
import { lookOfParagraph, paperLook } from './docx-paper-words.ts'
import { fitInto, type WordPicture } from './docx-pictures.ts'
import type { DocxCell, DocxTable, PlaceParagraph } from './docx-places.ts'
import type { DocxStyles } from './docx-styles.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { widthOfCell } from './paper-size.ts'

/** What cells of a table take from it. */
interface TableLook {
  /** Where borders and margins are looked for: the table's own properties, then those of its styles. */
  properties: DocxNode[]
  /** Looks of words in it. */
  words: WordLook
  fill?: string
}

/** A cell with the place it takes. */
interface Laid {
  cell: DocxCell
  row: number
  colSpan: number
  rowSpan: number
  /** The cell in which its merge ends. */
  last: DocxCell
}

/** What stands in a cell beside its own words. */
export interface CellMatter {
  /** Words of a table inside the cell. */
  nested: (cell: DocxCell) => string
  /** Pictures of a paragraph. */
  pictures: (paragraph: PlaceParagraph) => WordPicture[]
}

/** A table as it is printed. `room`: points across the page. */
export function paperTable(table: DocxTable, styles: DocxStyles, room: number, matter: CellMatter): PaperTable {
  const properties = childOf(table.node, 'tblPr')
  const chain = styles.table(valueAt(childOf(properties, 'tblStyle')))
  const look: TableLook = {
    properties: [properties, ...chain.map((style) => childOf(style, 'tblPr'))].filter((one) => one !== undefined),
    words: Object.assign(
      {},
      ...chain.toReversed().map((style) => ({ ...paragraphLook(childOf(style, 'pPr')), ...runLook(childOf(style, 'rPr')) })),
    ),
    ...defined<{ fill?: string }>({
      fill: chain.map((style) => shadeOf(childOf(style, 'tcPr'))).find((fill) => fill !== undefined),
    }),
  }
  const laid = layCells(table)
  const columns = columnWidths(table, laid, room)
  const rows = table.rows.map(({ node }): PaperRow => {
    const height = pointsOf(childOf(childOf(node, 'trPr'), 'trHeight'))
    return { ...(height === undefined ? {} : { height }), cells: [] }
  })
  for (const one of laid) {
    const row = rows[one.row]
    const inside = picturesOfCell(one.cell, matter, widthOfCell(columns, one.cell.col, one.colSpan))
    row?.cells.push(paperCell(one, inside, { look, styles, rows: rows.length, columns: columns.length, matter }))
    const left = widthOfCell(columns, 0, one.cell.col)
    const lying = inside.over.map((picture) => ({ ...picture, left: left + picture.left }))
    if (row && lying.length > 0) row.pictures = [...(row.pictures ?? []), ...lying]
  }
  const heads = table.rows.findIndex(({ node }) => isOn(childOf(childOf(node, 'trPr'), 'tblHeader')) !== true)
  return {
    type: 'table',
    columns,
    rows,
    ...(heads > 0 ? { headRows: heads } : {}),
    ...indentOf(look, columns, room),
  }
}

/** Cells by row; those that a merge covers make the one above reach further. */
function layCells({ rows }: DocxTable): Laid[] {
  const laid: Laid[] = []
  const open = new Map<number, Laid>()
  for (const [row, { cells }] of rows.entries())
    for (const cell of cells) {
      const above = open.get(cell.col)
      if (cell.covered && above !== undefined) {
        above.rowSpan = row - above.row + 1
        above.last = cell
        continue
      }
      const span = Number.parseInt(valueAt(childOf(childOf(cell.node, 'tcPr'), 'gridSpan')) ?? '1', 10)
      const one: Laid = { cell, row, colSpan: Math.max(1, Math.min(span || 1, 1_000)), rowSpan: 1, last: cell }
      open.set(cell.col, one)
      laid.push(one)
    }
  return laid
}

/** Widths by the table's grid; columns that it leaves out are as wide as their cells, or share what is left. */
function columnWidths({ node }: DocxTable, laid: Laid[], room: number): number[] {
  const count = laid.reduce((most, { cell, colSpan }) => Math.max(most, cell.col + colSpan), 1)
  const grid = childOf(node, 'tblGrid')?.children.filter(({ name }) => name === 'gridCol') ?? []
  const given = Array.from({ length: count }, (_, col) => pointsOf(grid[col], 'w'))
  for (const { cell, colSpan } of laid)
    if (colSpan === 1 && !given[cell.col]) given[cell.col] = pointsOf(childOf(childOf(cell.node, 'tcPr'), 'tcW'), 'w')
  const known = given.reduce<number>((sum, width) => sum + (width ?? Number('0')), 0)
  const missing = given.filter((width) => !width || width <= 0).length
  const share = Math.max(10, (room - known) / Math.max(1, missing))
  const widths = given.map((width) => (width && width > 0 ? width : share))
  const total = widths.reduce((sum, width) => sum + width, 0)
  // A table wider than the page is drawn smaller: nothing of it may be off the paper.
  return total > room * 1.02 ? widths.map((width) => (width * room) / total) : widths
}

function indentOf({ properties: [own] }: TableLook, columns: number[], room: number): { indent?: number } {
  const left = room - columns.reduce((sum, width) => sum + width, 0)
  const jc = valueAt(childOf(own, 'jc'))
  if (left <= 0) return {}
  if (jc === 'center') return { indent: left / 2 }
  if (jc === 'right' || jc === 'end') return { indent: left }
  const indent = pointsOf(childOf(own, 'tblInd'), 'w')
  return indent !== undefined && indent > 0 ? { indent: Math.min(indent, left) } : {}
}

interface CellContext {
  look: TableLook
  styles: DocxStyles
  rows: number
  columns: number
  matter: CellMatter
}

/** The lines of a cell's words, and the pictures between and over them. */
interface CellInside {
  lines: string[]
  pictures: PictureInWords[]
  over: LyingPicture[]
}

function picturesOfCell({ paragraphs }: DocxCell, { pictures: of }: CellMatter, width: number): CellInside {
  const inside: CellInside = { lines: [], pictures: [], over: [] }
  for (const paragraph of paragraphs) {
    const said = paragraph.text.trim() === '' ? '' : paragraph.number + paragraph.text
    const own = of(paragraph)
    const before = inside.lines.length
    // A paragraph that holds a picture and no words is no empty line beside it.
    if (said !== '' || own.every(({ over }) => over)) inside.lines.push(...said.split('\n'))
    for (const { picture, over, afterWords } of own) {
      const fitted = fitInto(picture, width - 6)
      if (over) inside.over.push({ ...picture, left: over.left, top: over.top })
      else inside.pictures.push({ ...fitted, line: afterWords ? inside.lines.length : before })
    }
  }
  return inside
}

function paperCell(laid: Laid, { lines, pictures }: CellInside, { look, styles, rows, columns, matter }: CellContext): PaperCell {
  const { cell, row, colSpan, rowSpan, last } = laid
  const properties = childOf(cell.node, 'tcPr')
  const words = cell.paragraphs.find(({ text }) => text.trim() !== '') ?? cell.paragraphs[0]
  const own = words === undefined ? styles.usual : lookOfParagraph(words.node, styles, look.words)
  const text = lines.join('\n')
  const inner = matter.nested(cell)
  const reach = { top: row === 0, bottom: row + rowSpan >= rows, left: cell.col === 0, right: cell.col + colSpan >= columns }
  const { before, after, fill: behind, lines: _, ...set } = own
  return {
    col: cell.col,
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    text: `${text.replace(/\n+$/, '')}${inner === '' ? '' : `\n${inner}`}`,
    ...(pictures.length > 0 ? { pictures } : {}),
    look: defined<Look>({
      ...paperLook(set),
      fill: shadeOf(properties) ?? behind ?? look.fill,
      down: downs[valueAt(childOf(properties, 'vAlign')) ?? ''],
      upright: /^(?:tbRl|rl|tbRlV)/.test(valueAt(childOf(properties, 'textDirection')) ?? '') ? true : undefined,
      shrink: isOn(childOf(properties, 'tcFitText')) === true ? true : undefined,
      lines: linesAround(look, properties, childOf(last.node, 'tcPr'), reach),
      room: roomOf(look, properties, own.size),
    }),
  }
}

const downs: Record<string, 'top' | 'middle' | 'bottom'> = { top: 'top', center: 'middle', both: 'middle', bottom: 'bottom' }
const inside = { top: 'insideH', bottom: 'insideH', left: 'insideV', right: 'insideV' } as const
const otherNames: Record<string, string> = { left: 'start', right: 'end' }

/** Lines of a cell: its own, else the table's for its place, else those of the table's style. */
function linesAround(
  { properties }: TableLook,
  own: DocxNode | undefined,
  last: DocxNode | undefined,
  reach: Record<keyof typeof inside, boolean>,
): NonNullable<Look['lines']> {
  const find = (borders: DocxNode | undefined, name: string): Line | 'none' | undefined =>
    lineOf(childOf(borders, name)) ?? lineOf(childOf(borders, otherNames[name] ?? name))
  const lines: NonNullable<Look['lines']> = {}
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    let line = find(childOf(side === 'bottom' ? last : own, 'tcBorders'), side)
    for (const one of properties) line ??= find(childOf(one, 'tblBorders'), reach[side] ? side : inside[side])
    if (line !== undefined && line !== 'none') lines[side] = line
  }
  return lines
}

/** What Word leaves above and below the letters of a line, in letters. */
const leading = 0.15

/** Margins of a cell: its own, else the table's. */
function roomOf({ properties }: TableLook, own: DocxNode | undefined, size = 10.5): NonNullable<Look['room']> {
  const margins = [childOf(own, 'tcMar'), ...properties.map((one) => childOf(one, 'tblCellMar'))]
  const side = (...names: string[]) => {
    const found = margins.flatMap((margin) => names.flatMap((name) => pointsOf(childOf(margin, name), 'w') ?? []))[0]
    return found === undefined ? undefined : Math.max(0, Math.min(found, 40))
  }
  return { across: side('left', 'start') ?? 5.4, down: (side('top') ?? Number('0')) + size * leading }
}
