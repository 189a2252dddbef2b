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
  strings: string[]
  styles: Style[]
}

/** Reads the parts that all sheets of a workbook need. */
export function readWorkbook(container: Container, name: string): Workbook {
  const relations = readRelations(container, '_rels/.rels', '', name)
  const path = [...relations.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const own = readRelations(container, `${folder}_rels/${path.slice(folder.length)}.rels`, folder, name)
  const { sheets, date1904 } = readSheetList(container, path, own, name)
  const partOf = (type: string) => [...own.values()].find((relation) => relation.type === type)?.target
  return {
    sheets,
    strings: readSharedStrings(container, partOf('sharedStrings') ?? `${folder}sharedStrings.xml`, name),
    styles: readStyles(container, partOf('styles') ?? `${folder}styles.xml`, date1904, name),
  }
}

interface Relation {
  type: string
  target: string
}

/** Relations of a part by id; `type` is the last word of the relation's type. */
function readRelations(container: Container, part: string, folder: string, name: string): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  const bytes = container.part(part)
  if (bytes === undefined) return relations
  const open = (element: string, attributes: string) => {
    if (element !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return
    const type = attributeOf(attributes, 'Type') ?? ''
    relations.set(attributeOf(attributes, 'Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolvePath(folder, attributeOf(attributes, 'Target') ?? ''),
    })
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close: () => {}, text: () => {} }, { name, part })
  return relations
}

function resolvePath(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function readSheetList(container: Container, part: string, relations: Map<string, Relation>, name: string) {
  const bytes = container.part(part)
  if (bytes === undefined) refuse('file-broken', { name, part }, part)
  const sheets: SheetPart[] = []
  let date1904 = false
  const open = (element: string, attributes: string) => {
    if (element === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
    if (element !== 'sheet' || /idden/.test(attributeOf(attributes, 'state') ?? '')) return
    const id = attributes.match(/\s(?:\w+:)?id=["']([^"']*)["']/)?.[1] ?? ''
    const relation = relations.get(id)
    if (relation?.type === 'worksheet') sheets.push({ name: attributeOf(attributes, 'name') ?? '', part: relation.target })
  }
  scanXml(decodeXml(bytes, { name, part }), { open, close: () => {}, text: () => {} }, { name, part })
  return { sheets, date1904 }
}
