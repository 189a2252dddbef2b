import { strFromU8 } from 'fflate'
import { type CalculatedValue, calculateCells, type SheetToCalculate } from './calculate-cells.ts'
import type { FilledSheet } from './filled-sheet.ts'
import { formatAddress } from './xlsx-address.ts'
import { readNames, spellNames } from './xlsx-names.ts'
import { moveReferences, type RowMoves, rowMoves } from './xlsx-row-moves.ts'
import { cellAt, copySheetXml, type SheetXml, withAttribute, withoutAttribute } from './xlsx-sheet-xml.ts'
import { formulaPattern, holdsFormula, readStored } from './xlsx-stored-cells.ts'
import type { XlsxTemplate } from './xlsx-template.ts'
import { escapeText } from './xlsx-write-cell.ts'

const valuePattern = /<(?:\w+:)?v\b[^>]*?(?:\/>|>[^<]*<\/(?:\w+:)?v>)/
/** Sheets of more cells than this are left to the program that opens them. */
const mostCells = 50_000

/**
 * Gives the formulas of filled sheets their values (数式の値), as Excel would on opening them: a form's totals and rates then stand in its PDF
 * too, and whoever reads the file without calculating finds them. Those that cannot be calculated lose the value that they had from the
 * form, and their addresses are told.
 */
export function calculateFormulas(template: XlsxTemplate, filled: FilledSheet[]): void {
  if (!filled.some(({ xml }) => hasFormula(xml)) && filled.every(({ formulas }) => formulas.length === 0)) return
  const own = filled.map(({ xml }) => copySheetXml(xml))
  for (const [nth, { formulas }] of filled.entries())
    for (const { row, col, node } of formulas) Object.assign(cellAt(own[nth] as SheetXml, row, col), node)
  const first = calculate(template, filled, own)
  const kept = filled.map(({ formulas }, nth) =>
    formulas.filter(({ row, col, value }) => isSame(first[nth]?.get(`${row}/${col}`), value)),
  )
  const isAll = filled.every(({ formulas }, nth) => formulas.length === kept[nth]?.length)
  for (const [nth, { xml }] of filled.entries())
    for (const { row, col, node } of kept[nth] ?? []) Object.assign(cellAt(xml, row, col), node)
  const values = isAll
    ? first
    : calculate(
        template,
        filled,
        filled.map(({ xml }) => xml),
      )
  for (const [nth, sheet] of filled.entries()) writeValues(sheet, values[nth] ?? new Map())
}

const hasFormula = ({ rows }: SheetXml) => rows.some(({ cells }) => cells.some(holdsFormula))

function isSame(calculated: CalculatedValue, written: string | number): boolean {
  if (typeof calculated !== 'number' || typeof written !== 'number') return calculated === written
  return Math.abs(calculated - written) <= Math.abs(written) * 1e-12
}

type Values = Map<string, CalculatedValue>

/** Values of each filled sheet's formulas by place. Other sheets of the book are looked up where a formula may name them. */
function calculate(template: XlsxTemplate, filled: FilledSheet[], own: SheetXml[]): Values[] {
  const names = readNames(strFromU8(template.parts[template.book] ?? new Uint8Array()))
  const moves = new Map(filled.map(({ sheet, moves: of }) => [sheet.name, rowMoves(of)]))
  const read = (name: string, xml: SheetXml): SheetToCalculate => {
    const { values, formulas } = readStored(name, xml, template.strings)
    return { name, values, formulas: formulas.map((one) => ({ ...one, formula: moved(spellNames(one.formula, names), moves) })) }
  }
  const sheets = own.map((xml, nth) => read(filled[nth]?.sheet.name ?? '', xml))
  const looksBeyond = sheets.some(({ formulas }) => formulas.some(({ formula }) => formula.includes('!')))
  const others = [...template.sheets, ...template.hiddenSheets].filter(({ name }) => looksBeyond && !moves.has(name))
  const all = [...sheets, ...others.map(({ name, part }) => read(name, template.sheetXml(part)))]
  const isLarge = all.reduce((sum, { values, formulas }) => sum + values.length + formulas.length, 0) > mostCells
  const calculated = isLarge ? [] : calculateCells(all)
  return sheets.map(({ formulas }, nth) => new Map(formulas.map(({ row, col }, at) => [`${row}/${col}`, calculated[nth]?.[at]])))
}

/** What names a filled sheet still says where its rows were before any was put in. */
function moved(formula: string, moves: Map<string, RowMoves>): string {
  let text = formula
  for (const [name, of] of moves) text = moveReferences(text, of, (sheet) => sheet === name)
  return text
}

function writeValues({ xml, uncalculated }: FilledSheet, values: Values): void {
  const { prefix } = xml
  for (const { row, cells } of xml.rows)
    for (const cell of cells) {
      const formula = cell.inner.includes('f') ? formulaPattern.exec(cell.inner)?.[0] : undefined
      if (formula === undefined) continue
      const value = values.get(`${row}/${cell.col}`)
      if (value === undefined) uncalculated.push(formatAddress(row, cell.col))
      const plain = withoutAttribute(cell.attributes, 't')
      const type = typeof value === 'string' ? 'str' : typeof value === 'boolean' ? 'b' : undefined
      cell.attributes = type === undefined ? plain : withAttribute(plain, 't', type)
      const stored = typeof value === 'boolean' ? Number(value) : value
      cell.inner = stored === undefined ? cell.inner.replace(valuePattern, '') : `${formula}${node(prefix, stored)}`
    }
}

const node = (prefix: string, value: string | number) =>
  `<${prefix}v>${typeof value === 'string' ? escapeText(value) : value}</${prefix}v>`
