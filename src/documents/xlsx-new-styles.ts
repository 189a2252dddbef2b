import type { Line, Look } from '#core/paper/look.ts'

/** Styles of a new workbook while it is written: each kind once, by what it says. */
export interface WrittenStyles {
  fonts: Map<string, number>
  fills: Map<string, number>
  borders: Map<string, number>
  formats: Map<string, number>
  cells: Map<string, number>
}

const font = 'BIZ UDゴシック'
const plainFont = `<font><sz val="10.5"/><name val="${font}"/></font>`

/** With the styles that every workbook begins with. */
export function beginStyles(): WrittenStyles {
  return {
    fonts: new Map([[plainFont, 0]]),
    fills: new Map([
      ['<fill><patternFill patternType="none"/></fill>', 0],
      ['<fill><patternFill patternType="gray125"/></fill>', 1],
    ]),
    borders: new Map([['<border><left/><right/><top/><bottom/><diagonal/></border>', 0]]),
    formats: new Map(),
    cells: new Map([['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', 0]]),
  }
}

function numberOf(known: Map<string, number>, xml: string): number {
  const number = known.get(xml) ?? known.size
  known.set(xml, number)
  return number
}

/** The number of a look's style. `shown`: how a number is shown, which tells its format. */
export function styleOf(styles: WrittenStyles, look: Look, shown?: string): number {
  const fontId = numberOf(styles.fonts, fontXml(look))
  const fill =
    look.fill === undefined
      ? undefined
      : `<fill><patternFill patternType="solid"><fgColor rgb="${argb(look.fill)}"/></patternFill></fill>`
  const fillId = fill === undefined ? 0 : numberOf(styles.fills, fill)
  const borderId = numberOf(styles.borders, borderXml(look.lines))
  const format = shown === undefined ? 0 : 164 + numberOf(styles.formats, formatOf(shown))
  const vertical = { top: 'top', middle: 'center', bottom: 'bottom' }[look.down ?? 'top']
  const rotation = look.upright ? ' textRotation="255"' : ''
  const indent = look.indent === undefined ? '' : ` indent="${Math.round(look.indent / 9)}"`
  const horizontal = look.across ?? (shown === undefined ? 'left' : 'right')
  const alignment = `<alignment horizontal="${horizontal}" vertical="${vertical}" wrapText="1"${rotation}${indent}/>`
  const apply = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  return numberOf(
    styles.cells,
    `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" ${apply}>${alignment}</xf>`,
  )
}

/** `1,234.5%`: separators, decimals and what stands after the figure, as Excel's code; a quotation mark cannot stand in it. */
function formatOf(shown: string): string {
  const [, figure = '', after = ''] = /^[^\d]*([\d,]*\.?\d*)(.*)$/s.exec(shown) ?? []
  const decimals = /\.(\d+)$/.exec(figure)?.[1]?.length
  const digits = `${figure.includes(',') || /^\d{1,3}$/.test(figure) ? '#,##0' : '0'}${decimals === undefined ? '' : `.${'0'.repeat(decimals)}`}`
  const words = after.replaceAll('"', '')
  const code = words === '' ? digits : `${digits}"${words}"`
  return /^[▲△]/.test(shown) ? `${code};▲${code}` : `${code};▲${code}`
}

function fontXml({ size = 10.5, bold, italic, underline, colour }: Look): string {
  const flags = `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}`
  return `<font>${flags}<sz val="${Math.round(size * 2) / 2}"/>${colour === undefined ? '' : `<color rgb="${argb(colour)}"/>`}<name val="${font}"/></font>`
}

function borderXml(lines: Look['lines']): string {
  const side = (name: 'left' | 'right' | 'top' | 'bottom') => lineXml(name, lines?.[name])
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`
}

function lineXml(side: string, line: Line | undefined): string {
  if (line === undefined) return `<${side}/>`
  const style = line.dash ?? (line.width >= 2 ? 'thick' : line.width >= 1 ? 'medium' : line.width < 0.4 ? 'hair' : 'thin')
  return `<${side} style="${style}"><color rgb="${argb(line.colour)}"/></${side}>`
}

const argb = (colour: string) => `FF${colour.slice(1).toUpperCase()}`

/** The styles part. */
export function writeStyles({ fonts, fills, borders, formats, cells }: WrittenStyles): string {
  const list = (name: string, all: Map<string, number>) => `<${name} count="${all.size}">${[...all.keys()].join('')}</${name}>`
  const codes = [...formats].map(
    ([code, number]) =>
      `<numFmt numFmtId="${164 + number}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    codes.length > 0 ? `<numFmts count="${codes.length}">${codes.join('')}</numFmts>` : '',
    list('fonts', fonts),
    list('fills', fills),
    list('borders', borders),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    list('cellXfs', cells),
    '<cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}
