// A Word file from the inner XML of its body, as the scripts make templates: landscape A4, one font, a table with thin lines.
import { writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Looks of a paragraph. Sizes in points, distances in twentieths of a point. */
export interface Words {
  bold?: true
  size?: number
  colour?: string
  across?: 'left' | 'center' | 'right'
  left?: number
  after?: number
  boxed?: true
  /** Stays on the page of what follows. */
  next?: true
  /** Begins a page. */
  page?: true
  /** Where a tab in it ends, to the right of it. */
  right?: number
}

/** A paragraph; `soft`: its lines have soft breaks between them. */
export function p(text: string, { bold, size, colour, across, left, after, boxed, next, page, right }: Words = {}): string {
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="1" w:color="000000"/>`
  const properties = [
    next ? '<w:keepNext/>' : '',
    page ? '<w:pageBreakBefore/>' : '',
    boxed ? `<w:pBdr>${['top', 'left', 'bottom', 'right'].map(side).join('')}</w:pBdr>` : '',
    right === undefined ? '' : `<w:tabs><w:tab w:val="right" w:pos="${right}"/></w:tabs>`,
    after === undefined ? '' : `<w:spacing w:after="${after}"/>`,
    left === undefined ? '' : `<w:ind w:left="${left}"/>`,
    across === undefined ? '' : `<w:jc w:val="${across}"/>`,
  ].join('')
  const run = [
    bold ? '<w:b/>' : '',
    colour === undefined ? '' : `<w:color w:val="${colour}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
  ].join('')
  const looks = run === '' ? '' : `<w:rPr>${run}</w:rPr>`
  const inside = text
    .split('\n')
    .map((line) => line.split('\t').map(wordsOf).join('<w:tab/>'))
    .join('<w:br/>')
  const mark = properties === '' && looks === '' ? '' : `<w:pPr>${properties}${looks}</w:pPr>`
  return `<w:p>${mark}${text === '' ? '' : `<w:r>${looks}${inside}</w:r>`}</w:p>`
}

const wordsOf = (text: string) => `<w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t>`

/** A cell: width, and what else its properties hold. */
export interface CellLook {
  width: number
  span?: number
  merge?: 'restart' | 'continue'
  fill?: string
  down?: 'top' | 'center'
}

export function tc(inside: string, { width, span, merge, fill, down }: CellLook): string {
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`,
    merge === undefined ? '' : `<w:vMerge w:val="${merge}"/>`,
    fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`,
    `<w:vAlign w:val="${down ?? 'top'}"/>`,
  ].join('')
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`
}

/** A row; `head`: printed again on every page, `whole`: never cut by a page's end. */
export function tr(cells: string[], { head, whole }: { head?: true; whole?: true } = {}): string {
  const properties = `${whole ? '<w:cantSplit/>' : ''}${head ? '<w:tblHeader/>' : ''}`
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`
}

export function tbl(columns: number[], rows: string[]): string {
  const room = [
    ['top', 25],
    ['left', 70],
    ['bottom', 25],
    ['right', 70],
  ]
  const margins = room.map(([side, width]) => `<w:${side} w:w="${width}" w:type="dxa"/>`).join('')
  const total = columns.reduce((sum, width) => sum + width, 0)
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr><w:tblGrid>${columns
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
}

export interface WordFile {
  title: string
  font: string
  /** Points. */
  size: number
  margins: { top: number; right: number; bottom: number; left: number }
  body: string
}

function stylesOf({ font, size }: WordFile): string {
  const fonts = `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>`
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')
  return `${xml}<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="254" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>${lines}</w:tblBorders></w:tblPr></w:style></w:styles>`
}

/** Writes the file. The same body gives the same bytes. */
export function writeWordFile(path: string, file: WordFile): void {
  const { top, right, bottom, left } = file.margins
  const section = `<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="340" w:footer="340" w:gutter="0"/><w:cols w:space="720"/><w:docGrid w:linePitch="360"/></w:sectPr>`
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`
  const related = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
  const date = '2026-01-01T00:00:00Z'
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/word/document.xml', `${wordType}.document.main+xml`)}${override('/word/styles.xml', `${wordType}.styles+xml`)}${override('/word/settings.xml', `${wordType}.settings+xml`)}${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packaging}/relationships">${related('rId1', `${relations}/officeDocument`, 'word/document.xml')}${related('rId2', `${packaging}/relationships/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="${packaging}/relationships">${related('rId1', `${relations}/styles`, 'styles.xml')}${related('rId2', `${relations}/settings`, 'settings.xml')}</Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${w}"><w:body>${file.body}${section}</w:body></w:document>`,
    'word/styles.xml': stylesOf(file),
    'word/settings.xml': `${xml}<w:settings xmlns:w="${w}"><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>`,
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${file.title}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`,
  }
  const bytes = Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, strToU8(text)]))
  writeFileSync(path, zipSync(bytes, { level: 9, mtime: new Date(2026, 0, 1) }))
}
