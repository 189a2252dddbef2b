import { cellAt, type SheetXml, withAttribute, withoutAttribute } from './xlsx-sheet-xml.ts'

/** Excel holds no more characters in a cell. */
export const longestText = 32_767

/** Puts a value into a cell and keeps its style: text as an inline string, never as a formula; empty text empties the cell. */
export function writeCell(sheet: SheetXml, row: number, col: number, value: string | number): void {
  const cell = cellAt(sheet, row, col)
  if (/<(?:\w+:)?f\b[^>]*\st="shared"/.test(cell.inner))
    throw new Error(`a shared formula stands at row ${row + 1}, column ${col + 1}`)
  const attributes = ['t', 'cm', 'vm', 'ph'].reduce(withoutAttribute, cell.attributes)
  const { prefix } = sheet
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`no number for row ${row + 1}, column ${col + 1}`)
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

/** Text for XML; what Excel would take for an escape (`_x0041_`) is escaped, characters that XML cannot hold are written as one. */
function escapeText(text: string): string {
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
