import { strToU8, zipSync } from 'fflate'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const wordprocessing = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

export interface BookParts {
  /** Worksheets: name → inner XML of `<worksheet>`, or the sheet's state and XML. */
  sheets: Record<string, string | { state: string; xml: string }>
  /** Inner XML of `<styleSheet>`. */
  styles?: string
  /** Inner XML of `<sst>`. */
  strings?: string
  /** Attributes of `<workbookPr>`. */
  properties?: string
  /** Further parts, or parts that replace those made here. */
  parts?: Record<string, string | Uint8Array>
}

/** Builds a workbook from hand-written XML, so that a test shows all that it rests on. */
export function makeXlsx({ sheets, styles = '', strings, properties = '', parts = {} }: BookParts): Uint8Array {
  const list = Object.entries(sheets)
  const sheetTags = list.map(([name, sheet], index) => {
    const state = typeof sheet === 'string' ? '' : ` state="${sheet.state}"`
    return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const relations = list.map((_, index) =>
    relation(`rId${index + 1}`, `${officeRelations}/worksheet`, `worksheets/sheet${index + 1}.xml`),
  )
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relationsPart([relation('rId1', `${officeRelations}/officeDocument`, 'xl/workbook.xml')]),
    'xl/workbook.xml': `${xml}<workbook xmlns="${spreadsheet}" xmlns:r="${officeRelations}"><workbookPr ${properties}/><sheets>${sheetTags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsPart([
      ...relations,
      relation('rId98', `${officeRelations}/styles`, 'styles.xml'),
      relation('rId99', `${officeRelations}/sharedStrings`, 'sharedStrings.xml'),
    ]),
    'xl/styles.xml': `${xml}<styleSheet xmlns="${spreadsheet}">${styles}</styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `${xml}<sst xmlns="${spreadsheet}">${strings}</sst>` }),
  }
  for (const [index, [, sheet]] of list.entries()) {
    const inner = typeof sheet === 'string' ? sheet : sheet.xml
    files[`xl/worksheets/sheet${index + 1}.xml`] = `${xml}<worksheet xmlns="${spreadsheet}">${inner}</worksheet>`
  }
  return zipParts({ ...files, ...parts })
}

/** Builds a Word file from the inner XML of `<w:body>`. */
export function makeDocx(body: string, parts: Record<string, string | Uint8Array> = {}): Uint8Array {
  return zipParts({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relationsPart([relation('rId1', `${officeRelations}/officeDocument`, 'word/document.xml')]),
    'word/document.xml': `${xml}<w:document xmlns:w="${wordprocessing}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
}

export function zipParts(parts: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part])),
  )
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
}

function relationsPart(relations: string[]): string {
  return `${xml}<Relationships xmlns="${packageRelations}">${relations.join('')}</Relationships>`
}
