import type { Line, Look } from '#core/paper/look.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'
import { readColour } from './xlsx-theme.ts'

type Font = Pick<Look, 'size' | 'bold' | 'italic' | 'underline' | 'colour'>
type Lines = NonNullable<Look['lines']>

/** How a cell looks, and whether its words wrap. */
export interface XlsxLook {
  look: Look
  wraps: boolean
}

const widths: Record<string, number> = { hair: 0.25, thin: 0.5, medium: 1.25, thick: 2, double: 1.25 }
const sides: Record<string, keyof Lines> = {
  left: 'left',
  start: 'left',
  right: 'right',
  end: 'right',
  top: 'top',
  bottom: 'bottom',
}

interface Reading {
  theme: string[]
  fonts: Font[]
  fills: (string | undefined)[]
  lines: Lines[]
  looks: XlsxLook[]
  /** The list that is being read, and within it the side of a border. */
  list: string
  side: keyof Lines | undefined
}

/** Looks (書式) by the index that cells carry (`s`). */
export function readLooks(container: Container, part: string, theme: string[], name: string): XlsxLook[] {
  const bytes = container.part(part)
  if (bytes === undefined) return []
  const reading: Reading = { theme, fonts: [], fills: [], lines: [], looks: [], list: '', side: undefined }
  const open = (element: string, attributes: string) => {
    if (/^(?:fonts|fills|borders|cellXfs|cellStyleXfs|dxfs)$/.test(element)) reading.list = element
    else if (reading.list === 'fonts') readFont(reading, element, attributes)
    else if (reading.list === 'fills') readFill(reading, element, attributes)
    else if (reading.list === 'borders') readBorder(reading, element, attributes)
    else if (reading.list === 'cellXfs') readCellLook(reading, element, attributes)
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close: () => {}, text: () => {} }, { name, part })
  return reading.looks
}

const isOn = (attributes: string) => !/^(?:0|false|none)$/.test(attributeOf(attributes, 'val') ?? '1')

function readFont({ fonts, theme }: Reading, element: string, attributes: string): void {
  const font = fonts.at(-1)
  if (element === 'font') fonts.push({ size: 11 })
  else if (font === undefined) return
  else if (element === 'sz') font.size = Number(attributeOf(attributes, 'val') ?? '11')
  else if (element === 'b') font.bold = isOn(attributes)
  else if (element === 'i') font.italic = isOn(attributes)
  else if (element === 'u') font.underline = isOn(attributes)
  else if (element === 'color') {
    const colour = readColour(attributes, theme)
    if (colour !== undefined) font.colour = colour
  }
}

/** A pattern counts as its first colour; the two that every file begins with (none, grey) are never meant. */
function readFill({ fills, theme }: Reading, element: string, attributes: string): void {
  if (element === 'fill') fills.push(undefined)
  else if (element === 'fgColor') fills[fills.length - 1] = readColour(attributes, theme)
  else if (element === 'patternFill' && attributeOf(attributes, 'patternType') === 'none') fills[fills.length - 1] = undefined
}

function readBorder(reading: Reading, element: string, attributes: string): void {
  const { lines, theme } = reading
  const own = lines.at(-1)
  const side = sides[element]
  if (element === 'border') lines.push({})
  else if (element === 'color') {
    const line = reading.side === undefined ? undefined : own?.[reading.side]
    const colour = readColour(attributes, theme)
    if (line !== undefined && colour !== undefined) line.colour = colour
  } else {
    reading.side = side
    const line = lineOf(attributeOf(attributes, 'style'))
    if (own !== undefined && side !== undefined && line !== undefined) own[side] = line
  }
}

function lineOf(style: string | undefined): Line | undefined {
  if (style === undefined || style === 'none') return undefined
  const width = widths[style] ?? (/^medium/.test(style) ? 1.25 : 0.5)
  const dash = /dot/i.test(style) && !/dash/i.test(style) ? 'dotted' : /dash|hair/i.test(style) ? 'dashed' : undefined
  return { width, colour: '#000000', ...(dash === undefined ? {} : { dash }) }
}

function readCellLook({ fonts, fills, lines, looks }: Reading, element: string, attributes: string): void {
  const number = (attribute: string) => Number(attributeOf(attributes, attribute) ?? '0')
  if (element === 'xf') {
    const fill = fills[number('fillId')]
    const own = lines[number('borderId')]
    looks.push({
      look: {
        ...fonts[number('fontId')],
        ...(fill === undefined ? {} : { fill }),
        ...(own ? { lines: own } : {}),
        down: 'bottom',
      },
      wraps: false,
    })
  }
  const last = looks.at(-1)
  if (element !== 'alignment' || last === undefined) return
  const across = attributeOf(attributes, 'horizontal')
  const down = attributeOf(attributes, 'vertical')
  const { look } = last
  if (across === 'center' || across === 'centerContinuous' || across === 'distributed') look.across = 'center'
  else if (across === 'right' || across === 'left') look.across = across
  look.down = down === 'top' ? 'top' : down === 'center' || down === 'distributed' || down === 'justify' ? 'middle' : 'bottom'
  if (number('indent') > 0) look.indent = number('indent') * 9
  if (number('textRotation') === 255) look.upright = true
  if (/^(?:1|true)$/.test(attributeOf(attributes, 'shrinkToFit') ?? '')) look.shrink = true
  last.wraps = /^(?:1|true)$/.test(attributeOf(attributes, 'wrapText') ?? '') || down === 'justify' || across === 'justify'
}
