import type { SheetToCalculate } from './calculate-cells.ts'
import { attributeOf, decodeEntities } from './scan-xml.ts'
import type { CellNode, SheetXml } from './xlsx-sheet-xml.ts'

/** The formula (数式) of a cell: the whole element, its prefix, attributes and text. */
export const formulaPattern = /<((?:\w+:)?)f\b([^>]*?)(?:\/>|>([^<]*)<\/\1f>)/

/** Whether a cell has a formula of its own. */
export const holdsFormula = ({ inner }: CellNode): boolean => inner.includes('f') && formulaPattern.test(inner)

/** A worksheet as it is stored: values and formulas, not what the cells show. */
export function readStored(name: string, { rows }: SheetXml, strings: string[]): SheetToCalculate {
  const sheet: SheetToCalculate = { name, values: [], formulas: [] }
  for (const { row, cells } of rows)
    for (const { col, attributes, inner } of cells) {
      if (inner === '') continue
      const formula = inner.includes('f') ? formulaPattern.exec(inner)?.[3] : undefined
      if (formula !== undefined) sheet.formulas.push({ row, col, formula: decodeEntities(formula) })
      else {
        const value = storedValue(attributes, inner, strings)
        if (value !== undefined && value !== '') sheet.values.push({ row, col, value })
      }
    }
  return sheet
}

function storedValue(attributes: string, inner: string, strings: string[]): string | number | boolean | undefined {
  const type = attributeOf(attributes, 't') ?? 'n'
  if (type === 'inlineStr')
    return decodeEntities([...inner.matchAll(/<(?:\w+:)?t\b[^>]*>([^<]*)/g)].map(([, text = '']) => text).join(''))
  const written = /<(?:\w+:)?v\b[^>]*>([^<]*)/.exec(inner)?.[1]
  if (written === undefined) return undefined
  if (type === 's') return strings[Number(written)]
  if (type === 'b') return written.trim() === '1'
  const number = Number(written)
  return type === 'n' && Number.isFinite(number) ? number : decodeEntities(written)
}
