import { mainPart, type Relation, readRelations, targetOf } from './office-relations.ts'
import { refuse } from './refuse.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'
import type { Container } from './unzip.ts'
import { readSharedStrings } from './xlsx-strings.ts'
import { readStyles, type Style } from './xlsx-styles.ts'

/** A visible sheet and the part that holds it. */
export interface SheetPart {
  name: string
  part: string
}

/** What the sheets of a workbook (ブック) share. */
export interface Workbook {
  /** Visible sheets, in the order of their tabs. Hidden ones are not what a reader of the paper sees: they are left out. */
  sheets: SheetPart[]
  /** The hidden ones (非表示のシート). */
  hiddenSheets: SheetPart[]
  strings: string[]
  styles: Style[]
}

/** Reads the parts that all sheets of a workbook need. */
export function readWorkbook(container: Container, name: string): Workbook {
  const path = mainPart(container, 'xl/workbook.xml', name)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const relations = readRelations(container, path, name)
  const { sheets, hiddenSheets, date1904 } = readSheetList(container, path, relations, name)
  return {
    sheets,
    hiddenSheets,
    strings: readSharedStrings(container, targetOf(relations, 'sharedStrings') ?? `${folder}sharedStrings.xml`, name),
    styles: readStyles(container, targetOf(relations, 'styles') ?? `${folder}styles.xml`, date1904, name),
  }
}

function readSheetList(container: Container, part: string, relations: Map<string, Relation>, name: string) {
  const bytes = container.part(part)
  if (bytes === undefined) refuse('file-broken', { name, part }, part)
  const sheets: SheetPart[] = []
  const hiddenSheets: SheetPart[] = []
  let date1904 = false
  const open = (element: string, attributes: string) => {
    if (element === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
    if (element !== 'sheet') return
    const id = attributes.match(/\s(?:\w+:)?id=["']([^"']*)["']/)?.[1] ?? ''
    const relation = relations.get(id)
    const list = /idden/.test(attributeOf(attributes, 'state') ?? '') ? hiddenSheets : sheets
    if (relation?.type === 'worksheet') list.push({ name: attributeOf(attributes, 'name') ?? '', part: relation.target })
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close: () => {}, text: () => {} }, { name, part })
  return { sheets, hiddenSheets, date1904 }
}
