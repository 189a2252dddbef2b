import type { Line, Look } from '#core/paper/look.ts'
import type { Edge, PageSetup, Paper, PaperBlock, PaperCell, PaperRow, PaperTable, Paragraph } from '#core/paper/paper.ts'
import { fontFamilies } from './fonts.ts'
import { points, textHeight, widthOfCell } from './paper-size.ts'
import type { Letters } from './printable.ts'
import { literal } from './typst-literal.ts'
import { lyingOf, type PictureMatter, picturesOf, wordsWithPictures } from './typst-picture.ts'

/** Words that the program of every paper begins with: how a cell, a paragraph and a line are drawn. */
const prelude = `#set text(font: (${fontFamilies.map((family) => `"${family}"`).join(', ')}), lang: "ja", region: "jp", size: 10.5pt, cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em, hyphenate: false)
#set par(leading: 0.3em, spacing: 0.5em, justify: false)
#set table(stroke: none, inset: (x: 2pt, y: 1.5pt))
#set table.cell(breakable: false)
#show heading: it => text(size: 1pt, it.body)
#show outline.entry: set text(size: 10pt)
`

/** A paper's numbers for looks met before: each look is written once. */
interface Writing extends PictureMatter {
  looks: Map<string, number>
  /** What a cell is drawn with beside its place and its words, and the name that it is defined under. */
  manners: Map<string, string>
  /** Definitions of looks and manners, in the order met. */
  defined: string[]
  /** Height of the page between its margins. */
  room: number
  part: PartOfPaper | undefined
  /** Page setups met. */
  setups: number
}

/** A line of the table of contents (目次). */
export interface ContentsEntry {
  text: string
  depth: number
  page: number
}

/** Where a line of the contents leads, before the parts are joined: to the entry of this number. */
export const entryLink = 'entry:'

/** Where a program sets only a part of a paper: the contents of the whole are told, and marks (`<mark>`) tell where headings and page setups came to stand. */
export interface PartOfPaper {
  contents: ContentsEntry[]
}

/** A program of Typst (組版の指示), and the pictures that it asks for by name. */
export interface TypstProgram {
  source: string
  files: Map<string, Uint8Array>
}

/**
 * Writes a paper as a Typst program, its words and pictures as far as they can be printed. Whatever stands on the paper goes in as string
 * literals: it is never read as markup or code.
 */
export function writeTypst(paper: Paper, { show, drawn }: Pick<Letters, 'show' | 'drawn'>, part?: PartOfPaper): TypstProgram {
  const room = Number.POSITIVE_INFINITY
  const files = new Map<string, Uint8Array>()
  const writing: Writing = { show, drawn, files, looks: new Map(), manners: new Map(), defined: [], room, part, setups: 0 }
  const pages = byPage(paper.blocks).map((blocks) => pagesOf(blocks, writing))
  const meta = `#set document(title: ${literal(paper.title)})\n`
  return { source: [meta, prelude, ...writing.defined, ...pages].join('\n'), files }
}

/** Blocks parted where a page is set up anew. */
export function byPage(blocks: PaperBlock[]): PaperBlock[][] {
  const pages: PaperBlock[][] = [[]]
  for (const block of blocks) {
    if (block.type === 'page') pages.push([block])
    else pages.at(-1)?.push(block)
  }
  return pages
}

/** A page setup holds for its own blocks alone: setups that hold for all that follows lie over one another, and a thousand take the square of their number. */
function pagesOf(blocks: PaperBlock[], writing: Writing): string {
  const [setup, ...rest] = blocks
  if (setup?.type !== 'page') return blocks.map((block) => blockOf(block, writing)).join('\n')
  if (rest.length === 0) return ''
  writing.room = setup.height - setup.margins.top - setup.margins.bottom
  const mark = writing.part ? `${markOf(`setup: ${writing.setups}`)}\n` : ''
  writing.setups += 1
  return `#${pageOf(setup, writing)}[\n${mark}${rest.map((block) => blockOf(block, writing)).join('\n')}\n]`
}

function blockOf(block: PaperBlock, writing: Writing): string {
  switch (block.type) {
    case 'page':
      throw new Error('a page setup stands before its blocks')
    case 'pageBreak':
      return '#pagebreak(weak: true)'
    case 'paragraph':
      return paragraphOf(block, writing)
    case 'pictures':
      return picturesOf(block, writing)
    case 'contents':
      return contentsOf(block.title, writing.part)
    case 'bookmark':
      return bookmarkOf(block.text, block.depth, writing)
    case 'table':
      return tableOf(block, writing)
  }
}

function pageOf({ width, height, margins, header, footer, pictures }: PageSetup, writing: Writing): string {
  const { show } = writing
  const { top, right, bottom, left } = margins
  const edges = [
    header ? `header: ${edgeOf(header, show)}` : 'header: none',
    footer ? `footer: ${edgeOf(footer, show)}` : 'footer: none',
    ...(pictures ? [`background: [${lyingOf(pictures, 0, writing)}]`] : []),
  ]
  return `page(width: ${points(width)}, height: ${points(height)}, margin: (top: ${points(top)}, right: ${points(right)}, bottom: ${points(bottom)}, left: ${points(left)}), ${edges.join(', ')})`
}

function edgeOf({ left = '', center = '', right = '' }: Edge, show: Writing['show']): string {
  const part = (text: string) =>
    text === ''
      ? '[]'
      : `[${text
          .split(/(\{pages?\})/)
          .map((piece) =>
            piece === '{page}'
              ? '#context counter(page).display()'
              : piece === '{pages}'
                ? '#context counter(page).final().first()'
                : `#text(${literal(show(piece))})`,
          )
          .join('')}]`
  return `[#set text(size: 8pt)
#grid(columns: (1fr, auto, 1fr), align: (left, center, right), ${part(left)}, ${part(center)}, ${part(right)})]`
}

/** The number of a look; its definition is a function from words to content. */
function lookOf(look: Look, writing: Writing): number {
  const words = textOf(look)
  const key = JSON.stringify(words)
  const known = writing.looks.get(key)
  if (known !== undefined) return known
  const number = writing.looks.size
  writing.looks.set(key, number)
  writing.defined.push(`#let t${number}(w) = ${words}`)
  return number
}

function textOf({ size, bold, italic, underline, colour, upright }: Look): string {
  const set = [
    ...(size === undefined ? [] : [`size: ${points(size)}`]),
    ...(bold ? ['weight: "bold"'] : []),
    ...(italic ? ['style: "italic"'] : []),
    ...(colour === undefined || colour === '#000000' ? [] : [`fill: rgb(${literal(colour)})`]),
  ]
  const words = upright ? 'stack(spacing: 0.12em, ..w.clusters().map(c => align(center, c)))' : 'w'
  const text = `text(${[...set, words].join(', ')})`
  return underline ? `underline(${text})` : text
}

const across = { left: 'left', center: 'center', right: 'right' } as const
const down = { top: 'top', middle: 'horizon', bottom: 'bottom' } as const

function tableOf(table: PaperTable, writing: Writing): string {
  const { columns, rows, headRows = 0, indent } = table
  const heights = rows.map((row) => rowHeight(row, columns))
  const lines = (from: number, to: number) =>
    rows.slice(from, to).flatMap((row, index) => {
      const y = from + index
      const strut = strutOf(row, y, columns, writing)
      return [...row.cells.map((cell) => cellOf(cell, y, isTall(cell, y, columns, heights, writing.room), writing)), ...strut]
    })
  const head = headRows > 0 ? [`table.header(repeat: true, ${lines(0, headRows).join(', ')})`] : []
  const written = `table(columns: (${[...columns.map(points), '0pt'].join(', ')}), rows: auto, ${[...head, ...lines(headRows, rows.length)].join(',\n')})`
  return indent === undefined ? `#${written}` : `#pad(left: ${points(indent)}, ${written})`
}

/** What stands after the last column of a row: its height, and what lies over its cells. */
function strutOf({ height, pictures }: PaperRow, y: number, columns: number[], writing: Writing): string[] {
  const at = `table.cell(x: ${columns.length}, y: ${y}, inset: 0pt, `
  const block = height ? `block(height: ${points(height)})` : ''
  if (pictures === undefined) return block === '' ? [] : [`${at}${block})`]
  const width = columns.reduce((sum, column) => sum + column, 0)
  return [`${at}[${lyingOf(pictures, width, writing)}${block === '' ? '' : `#${block}`}])`]
}

/** Points that a row is high, or needs for what stands in it alone. */
function rowHeight({ height, cells }: PaperRow, columns: number[]): number {
  const own = cells.filter(({ rowSpan = 1 }) => rowSpan === 1)
  return height ?? own.reduce((most, cell) => Math.max(most, cellHeight(cell, columns)), 0)
}

const cellHeight = ({ col, colSpan = 1, text, look, pictures = [] }: PaperCell, columns: number[]) =>
  pictures.reduce((sum, { height }) => sum + height, textHeight(text, look.size ?? 10.5, widthOfCell(columns, col, colSpan)))

/** A cell that may not fit onto a page, or speaks for rows that may not, breaks at its end; others stay whole. */
function isTall(cell: PaperCell, row: number, columns: number[], heights: number[], room: number): boolean {
  if (cellHeight(cell, columns) > room * 0.7) return true
  const rows = cell.rowSpan === undefined ? [] : heights.slice(row, row + cell.rowSpan)
  return rows.reduce((sum, height) => sum + height, 0) > room * 0.4
}

function cellOf(
  { col, colSpan = 1, rowSpan = 1, text, look, pictures }: PaperCell,
  row: number,
  breaks: boolean,
  writing: Writing,
): string {
  const place = [
    `x: ${col}`,
    `y: ${row}`,
    ...(colSpan > 1 ? [`colspan: ${colSpan}`] : []),
    ...(rowSpan > 1 ? [`rowspan: ${rowSpan}`] : []),
  ]
  const manner = [
    ...(breaks ? ['breakable: true'] : []),
    `align: ${across[look.across ?? 'left']} + ${down[look.down ?? 'top']}`,
    ...(look.fill === undefined || look.fill === '#ffffff' ? [] : [`fill: rgb(${literal(look.fill)})`]),
    ...strokeOf(look.lines),
    ...(look.room ? [`inset: (x: ${points(look.room.across)}, y: ${points(look.room.down)})`] : []),
  ]
  const write = (said: string) => `t${lookOf(look, writing)}(${literal(writing.show(said))})`
  const words = pictures ? wordsWithPictures(text, pictures, write, writing) : text === '' ? '[]' : write(text)
  return `${mannerOf(manner.join(', '), writing)}(${place.join(', ')}, ${look.indent === undefined ? words : `pad(left: ${points(look.indent)}, ${words})`})`
}

/** The name of a cell drawn in this manner. */
function mannerOf(manner: string, { manners, defined }: Writing): string {
  const known = manners.get(manner)
  if (known !== undefined) return known
  const name = `c${manners.size}`
  manners.set(manner, name)
  defined.push(`#let ${name} = table.cell.with(${manner})`)
  return name
}

function strokeOf(lines: Look['lines']): string[] {
  const sides = (['top', 'right', 'bottom', 'left'] as const).flatMap((side) => {
    const line = lines?.[side]
    return line ? [`${side}: ${lineOf(line)}`] : []
  })
  return sides.length === 0 ? [] : [`stroke: (${sides.join(', ')})`]
}

function lineOf({ width, colour, dash }: Line): string {
  const paint = colour === '#000000' ? '' : ` + rgb(${literal(colour)})`
  return dash === undefined
    ? `${points(width)}${paint}`
    : `(thickness: ${points(width)}, paint: rgb(${literal(colour)}), dash: ${literal(dash)})`
}

/** A heading that nobody sees: the table of contents and the PDF's own outline name it as it is, without the look of the title. */
function bookmarkOf(text: string, depth: number, { show, part }: Writing): string {
  if (part) return markOf(`depth: ${depth}, text: ${literal(show(text))}`)
  return `#place(hide(heading(level: ${depth}, ${literal(show(text))})))`
}

/** Tells whoever asks the set paper on which of its pages this place is. */
const markOf = (said: string) => `#place(context [#metadata((page: here().page(), ${said})) <mark>])`

function contentsOf(title: string, part: PartOfPaper | undefined): string {
  const head = `#block(below: 6pt, text(size: 12pt, weight: "bold", ${literal(title)}))`
  if (!part) return `${head}\n#outline(title: none, depth: 2, indent: 1em)`
  const lines = part.contents.flatMap(({ text, depth, page }, nth) =>
    depth > 2
      ? []
      : [
          `#link(${literal(`${entryLink}${nth}`)}, block(width: 100%, text(size: 10pt, [#h(${depth - 1}em)#text(${literal(text)}) #box(width: 1fr, repeat(gap: 0.15em)[.]) ${page}])))`,
        ],
  )
  return [head, ...lines].join('\n')
}

function paragraphOf({ text, look, heading, before, after }: Paragraph, writing: Writing): string {
  const words = text === '' ? 'linebreak()' : `t${lookOf(look, writing)}(${literal(writing.show(text))})`
  const indent = look.indent === undefined ? words : `pad(left: ${points(look.indent)}, ${words})`
  const space = [
    ...(before === undefined ? [] : [`above: ${points(before)}`]),
    ...(after === undefined ? [] : [`below: ${points(after)}`]),
  ]
  const fill = look.fill === undefined ? [] : [`fill: rgb(${literal(look.fill)})`, 'inset: 4pt']
  // A heading stays with what it heads, and its mark stays with it.
  const [mark, stays] = heading === undefined ? ['', []] : [bookmarkOf(text, heading, writing), ['sticky: true']]
  const under = look.lines?.bottom && fill.length === 0 ? ['outset: (bottom: 2.5pt)'] : []
  const manner = ['width: 100%', ...stays, ...under, ...space, ...fill, ...strokeOf(look.lines)].join(', ')
  return `#block(${manner})[${mark}#align(${across[look.across ?? 'left']}, ${indent})]`
}
