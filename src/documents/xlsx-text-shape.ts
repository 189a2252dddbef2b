import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'
import type { Range } from './xlsx-address.ts'
import type { SheetXml } from './xlsx-sheet-xml.ts'

/** How a style sets text: its size in points, how much room a line takes, whether lines wrap. */
export interface TextShape {
  size: number
  lineHeight: number
  wraps: boolean
}

const ordinary: TextShape = { size: 11, lineHeight: 1.35, wraps: false }
/** These fonts leave much room between lines. */
const airy = /游|Yu ?Gothic|Yu ?Mincho|Meiryo|メイリオ|Noto/i

/** Text shapes by the index that cells carry (`s`). */
export function readTextShapes(container: Container, part: string, name: string): TextShape[] {
  const bytes = container.part(part)
  if (bytes === undefined) return []
  const fonts: { size: number; lineHeight: number }[] = []
  const shapes: TextShape[] = []
  let within = ''
  const open = (element: string, attributes: string) => {
    const value = () => attributeOf(attributes, 'val') ?? ''
    const font = fonts.at(-1)
    if (element === 'fonts' || element === 'cellXfs' || element === 'cellStyleXfs' || element === 'dxfs') within = element
    else if (within === 'fonts' && element === 'font') fonts.push({ ...ordinary })
    else if (within === 'fonts' && element === 'sz' && font !== undefined) font.size = Number(value())
    else if (within === 'fonts' && element === 'name' && font !== undefined) font.lineHeight = airy.test(value()) ? 1.75 : 1.35
    else if (within === 'cellXfs' && element === 'xf')
      shapes.push({ ...(fonts[Number(attributeOf(attributes, 'fontId'))] ?? ordinary), wraps: false })
    else if (within === 'cellXfs' && element === 'alignment') {
      const shape = shapes.at(-1)
      if (shape !== undefined) shape.wraps = /^(?:1|true)$/.test(attributeOf(attributes, 'wrapText') ?? '')
    }
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close: () => {}, text: () => {} }, { name, part })
  return shapes
}

/** Points that a text needs in a range of this width (in characters, as columns are measured). An estimate on the generous side. */
export function heightOf(text: string, { size, lineHeight, wraps }: TextShape, width: number): number {
  const room = Math.max(size, (width * 7 - 6) * 0.75)
  const lines = text.split('\n').reduce((sum, line) => sum + (wraps ? Math.max(1, Math.ceil(widthOf(line, size) / room)) : 1), 0)
  return Math.ceil(lines * size * lineHeight) + 4
}

/** Points that a line of text is wide: a wide character takes its size, others a little more than half. */
export function widthOf(line: string, size: number): number {
  let width = 0
  for (const character of line) width += /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 0.56 : 1.02
  return width * size
}

/** Width of the columns of a range, in characters. */
export function columnsWidth(sheet: SheetXml, { left, right }: Range): number {
  const { usual, columns } = readColumns(sheet)
  let width = 0
  for (let col = left; col <= right; col++) width += columns.find(({ from, to }) => from <= col && col <= to)?.width ?? usual
  return width
}

/** Width of each column of a range, in points; hidden ones have none. */
export function columnPoints(sheet: SheetXml, { left, right }: Range): number[] {
  const { usual, columns } = readColumns(sheet)
  return Array.from({ length: right - left + 1 }, (_, index) => {
    const own = columns.find(({ from, to }) => from <= left + index && left + index <= to)
    return own?.hidden ? 0 : ((own?.width ?? usual) * 7 + 5) * 0.75
  })
}

function readColumns(sheet: SheetXml) {
  const format = /<(?:\w+:)?sheetFormatPr\b([^>]*)/.exec(sheet.before)?.[1] ?? ''
  const usual = Number(attributeOf(format, 'defaultColWidth') ?? '8.43')
  const columns = [...sheet.before.matchAll(/<(?:\w+:)?col\b([^>]*)/g)].map(([, attributes = '']) => ({
    from: Number(attributeOf(attributes, 'min')) - 1,
    to: Number(attributeOf(attributes, 'max')) - 1,
    width: Number(attributeOf(attributes, 'width') ?? usual),
    hidden: /\shidden="(?:1|true)"/.test(attributes),
  }))
  return { usual, columns }
}
