import { strToU8, zipSync } from 'fflate'
import type { PageSetup, Paper, PaperBlock, PaperCell, PaperRow, PaperTable, Pictures } from '#core/paper/paper.ts'
import type { Picture } from '#core/paper/picture.ts'
import { mediaTypes, type NewMedia, newMedia } from './new-media.ts'
import { textHeight } from './paper-size.ts'
import { formatAddress, formatColumn } from './xlsx-address.ts'
import { booksParts } from './xlsx-new-book.ts'
import { drawingLink, drawingParts, type PlacedPicture } from './xlsx-new-pictures.ts'
import { beginStyles, styleOf, type WrittenStyles, writeStyles } from './xlsx-new-styles.ts'
import { escapeText } from './xlsx-write-cell.ts'

/** A sheet of a new workbook. */
export interface NewSheet {
  /** Of its tab: at most 31 characters, none of `[]:*?/\`, no two alike. */
  name: string
  paper: Paper
}

/** Writes papers as a new workbook (新しいブック), a sheet each: text is text, figures that a cell gives as numbers are numbers. */
export function writeXlsx(sheets: NewSheet[]): Uint8Array {
  const styles = beginStyles()
  const media = newMedia()
  const written = sheets.map(({ paper }) => sheetXml(paper, styles, media))
  const names = tabNames(sheets.map(({ name }) => name))
  const parts: Record<string, string> = {
    ...booksParts(
      names,
      written.map(({ titles }) => titles),
      typesOf(written, media),
    ),
    'xl/styles.xml': writeStyles(styles),
  }
  for (const [index, { xml, drawing }] of written.entries()) {
    const number = index + 1
    parts[`xl/worksheets/sheet${number}.xml`] = xml
    if (!drawing) continue
    parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = drawingLink(number)
    parts[`xl/drawings/drawing${number}.xml`] = drawing.xml
    parts[`xl/drawings/_rels/drawing${number}.xml.rels`] = drawing.relations
  }
  const texts = Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])
  const shown = Object.entries(media.files).map(([name, bytes]) => [`xl/media/${name}`, bytes])
  return zipSync(Object.fromEntries([...texts, ...shown]), { mtime: new Date(2000, 0, 1) })
}

/** What the workbook says of the kinds of its pictures and drawings. */
function typesOf(written: SheetParts[], media: NewMedia): string {
  const drawings = written.flatMap(({ drawing }, index) =>
    drawing
      ? [
          `<Override PartName="/xl/drawings/drawing${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`,
        ]
      : [],
  )
  return mediaTypes(media) + drawings.join('')
}

/** Names that Excel takes for tabs; the second of a name gets a number. */
function tabNames(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain =
      [
        ...name
          .replace(/[[\]:*?/\\]/g, ' ')
          .replace(/^'|'$/g, '')
          .trim(),
      ]
        .slice(0, 28)
        .join('') || '表'
    let own = plain
    for (let count = 2; taken.has(own.toLowerCase()); count++) own = `${plain}${count}`
    taken.add(own.toLowerCase())
    return own
  })
}

/** A row of the sheet to be: cells by the left edge of their column, in points from the left margin. */
interface LaidRow {
  height: number
  cells: { from: number; to: number; down: number; cell: Omit<PaperCell, 'col'> }[]
  breaks?: true
  /** From the left margin and the row's top. */
  pictures?: { left: number; top: number; picture: Picture }[]
}

interface SheetParts {
  xml: string
  drawing: ReturnType<typeof drawingParts>
  /** Rows printed again on each page, 1-based. */
  titles: [number, number] | undefined
}

function sheetXml({ blocks }: Paper, styles: WrittenStyles, media: NewMedia): SheetParts {
  const setup = blocks.find((block): block is PageSetup => block.type === 'page')
  const width = setup ? setup.width - setup.margins.left - setup.margins.right : 500
  const rows = blocks.flatMap((block) => rowsOf(block, width))
  const edges = [...new Set([0, ...rows.flatMap(({ cells }) => cells.flatMap(({ from, to }) => [from, to]))])].sort(
    (a, b) => a - b,
  )
  const at = new Map(edges.map((edge, index) => [edge, index]))
  const merges: string[] = []
  const nodes = rows.map((): { col: number; xml: string }[] => [])
  for (const [row, { cells }] of rows.entries())
    for (const { from, to, down, cell } of cells) {
      const place = { row, left: at.get(from) as number, right: (at.get(to) as number) - 1, down }
      if (place.right > place.left || down > 1)
        merges.push(`${formatAddress(row, place.left)}:${formatAddress(row + down - 1, place.right)}`)
      for (const { row: own, ...node } of cellNodes(cell, place, styles)) nodes[own]?.push(node)
    }
  const written = rows.map(({ height }, row) => {
    const own = (nodes[row] as { col: number; xml: string }[]).sort((one, other) => one.col - other.col)
    return `<row r="${row + 1}" ht="${Math.round(height * 4) / 4}" customHeight="1">${own.map(({ xml }) => xml).join('')}</row>`
  })
  const columns = edges.slice(1).map((edge, index) => columnXml(index, edge - (edges[index] as number)))
  const placed = rows.flatMap(({ pictures = [] }, row) => pictures.map((one): PlacedPicture => ({ ...one, row })))
  const drawing = drawingParts(placed, edges, media)
  const xml = worksheet(columns, written, merges, rows, { setup, drawn: drawing !== undefined })
  return { xml, drawing, titles: titlesOf(blocks, width) }
}

const round = (length: number) => Math.round(length * 2) / 2

function rowsOf(block: PaperBlock, width: number): LaidRow[] {
  if (block.type === 'pageBreak') return [{ height: 1, cells: [], breaks: true }]
  if (block.type === 'paragraph') {
    const { text, look } = block
    const height = textHeight(text, look.size ?? 10.5, width) + (block.before ?? 4)
    return [{ height, cells: [{ from: 0, to: round(width), down: 1, cell: { text, look } }] }]
  }
  if (block.type === 'pictures') return picturesRow(block)
  if (block.type === 'page') return picturesRow({ type: 'pictures', pictures: block.pictures ?? [] })
  if (block.type !== 'table') return []
  const edges = edgesOf(block)
  const heights = block.rows.map((row) => heightOfRow(row, edges))
  const parts = heights.map((height) => Math.max(1, Math.ceil(height / highest)))
  return block.rows.flatMap(({ cells, pictures = [] }, nth): LaidRow[] => {
    const count = parts[nth] as number
    const height = (heights[nth] as number) / count
    const own = cells.map(({ col, look, ...cell }) => ({
      from: edges[col] as number,
      to: edges[col + (cell.colSpan ?? 1)] as number,
      down: parts.slice(nth, nth + (cell.rowSpan ?? 1)).reduce((sum, one) => sum + one, 0),
      cell: { ...cell, look: cell.pictures ? { ...look, down: 'top' as const } : look },
    }))
    const lying = pictures.map((picture) => ({ left: (edges[0] as number) + picture.left, top: picture.top, picture }))
    const inside = cells.flatMap((cell) => picturesInCell(cell, edges))
    return [
      { height, cells: own, pictures: [...lying, ...inside] },
      ...Array.from({ length: count - 1 }, () => ({ height, cells: [] })),
    ]
  })
}

/** Pictures of the flow have a row of their own; a drawing of ours has none here, as the tables hold its figures. */
function picturesRow({ pictures, gap = 0, over, before = 0, after = 4 }: Pictures): LaidRow[] {
  const shown = pictures.filter(({ image }) => image.kind !== 'svg')
  if (shown.length === 0) return []
  if (over) return [{ height: 1, cells: [], pictures: shown.map((picture) => ({ left: over.left, top: over.top, picture })) }]
  let left = 0
  const placed = shown.map((picture) => {
    const at = left
    left += picture.width + gap
    return { left: at, top: before, picture }
  })
  return [
    { height: Math.min(highest, before + after + Math.max(...shown.map(({ height }) => height))), cells: [], pictures: placed },
  ]
}

/** Pictures of a cell stand below its words: a cell of a workbook has no place between them. */
function picturesInCell(
  { col, colSpan = 1, text, look, pictures = [] }: PaperCell,
  edges: number[],
): NonNullable<LaidRow['pictures']> {
  const [left, right] = [edges[col] as number, edges[col + colSpan] as number]
  let top = 2 + (text === '' ? 0 : textHeight(text, look.size ?? 10.5, right - left))
  return pictures.map((picture) => {
    const at = top
    top += picture.height + 2
    const spare = right - left - picture.width
    const across = { left: 2, center: spare / 2, right: spare - 2 }[look.across ?? 'left']
    return { left: left + Math.max(0, across), top: at, picture }
  })
}

/** Excel shows no row higher, in points: a higher one of a paper is several, over which its cells reach. */
const highest = 400
/** Other programs set the same words in other fonts: room that is not needed is better than a line that is cut. */
const spare = 1.12

function heightOfRow({ height = 15, cells }: PaperRow, edges: number[]): number {
  const needed = cells
    .filter(({ rowSpan = 1, text, pictures }) => rowSpan === 1 && (text !== '' || pictures))
    .map(({ col, colSpan = 1, text, look, pictures = [] }) => {
      const width = (edges[col + colSpan] as number) - (edges[col] as number)
      const seen = pictures.reduce((sum, picture) => sum + picture.height + 2, 0)
      return (text === '' ? 0 : textHeight(text, look.size ?? 10.5, width) * spare) + seen
    })
  return Math.max(height, ...needed)
}

/** Where the columns of a table begin and end, in points from the left margin. */
function edgesOf({ columns, indent }: PaperTable): number[] {
  let edge = indent === undefined ? 0 : indent
  const edges = [round(edge)]
  for (const column of columns) {
    edge += column
    edges.push(round(edge))
  }
  return edges
}

/** The cell, and the empty ones that its merge covers: Excel draws the lines of each. */
function cellNodes(
  { text, value, look }: Omit<PaperCell, 'col'>,
  { row, left, right, down }: { row: number; left: number; right: number; down: number },
  styles: WrittenStyles,
): { row: number; col: number; xml: string }[] {
  const style = styleOf(styles, look, value === undefined ? undefined : text)
  const said =
    value !== undefined
      ? `><v>${value}</v></c>`
      : text === ''
        ? '/>'
        : ` t="inlineStr"><is><t xml:space="preserve">${escapeText(text.slice(0, 32_767))}</t></is></c>`
  const places = Array.from({ length: down }, (_, below) =>
    Array.from({ length: right - left + 1 }, (__, beside) => ({ row: row + below, col: left + beside })),
  ).flat()
  return places.map((place, nth) => ({
    ...place,
    xml: `<c r="${formatAddress(place.row, place.col)}" s="${style}"${nth === 0 ? said : '/>'}`,
  }))
}

function columnXml(index: number, points: number): string {
  const width = Math.max(0.5, (points / 0.75 - 5) / 7)
  return `<col min="${index + 1}" max="${index + 1}" width="${Math.round(width * 100) / 100}" customWidth="1"/>`
}

function worksheet(
  columns: string[],
  rows: string[],
  merges: string[],
  laid: LaidRow[],
  { setup, drawn }: { setup: PageSetup | undefined; drawn: boolean },
): string {
  const breaks = laid.flatMap(({ breaks: ends }, row) => (ends ? [`<brk id="${row + 1}" max="16383" man="1"/>`] : []))
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${formatColumn(Math.max(0, columns.length - 1))}${Math.max(1, rows.length)}"/>`,
    '<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews>',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${rows.join('')}</sheetData>`,
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : '',
    pageXml(setup),
    breaks.length > 0
      ? `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.join('')}</rowBreaks>`
      : '',
    drawn ? '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdDrawing"/>' : '',
    '</worksheet>',
  ].join('')
}

function pageXml(setup: PageSetup | undefined): string {
  if (setup === undefined) return ''
  const { width, height, margins } = setup
  const inches = (points: number) => Math.round((points / 72) * 1000) / 1000
  const paper = Math.max(width, height) > 1000 ? 8 : 9
  return (
    `<pageMargins left="${inches(margins.left)}" right="${inches(margins.right)}" top="${inches(margins.top)}" bottom="${inches(margins.bottom)}" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="${paper}" orientation="${width > height ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>'
  )
}

/** Head rows of the sheet's one table, 1-based; several tables have none in common. */
function titlesOf(blocks: PaperBlock[], width: number): [number, number] | undefined {
  const tables = blocks.filter((block) => block.type === 'table')
  const [table] = tables
  if (tables.length !== 1 || table?.headRows === undefined || table.headRows === 0) return undefined
  const before = blocks.slice(0, blocks.indexOf(table)).flatMap((block) => rowsOf(block, width)).length
  return [before + 1, before + table.headRows]
}
