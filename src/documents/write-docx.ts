import { strToU8, zipSync } from 'fflate'
import type { Line, Look } from '#core/paper/look.ts'
import type { PageSetup, Paper, PaperBlock, PaperCell, PaperRow, PaperTable, Pictures } from '#core/paper/paper.ts'
import { wordsAndPictures } from '#core/paper/picture.ts'
import { floatingRun, pictureRun, type WordPictures } from './docx-new-pictures.ts'
import { linesOf, runContent } from './docx-words.ts'
import { mediaTypes, newMedia } from './new-media.ts'
import { widthOfCell } from './paper-size.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const font = 'BIZ UDゴシック'

/** Writes a paper as a new Word file (新しい文書): paragraphs and tables with their looks and spans. */
export function writeDocx({ blocks }: Paper): Uint8Array {
  const pictures: WordPictures = { media: newMedia(), count: 0 }
  const sections = sectionsOf(blocks)
  const body = sections.map(({ inside, setup }, index) => {
    const last = index === sections.length - 1
    const content = edgesXml(setup, pictures) + inside.map((block) => blockXml(block, pictures)).join('')
    return last ? content + sectionXml(setup) : `${content}<w:p><w:pPr>${sectionXml(setup)}</w:pPr></w:p>`
  })
  const { media } = pictures
  const links = Object.keys(media.files).map(
    (name, nth) => `<Relationship Id="rIdPicture${nth + 1}" Type="${office}/image" Target="media/${name}"/>`,
  )
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${mediaTypes(media)}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>${links.join('')}</Relationships>`,
    'word/styles.xml': stylesXml(),
    'word/document.xml': `${head}<w:document ${word}><w:body>${body.join('')}</w:body></w:document>`,
  }
  const texts = Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])
  const shown = Object.entries(media.files).map(([name, bytes]) => [`word/media/${name}`, bytes])
  return zipSync(Object.fromEntries([...texts, ...shown]), {
    mtime: new Date(2000, 0, 1),
  })
}

function sectionsOf(blocks: PaperBlock[]): { setup: PageSetup | undefined; inside: PaperBlock[] }[] {
  const sections: { setup: PageSetup | undefined; inside: PaperBlock[] }[] = []
  for (const block of blocks) {
    const last = sections.at(-1)
    if (block.type === 'page' && last?.inside.length !== 0) sections.push({ setup: block, inside: [] })
    else if (block.type === 'page' && last) last.setup = block
    else if (last) last.inside.push(block)
    else sections.push({ setup: undefined, inside: [block] })
  }
  return sections
}

const twips = (points: number) => Math.round(points * 20)

function sectionXml(setup: PageSetup | undefined): string {
  if (setup === undefined) return '<w:sectPr/>'
  const { width, height, margins } = setup
  const turned = width > height ? ' w:orient="landscape"' : ''
  return `<w:sectPr><w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${turned}/><w:pgMar w:top="${twips(margins.top)}" w:right="${twips(margins.right)}" w:bottom="${twips(margins.bottom)}" w:left="${twips(margins.left)}" w:header="400" w:footer="300" w:gutter="0"/></w:sectPr>`
}

function blockXml(block: PaperBlock, pictures: WordPictures): string {
  if (block.type === 'pageBreak') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
  if (block.type === 'table') return tableXml(block, pictures)
  if (block.type === 'pictures') return picturesXml(block, pictures)
  if (block.type !== 'paragraph') return ''
  const { text, look, heading, before = 0, after = 2 } = block
  const outline = heading === undefined ? '' : `<w:outlineLvl w:val="${heading - 1}"/>`
  const space = `<w:spacing w:before="${twips(before)}" w:after="${twips(after)}"/>`
  return linesOf(text)
    .map((line) => paragraphXml(line, look, `${frameXml('w:pBdr', look.lines)}${shadeXml(look)}${space}`, outline))
    .join('')
}

function picturesXml({ pictures, across = 'left', before = 0, after = 2, over }: Pictures, own: WordPictures): string {
  const runs = pictures.map((picture) => (over ? floatingRun(picture, over, own) : pictureRun(picture, own))).join('')
  if (runs === '') return ''
  const space = over ? { before: 0, after: 0 } : { before, after }
  return `<w:p><w:pPr><w:spacing w:before="${twips(space.before)}" w:after="${twips(space.after)}"/><w:jc w:val="${across}"/></w:pPr>${runs}</w:p>`
}

/** Pictures of every page lie over the first one of their section. */
function edgesXml(setup: PageSetup | undefined, own: WordPictures): string {
  return (setup?.pictures ?? [])
    .map(({ left, top, ...picture }) => {
      const { margins } = setup as PageSetup
      const over = { from: 'page' as const, left: left - margins.left, top: top - margins.top }
      return picturesXml({ type: 'pictures', pictures: [picture], over }, own)
    })
    .join('')
}

function paragraphXml(text: string, look: Look, before: string, after = ''): string {
  const across = { left: 'left', center: 'center', right: 'right' }[look.across ?? 'left']
  const indent = look.indent === undefined ? '' : `<w:ind w:left="${twips(look.indent)}"/>`
  const run = text === '' ? '' : `<w:r>${runXml(look)}${runContent([text], 'w:')}</w:r>`
  return `<w:p><w:pPr>${before}${indent}<w:jc w:val="${across}"/>${after}</w:pPr>${run}</w:p>`
}

function runXml({ size = 10.5, bold, italic, underline, colour }: Look): string {
  const flags = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${colour === undefined ? '' : `<w:color w:val="${colour.slice(1)}"/>`}`
  const half = Math.round(size * 2)
  return `<w:rPr>${flags}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>${underline ? '<w:u w:val="single"/>' : ''}</w:rPr>`
}

function tableXml(table: PaperTable, pictures: WordPictures): string {
  const { columns, rows, headRows = 0, indent } = table
  const grid = columns.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')
  const covered = new Map<string, PaperCell>()
  const written = rows.map((one, row) => {
    const { height, cells } = one
    const properties = `${height ? `<w:trHeight w:val="${twips(height)}"/>` : ''}${row < headRows ? '<w:tblHeader/>' : ''}`
    for (const cell of cells)
      for (let down = 1; down < (cell.rowSpan ?? 1); down++) covered.set(`${row + down}/${cell.col}`, cell)
    const inside = cellsOfRow(one, row, columns, covered, pictures)
    return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${inside.join('')}</w:tr>`
  })
  const left = indent === undefined ? '' : `<w:tblInd w:w="${twips(indent)}" w:type="dxa"/>`
  const width = columns.reduce((sum, one) => sum + one, 0)
  const margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
  return `<w:tbl><w:tblPr><w:tblW w:w="${twips(width)}" w:type="dxa"/>${left}<w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>`
}

/** Every column of a row: Word has no gaps, and a merge that goes on is a cell too. */
function cellsOfRow(
  { cells, pictures: lying = [] }: PaperRow,
  row: number,
  columns: number[],
  covered: Map<string, PaperCell>,
  pictures: WordPictures,
): string[] {
  const own = new Map(cells.map((cell) => [cell.col, cell]))
  const written: string[] = []
  for (let col = 0; col < columns.length; ) {
    const above = covered.get(`${row}/${col}`)
    const cell = above ?? own.get(col) ?? { col, text: '', look: {} }
    const span = cell.colSpan ?? 1
    const width = widthOfCell(columns, col, span)
    const merge = above ? '<w:vMerge/>' : (cell.rowSpan ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : ''
    // What lies over the row hangs on its first cell.
    const over = written.length > 0 ? [] : lying.map((one) => floatingRun(one, { ...one, from: 'here' }, pictures))
    written.push(cellXml(cell, { width, span, merge, says: above === undefined, over: over.join('') }, pictures))
    col += span
  }
  return written
}

interface CellPlace {
  width: number
  span: number
  merge: string
  /** It is the cell itself, not what a merge goes on with. */
  says: boolean
  /** What lies over its row. */
  over: string
}

function cellXml(cell: PaperCell, { width, span, merge, says, over }: CellPlace, pictures: WordPictures): string {
  const { look } = cell
  const down = { top: 'top', middle: 'center', bottom: 'bottom' }[look.down ?? 'top']
  const upright = look.upright ? '<w:textDirection w:val="tbRlV"/>' : ''
  const properties = `<w:tcW w:w="${twips(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}${frameXml('w:tcBorders', look.lines)}${shadeXml(look)}${upright}<w:vAlign w:val="${down}"/>`
  const inside = says ? insideXml(cell, pictures) : [cellParagraph('', look)]
  if (over !== '') inside[0] = (inside[0] as string).replace(/<\/w:p>$/, `${over}</w:p>`)
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside.join('')}</w:tc>`
}

function insideXml({ text, look, pictures: own = [] }: PaperCell, pictures: WordPictures): string[] {
  const parts = own.length === 0 ? [text] : wordsAndPictures(text, own)
  return parts.flatMap((part) => {
    if (typeof part === 'string') return linesOf(part).map((line) => cellParagraph(line, look))
    return [cellParagraph('', look).replace(/<\/w:p>$/, `${pictureRun(part, pictures)}</w:p>`)]
  })
}

const cellParagraph = (line: string, look: Look) => paragraphXml(line, look, '<w:spacing w:before="0" w:after="0"/>')

const shadeXml = ({ fill }: Look) => (fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill.slice(1)}"/>`)

function frameXml(element: string, lines: Look['lines']): string {
  const side = (name: string, line: Line | undefined) =>
    line === undefined
      ? ''
      : `<w:${name} w:val="${line.dash ?? 'single'}" w:sz="${Math.max(2, Math.round(line.width * 8))}" w:space="0" w:color="${line.colour.slice(1)}"/>`
  const inside = side('top', lines?.top) + side('left', lines?.left) + side('bottom', lines?.bottom) + side('right', lines?.right)
  return inside === '' ? '' : `<${element}>${inside}</${element}>`
}

function stylesXml(): string {
  const fonts = `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>`
  return `${head}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`
}
