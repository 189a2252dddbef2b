import { strFromU8 } from 'fflate'
import { mainPart, readRelations, targetOf } from './office-relations.ts'
import { openContainer } from './unzip.ts'
import { openSheetXml, type SheetXml } from './xlsx-sheet-xml.ts'
import type { Style } from './xlsx-styles.ts'
import { readTextShapes, type TextShape } from './xlsx-text-shape.ts'
import { readWorkbook, type SheetPart } from './xlsx-workbook.ts'

/** A workbook that serves as a template (様式のブック), opened once and filled many times. */
export interface XlsxTemplate {
  parts: Record<string, Uint8Array>
  /** Path of the workbook part. */
  book: string
  sheets: SheetPart[]
  styles: Style[]
  shapes: TextShape[]
  /** A worksheet's XML by its part, opened when it is first asked for. */
  sheetXml(part: string): SheetXml
}

/** Opens a template. Refuses, as the reader does, what is no workbook. */
export function openXlsxTemplate(bytes: Uint8Array, name = 'template'): XlsxTemplate {
  const container = openContainer(bytes, name)
  const parts = Object.fromEntries(container.paths.map((path) => [path, container.part(path) ?? new Uint8Array()]))
  const book = mainPart(container, 'xl/workbook.xml', name)
  const { sheets, styles } = readWorkbook(container, name)
  const opened = new Map<string, SheetXml>()
  return {
    parts,
    book,
    sheets,
    styles,
    shapes: readTextShapes(container, targetOf(readRelations(container, book, name), 'styles') ?? 'xl/styles.xml', name),
    sheetXml(part) {
      const known = opened.get(part) ?? openSheetXml(strFromU8(parts[part] ?? new Uint8Array()))
      opened.set(part, known)
      return known
    },
  }
}
