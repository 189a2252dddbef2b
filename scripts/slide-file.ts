// A PowerPoint file from the inner XML of its slides, as the scripts make templates: one font, one plain layout with the slide's number.
import { writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const presentation = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const office = 'application/vnd.openxmlformats-officedocument'
const spaces = `xmlns:a="${main}" xmlns:r="${relations}" xmlns:p="${presentation}"`

const emu = (points: number) => Math.round(points * 12_700)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const solid = (colour: string) => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`
const line = (name: string, colour: string | undefined, width: number) =>
  colour === undefined ? `<a:${name} w="0"><a:noFill/></a:${name}>` : `<a:${name} w="${emu(width)}">${solid(colour)}</a:${name}>`

/** Looks of a paragraph; sizes in points. */
export interface Words {
  size?: number
  bold?: true
  colour?: string
  across?: 'l' | 'ctr' | 'r'
}

/** A frame: left, top, width, height in points. */
export interface Frame extends Words {
  at: [x: number, y: number, width: number, height: number]
  name: string
  text?: string
  fill?: string
  edge?: string
  down?: 't' | 'ctr' | 'b'
  round?: true
  /** Room between the frame and its words, in points. */
  inset?: number
}

function paragraph(text: string, { size = 12, bold, colour = '000000', across = 'l' }: Words): string {
  const looks = (name: string) =>
    `<a:${name} lang="ja-JP" altLang="en-US" sz="${size * 100}"${bold ? ' b="1"' : ''}>${solid(colour)}</a:${name}>`
  const run = text === '' ? '' : `<a:r>${looks('rPr')}<a:t>${escaped(text)}</a:t></a:r>`
  return `<a:p><a:pPr algn="${across}"/>${run}${text === '' ? looks('endParaRPr') : ''}</a:p>`
}

const paragraphs = (text: string, words: Words) =>
  text
    .split('\n')
    .map((one) => paragraph(one, words))
    .join('')

const offAndSize = ([x, y, width, height]: Frame['at']) =>
  `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/>`

/** A box with words, or without. */
export function box({
  at,
  name,
  text = '',
  fill,
  edge,
  down = 'ctr',
  round,
  inset = 5,
  ...words
}: Frame): (id: number) => string {
  const body = `<a:bodyPr wrap="square" lIns="${emu(inset)}" tIns="${emu(2)}" rIns="${emu(inset)}" bIns="${emu(2)}" anchor="${down}"><a:noAutofit/></a:bodyPr><a:lstStyle/>`
  const shape = `<a:prstGeom prst="${round ? 'roundRect' : 'rect'}"><a:avLst/></a:prstGeom>`
  return (id) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${offAndSize(at)}</a:xfrm>${shape}${fill === undefined ? '<a:noFill/>' : solid(fill)}${line('ln', edge, 0.75)}</p:spPr><p:txBody>${body}${paragraphs(text, words)}</p:txBody></p:sp>`
}

/** A cell; `goesOn`: with the one to its left, or the one above. */
export interface Cell extends Words {
  text?: string
  fill?: string
  down?: 't' | 'ctr' | 'b'
  across?: 'l' | 'ctr' | 'r'
  span?: number
  rows?: number
  goesOn?: 'left' | 'above'
  /** Colour of the lines around it. */
  edge?: string
}

/** A table; heights of its rows in points. */
export function table(
  at: [x: number, y: number],
  name: string,
  widths: number[],
  rows: { height: number; cells: Cell[] }[],
): (id: number) => string {
  const size: Frame['at'] = [...at, widths.reduce((a, b) => a + b, 0), rows.reduce((sum, { height }) => sum + height, 0)]
  const columns = widths.map((width) => `<a:gridCol w="${emu(width)}"/>`).join('')
  const body = rows.map(({ height, cells }) => `<a:tr h="${emu(height)}">${cells.map(cellXml).join('')}</a:tr>`).join('')
  return (id) =>
    `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${name}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>${offAndSize(size)}</p:xfrm><a:graphic><a:graphicData uri="${main.replace('main', 'table')}"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${columns}</a:tblGrid>${body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
}

function cellXml({ text = '', fill, down = 'ctr', span, rows, goesOn, edge = '7F7F7F', ...words }: Cell): string {
  const merge = [
    span === undefined ? '' : ` gridSpan="${span}"`,
    rows === undefined ? '' : ` rowSpan="${rows}"`,
    goesOn === 'left' ? ' hMerge="1"' : goesOn === 'above' ? ' vMerge="1"' : '',
  ].join('')
  const lines = ['lnL', 'lnR', 'lnT', 'lnB'].map((side) => line(side, edge, 0.5)).join('')
  const looks = `<a:tcPr marL="${emu(3)}" marR="${emu(3)}" marT="${emu(2)}" marB="${emu(2)}" anchor="${down}">${lines}${fill === undefined ? '<a:noFill/>' : solid(fill)}</a:tcPr>`
  return `<a:tc${merge}><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphs(text, words)}</a:txBody>${looks}</a:tc>`
}

const group =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

/** The slide's number, at its foot to the right. */
const numberShape = (id: number, place: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="スライド番号"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="10"/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="ja-JP" sz="900"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="ja-JP" sz="900"/></a:p></p:txBody></p:sp>`

export interface SlideFile {
  title: string
  font: string
  /** Points. */
  size: { width: number; height: number }
  /** Each a list of shapes, from the back to the front. */
  slides: ((id: number) => string)[][]
}

const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`
const related = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
const relationsPart = (...all: string[]) =>
  `${xml}<Relationships xmlns="${packaging}/relationships">${all.join('')}</Relationships>`

function themeOf(font: string): string {
  const colours = {
    ...{ dk1: '000000', lt1: 'FFFFFF', dk2: '1F3864', lt2: 'DDEBF7', accent1: '1F3864', accent2: '2E75B6', accent3: 'BF9000' },
    ...{ accent4: '548235', accent5: 'C55A11', accent6: '7F7F7F', hlink: '0563C1', folHlink: '954F72' },
  }
  const scheme = Object.entries(colours).map(([name, colour]) => `<a:${name}><a:srgbClr val="${colour}"/></a:${name}>`)
  const fonts = `<a:latin typeface="${font}"/><a:ea typeface="${font}"/><a:cs typeface=""/>`
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
  const stroke = (width: number) => `<a:ln w="${width}">${fill}</a:ln>`
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
  return `${xml}<a:theme xmlns:a="${main}" name="Plan"><a:themeElements><a:clrScheme name="Plan">${scheme.join('')}</a:clrScheme><a:fontScheme name="Plan"><a:majorFont>${fonts}</a:majorFont><a:minorFont>${fonts}</a:minorFont></a:fontScheme><a:fmtScheme name="Plan"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${[6350, 12_700, 19_050].map(stroke).join('')}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}

function masterParts({ size: { width, height } }: SlideFile): Record<string, string> {
  const at = `<a:xfrm>${offAndSize([width - 77, height - 22, 60, 16])}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
  const tree = `<p:spTree>${group}${numberShape(2, at)}</p:spTree>`
  const level = '<a:lvl1pPr><a:defRPr sz="1200"/></a:lvl1pPr>'
  return {
    'ppt/slideMasters/slideMaster1.xml': `${xml}<p:sldMaster ${spaces}><p:cSld><p:bg><p:bgPr>${solid('FFFFFF')}<a:effectLst/></p:bgPr></p:bg>${tree}</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level}</p:titleStyle><p:bodyStyle>${level}</p:bodyStyle><p:otherStyle>${level}</p:otherStyle></p:txStyles></p:sldMaster>`,
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relationsPart(
      related('rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml'),
      related('rId2', 'theme', '../theme/theme1.xml'),
    ),
    'ppt/slideLayouts/slideLayout1.xml': `${xml}<p:sldLayout ${spaces} type="blank" preserve="1"><p:cSld name="白紙">${tree}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relationsPart(
      related('rId1', 'slideMaster', '../slideMasters/slideMaster1.xml'),
    ),
  }
}

function slideParts({ slides }: SlideFile): Record<string, string> {
  return Object.fromEntries(
    slides.flatMap((shapes, nth) => {
      const tree = `<p:spTree>${group}${shapes.map((shape, at) => shape(at + 2)).join('')}${numberShape(shapes.length + 2, '')}</p:spTree>`
      const path = `slide${nth + 1}.xml`
      return [
        [
          `ppt/slides/${path}`,
          `${xml}<p:sld ${spaces}><p:cSld>${tree}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
        ],
        [`ppt/slides/_rels/${path}.rels`, relationsPart(related('rId1', 'slideLayout', '../slideLayouts/slideLayout1.xml'))],
      ]
    }),
  )
}

function listParts({ title, size, slides }: SlideFile): Record<string, string> {
  const ids = slides.map((_, nth) => `<p:sldId id="${256 + nth}" r:id="rId${nth + 3}"/>`).join('')
  const date = '2026-01-01T00:00:00Z'
  return {
    'ppt/presentation.xml': `${xml}<p:presentation ${spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="${emu(size.width)}" cy="${emu(size.height)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationsPart(
      related('rId1', 'slideMaster', 'slideMasters/slideMaster1.xml'),
      related('rId2', 'theme', 'theme/theme1.xml'),
      ...slides.map((_, nth) => related(`rId${nth + 3}`, 'slide', `slides/slide${nth + 1}.xml`)),
    ),
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`,
    'docProps/app.xml': `${xml}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Slides>${slides.length}</Slides></Properties>`,
  }
}

/** Writes the file. The same slides give the same bytes. */
export function writeSlideFile(path: string, file: SlideFile): void {
  const type = `${office}.presentationml`
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('ppt/presentation.xml', `${type}.presentation.main+xml`),
    override('ppt/slideMasters/slideMaster1.xml', `${type}.slideMaster+xml`),
    override('ppt/slideLayouts/slideLayout1.xml', `${type}.slideLayout+xml`),
    override('ppt/theme/theme1.xml', `${office}.theme+xml`),
    ...file.slides.map((_, nth) => override(`ppt/slides/slide${nth + 1}.xml`, `${type}.slide+xml`)),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('docProps/app.xml', `${office}.extended-properties+xml`),
  ]
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packaging}/content-types">${types.join('')}</Types>`,
    '_rels/.rels': relationsPart(
      related('rId1', 'officeDocument', 'ppt/presentation.xml'),
      `<Relationship Id="rId2" Type="${packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
      related('rId3', 'extended-properties', 'docProps/app.xml'),
    ),
    ...listParts(file),
    ...masterParts(file),
    'ppt/theme/theme1.xml': themeOf(file.font),
    ...slideParts(file),
  }
  const bytes = Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, strToU8(text)]))
  writeFileSync(path, zipSync(bytes, { level: 9, mtime: new Date(2026, 0, 1) }))
}
