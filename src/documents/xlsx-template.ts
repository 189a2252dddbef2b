import { strFromU8 } from 'fflate'
import { mainPart, readRelations, targetOf } from './office-relations.ts'
import { openContainer } from './unzip.ts'
import { readSheetDrawing, type SheetDrawing } from './xlsx-drawing.ts'
import { readLooks, type XlsxLook } from './xlsx-paper-looks.ts'
import { type PrintNames, readPrintNames } from './xlsx-print-names.ts'
import { unshareFormulas } from './xlsx-shared-formulas.ts'
import { openSheetXml, type SheetXml } from './xlsx-sheet-xml.ts'
import type { Style } from './xlsx-styles.ts'
import { readTextShapes, type TextShape } from './xlsx-text-shape.ts'
import { readThemeColours } from './xlsx-theme.ts'
import { readWorkbook, type SheetPart } from './xlsx-workbook.ts'

/** A workbook that serves as a template (様式のブック), opened once and filled many times. */
export interface XlsxTemplate {
  parts: Record<string, Uint8Array>
  /** Path of the workbook part. */
  book: string
  sheets: SheetPart[]
  /** Hidden ones: formulas may look something up in them. */
  hiddenSheets: SheetPart[]
  styles: Style[]
  shapes: TextShape[]
  looks: XlsxLook[]
  strings: string[]
  /** 印刷範囲 and 印刷タイトル by the sheet's name. */
  printNames: Map<string, PrintNames>
  /** A worksheet's XML by its part, opened when it is first asked for. */
  sheetXml(part: string): SheetXml
  /** What lies over a worksheet, by its part. */
  drawing(part: string): SheetDrawing
}

/** Opens a template. Refuses, as the reader does, what is no workbook. */
export function openXlsxTemplate(bytes: Uint8Array, name = 'template'): XlsxTemplate {
  const container = openContainer(bytes, name)
  const parts = Object.fromEntries(container.paths.map((path) => [path, container.part(path) ?? new Uint8Array()]))
  const book = mainPart(container, 'xl/workbook.xml', name)
  const { sheets, hiddenSheets, styles, strings } = readWorkbook(container, name)
  const relations = readRelations(container, book, name)
  const stylesPart = targetOf(relations, 'styles') ?? 'xl/styles.xml'
  const theme = readThemeColours(container, targetOf(relations, 'theme'), name)
  const opened = new Map<string, SheetXml>()
  const drawings = new Map<string, SheetDrawing>()
  return {
    parts,
    book,
    sheets,
    hiddenSheets,
    styles,
    strings,
    shapes: readTextShapes(container, stylesPart, name),
    looks: readLooks(container, stylesPart, theme, name),
    printNames: readPrintNames(strFromU8(parts[book] ?? new Uint8Array())),
    sheetXml(part) {
      const known = opened.get(part) ?? unshareFormulas(openSheetXml(strFromU8(parts[part] ?? new Uint8Array())))
      opened.set(part, known)
      return known
    },
    drawing(part) {
      const known = drawings.get(part) ?? readSheetDrawing(container, part, name)
      drawings.set(part, known)
      return known
    },
  }
}
