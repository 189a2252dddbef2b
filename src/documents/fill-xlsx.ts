import { strFromU8, strToU8 } from 'fflate'
import type { ComposedRows, Filling, PlacedValue } from '#core/filling.ts'
import type { FilledFormula, FilledSheet } from './filled-sheet.ts'
import { attributeOf } from './scan-xml.ts'
import { writeZip } from './write-zip.ts'
import { parseAddress } from './xlsx-address.ts'
import { calculateFormulas } from './xlsx-calculate.ts'
import { type CellValue, composeRows } from './xlsx-compose-rows.ts'
import { growRows } from './xlsx-grow-rows.ts'
import { moveParts } from './xlsx-move-parts.ts'
import { type RowMove, rowMoves } from './xlsx-row-moves.ts'
import { cellAt, closeSheetXml, copySheetXml, type SheetXml } from './xlsx-sheet-xml.ts'
import { holdsFormula } from './xlsx-stored-cells.ts'
import type { XlsxTemplate } from './xlsx-template.ts'
import { writeCell } from './xlsx-write-cell.ts'

/** Lays values and rows into copies of the worksheets they name. Throws where a sheet or an address is unknown. */
export function fillSheetXml(template: XlsxTemplate, filling: Pick<Filling, 'writes' | 'rows'>): FilledSheet[] {
  const filled = [...bySheet(filling)].map(([name, { writes, rows }]): FilledSheet => {
    const sheet = template.sheets.find((one) => one.name === name)
    if (sheet === undefined) throw new Error(`no sheet ${name} in the template`)
    const xml = copySheetXml(template.sheetXml(sheet.part))
    const { values, moves } = compose(xml, rows)
    const places = rowMoves(moves)
    const own = writes.map(({ locator, value }) => {
      const place = addressOf(locator)
      return { ...place, row: places.row(place.row), value }
    })
    const written: CellValue[] = [...own, ...values]
    const formulas: FilledFormula[] = []
    for (const { row, col, value, keepsFormula } of written) {
      const node = { ...cellAt(xml, row, col) }
      if (keepsFormula && holdsFormula(node)) continue
      writeCell(xml, row, col, value, template.styles)
      // A figure that went in as text has more digits than a formula would show.
      const isText = attributeOf(cellAt(xml, row, col).attributes, 't') === 'inlineStr'
      if (value !== '' && holdsFormula(node) && isText === (typeof value === 'string')) formulas.push({ row, col, node, value })
    }
    return { sheet, xml, written, moves, formulas, uncalculated: [] }
  })
  calculateFormulas(template, filled)
  return filled
}

/**
 * Fills a template (様式) and changes nothing else: every other part of the file stays byte for byte, and on the sheets written every
 * other cell. Text stays text, whatever it looks like; a number takes the cell's number format. Rows grow where wrapped text needs
 * more room than they show.
 */
export function fillXlsx(template: XlsxTemplate, filling: Pick<Filling, 'writes' | 'rows'>): Uint8Array {
  const parts = { ...template.parts }
  for (const { sheet, xml, written, moves } of fillSheetXml(template, filling)) {
    const stretched = growRows(xml, written, template.shapes)
    parts[sheet.part] = strToU8(closeSheetXml(xml))
    moveParts(parts, sheet, template.book, moves)
    moveParts(parts, sheet, template.book, stretched)
  }
  return writeZip(recalculated(parts, template.book))
}

function bySheet({ writes, rows }: Pick<Filling, 'writes' | 'rows'>) {
  const sheets = new Map<string, { writes: PlacedValue[]; rows: ComposedRows[] }>()
  const of = (name: string) => {
    const known = sheets.get(name) ?? { writes: [], rows: [] }
    sheets.set(name, known)
    return known
  }
  for (const write of writes) of(write.locator.slice(0, write.locator.lastIndexOf('!'))).writes.push(write)
  for (const composed of rows) of(composed.place).rows.push(composed)
  return sheets
}

/** Composes the stretches of a sheet from the bottom up, so that those above stay where they were. */
function compose(xml: SheetXml, stretches: ComposedRows[]): { values: CellValue[]; moves: RowMove[] } {
  const moves: RowMove[] = []
  const composed = [...stretches]
    .sort((one, other) => other.top - one.top)
    .map((stretch) => {
      const { values, moves: own } = composeRows(xml, stretch)
      moves.push(...own)
      return { top: stretch.top, values }
    })
  const places = rowMoves(moves)
  return {
    moves,
    values: composed.flatMap(({ top, values }) => values.map((one) => ({ ...one, row: one.row + places.row(top) - top }))),
  }
}

function addressOf(locator: string): { row: number; col: number } {
  const address = locator.slice(locator.lastIndexOf('!') + 1)
  const place = parseAddress(address)
  if (place === undefined) throw new Error(`no such address: ${address}`)
  return place
}

/** Formulas are calculated when the book is opened; the order in which Excel last did so no longer holds. */
function recalculated(parts: Record<string, Uint8Array>, book: string): Record<string, Uint8Array> {
  const changed = { ...parts }
  const edit = (path: string, change: (xml: string) => string) => {
    const part = changed[path]
    if (part !== undefined) changed[path] = strToU8(change(strFromU8(part)))
  }
  edit(book, calculateOnLoad)
  const chain = Object.keys(parts).find((path) => /\/calcChain\.xml$/.test(path))
  if (chain === undefined) return changed
  delete changed[chain]
  edit('[Content_Types].xml', (xml) => xml.replace(/<Override\b[^<>]*calcChain\.xml"[^<>]*\/>/, ''))
  const folder = book.slice(0, book.lastIndexOf('/') + 1)
  edit(`${folder}_rels/${book.slice(folder.length)}.rels`, (xml) =>
    xml.replace(/<Relationship\b[^<>]*calcChain\.xml"[^<>]*\/>/, ''),
  )
  return changed
}

function calculateOnLoad(xml: string): string {
  const prefix = /<((?:\w+:)?)workbook\b/.exec(xml)?.[1] ?? ''
  if (new RegExp(`<${prefix}calcPr\\b`).test(xml)) {
    return xml.replace(/(<(?:\w+:)?calcPr\b)([^>]*?)(\/?>)/, (_, open: string, attributes: string, end: string) => {
      return `${open}${attributes.replace(/\sfullCalcOnLoad="[^"]*"/, '').trimEnd()} fullCalcOnLoad="1"${end}`
    })
  }
  const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'].find((element) =>
    xml.includes(`</${prefix}${element}>`),
  )
  return xml.replace(`</${prefix}${before}>`, (end) => `${end}<${prefix}calcPr fullCalcOnLoad="1"/>`)
}
