import { formatGeneral } from './number-format.ts'
import { attributeOf } from './scan-xml.ts'
import { cellAt, type SheetXml, withAttribute, withoutAttribute } from './xlsx-sheet-xml.ts'
import type { Style } from './xlsx-styles.ts'

/** Excel holds no more characters in a cell. */
export const longestText = 32_767

/**
 * Puts a value into a cell and keeps its style: text as an inline string, never as a formula; empty text empties the cell. A number
 * that the cell's number format would not show whole (0.1 under `#,##0`) goes in as text: no figure changes on paper.
 */
export function writeCell(sheet: SheetXml, row: number, col: number, written: string | number, styles: Style[]): void {
  if (typeof written === 'number' && !Number.isFinite(written)) throw new Error(`no number for row ${row + 1}, column ${col + 1}`)
  const cell = cellAt(sheet, row, col)
  const format = styles[Number(attributeOf(cell.attributes, 's') ?? '0')]?.format ?? formatGeneral
  const value = typeof written === 'number' && !showsWhole(format(written), written) ? plainNumber(written) : written
  const attributes = ['t', 'cm', 'vm', 'ph'].reduce(withoutAttribute, cell.attributes)
  const { prefix } = sheet
  if (typeof value === 'number') {
    cell.attributes = attributes
    cell.inner = `<${prefix}v>${value}</${prefix}v>`
  } else if (value === '') {
    cell.attributes = attributes
    cell.inner = ''
  } else {
    if (value.length > longestText) throw new Error(`text too long for row ${row + 1}, column ${col + 1}`)
    cell.attributes = withAttribute(attributes, 't', 'inlineStr')
    cell.inner = `<${prefix}is><${prefix}t xml:space="preserve">${escapeText(value)}</${prefix}t></${prefix}is>`
  }
}

/** Whether a number as shown has all its digits. */
function showsWhole(shown: string, value: number): boolean {
  const figure = /[\d,]*\.?\d+/.exec(shown)?.[0].replaceAll(',', '')
  return figure !== undefined && Number(figure) / (shown.includes('%') ? 100 : 1) === Math.abs(value)
}

function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 15 })
}

/** Text for XML; what Excel would take for an escape (`_x0041_`) is escaped, characters that XML cannot hold are written as one. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
