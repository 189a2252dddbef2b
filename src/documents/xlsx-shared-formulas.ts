import { attributeOf, decodeEntities } from './scan-xml.ts'
import { parseRange } from './xlsx-address.ts'
import { shiftFormula } from './xlsx-formula.ts'
import type { CellNode, SheetXml } from './xlsx-sheet-xml.ts'
import { escapeText } from './xlsx-write-cell.ts'

const shared = /<((?:\w+:)?)f\b([^>]*\st=["']shared["'][^>]*?)(?:\/>|>([^<]*)<\/\1f>)/

/** The cell whose formula others share (共有数式). */
interface Master {
  row: number
  col: number
  formula: string
}

/**
 * Gives every cell of a worksheet its formula in full (共有数式の展開): Excel writes a formula that was drawn over many cells only once, and
 * whoever fills its first cell, or moves rows between, would take it from the others.
 */
export function unshareFormulas(sheet: SheetXml): SheetXml {
  const masters = new Map<string, Master>()
  for (const { row, cells } of sheet.rows)
    for (const { col, inner } of cells) {
      const [, , attributes = '', formula = ''] = (inner.includes('shared') && shared.exec(inner)) || []
      const id = attributeOf(attributes, 'si')
      // Only the first cell says where the others are; a formula of its own may stand in one of them.
      if (id !== undefined && formula !== '' && (!masters.has(id) || parseRange(attributeOf(attributes, 'ref') ?? '')))
        masters.set(id, { row, col, formula: decodeEntities(formula) })
    }
  if (masters.size === 0) return sheet
  const plain = (row: number, cell: CellNode): CellNode =>
    cell.inner.includes('shared') ? { ...cell, inner: withoutShare(cell.inner, masters, row, cell.col) } : cell
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => plain(row.row, cell)) })) }
}

function withoutShare(inner: string, masters: Map<string, Master>, row: number, col: number): string {
  return inner.replace(shared, (whole, prefix: string, attributes: string) => {
    const master = masters.get(attributeOf(attributes, 'si') ?? '')
    if (master === undefined) return whole
    return `<${prefix}f>${escapeText(shiftFormula(master.formula, row - master.row, col - master.col))}</${prefix}f>`
  })
}
