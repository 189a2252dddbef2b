import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'

/** What a workbook shows where a theme says nothing: Office's own colours, in the order in which cells name them. */
const usual = [
  'FFFFFF',
  '000000',
  'EEECE1',
  '1F497D',
  '4F81BD',
  'C0504D',
  '9BBB59',
  '8064A2',
  '4BACC6',
  'F79646',
  '0000FF',
  '800080',
]
/** A theme lists dark before light; cells count light first. */
const order = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink']

/** Colours of a theme (テーマの色) by the number that cells carry, `RRGGBB`. */
export function readThemeColours(container: Container, part: string | undefined, name: string): string[] {
  const bytes = part === undefined ? undefined : container.part(part)
  if (part === undefined || bytes === undefined) return usual
  const colours = [...usual]
  let within = -1
  const open = (element: string, attributes: string) => {
    const index = order.indexOf(element)
    if (index >= 0) within = index
    const value = attributeOf(attributes, element === 'sysClr' ? 'lastClr' : 'val')
    if (within >= 0 && /^(?:srgbClr|sysClr)$/.test(element) && value !== undefined) colours[within] = value
  }
  const close = (element: string) => {
    if (order.includes(element)) within = -1
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close, text: () => {} }, { name, part })
  return colours
}

/** Colours by number (0–63), of files older than themes. */
const indexed = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ')

/** A colour of a font, fill or line as `#rrggbb`; `undefined` where it is automatic. */
export function readColour(attributes: string, theme: string[]): string | undefined {
  const rgb = attributeOf(attributes, 'rgb')
  const number = attributeOf(attributes, 'theme')
  const index = attributeOf(attributes, 'indexed')
  const tint = Number(attributeOf(attributes, 'tint') ?? '0')
  if (rgb !== undefined && /^[0-9a-f]{6,8}$/i.test(rgb)) return tinted(rgb.slice(-6), tint)
  if (number !== undefined) return tinted(theme[Number(number)] ?? '000000', tint)
  const old = index === undefined ? undefined : indexed[Number(index)]
  return old === undefined ? undefined : tinted(old, tint)
}

/** Lighter (> 0) or darker (< 0), each part of the colour by the same share. */
function tinted(rgb: string, tint: number): string {
  const parts = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
  const changed = parts.map((part) => Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint))
  return `#${changed.map((part) => Math.min(255, Math.max(0, part)).toString(16).padStart(2, '0')).join('')}`
}
