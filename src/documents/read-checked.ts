import type { Finding } from '#core/finding.ts'
import type { CheckedFile } from '#core/machine-readable/check-files.ts'
import type { CheckedTable, TableAbout } from '#core/machine-readable/checked-table.ts'
import { checkSize } from './check-size.ts'
import { readCheckedCsv } from './checked-csv.ts'
import { readCheckedJson } from './checked-json.ts'
import { readLooks } from './checked-looks.ts'
import { readCheckedSheet } from './checked-sheet.ts'
import { mainPart, readRelations, targetOf } from './office-relations.ts'
import { problemOf } from './refuse.ts'
import { tellFormat } from './tell-format.ts'
import type { Container } from './unzip.ts'
import { readWorkbook } from './xlsx-workbook.ts'

/**
 * Reads a file to be held against the rules of machine readability (機械可読性の点検): every table with all that a program would trip over.
 * A format for people's eyes has no tables; what is wrong with a file comes back as `problem`.
 */
export function readChecked(bytes: Uint8Array, name: string, about?: TableAbout): { file: CheckedFile } | { problem: Finding } {
  const problem = checkSize(bytes.length, name)
  if (problem) return { problem }
  try {
    const read = readTables(bytes, name)
    const tables = read.tables.map((table) => (about ? { ...table, about } : table))
    return { file: { name, ...read, tables } }
  } catch (error) {
    const refused = problemOf(error)
    const isOld = refused.code === 'file-old-format'
    return isOld ? { file: { name, readable: false, tables: [] } } : { problem: refused }
  }
}

function readTables(bytes: Uint8Array, name: string): { readable: boolean; tables: CheckedTable[] } {
  const told = tellFormat(bytes, name)
  if (told.format === 'xlsx') return { readable: true, tables: readBook(told.container, name) }
  if (told.format === 'json') return { readable: true, tables: readCheckedJson(bytes, name) }
  if (told.format === 'csv') return { readable: true, tables: [readCheckedCsv(bytes, name)] }
  // XML is for machines too; what its tables are, only its own schema tells.
  const isXml = told.format === 'text' && /^\s*<\?xml\s/.test(new TextDecoder().decode(bytes.subarray(0, 200)))
  return { readable: isXml, tables: [] }
}

function readBook(container: Container, name: string): CheckedTable[] {
  const { sheets, hiddenSheets, strings } = readWorkbook(container, name)
  const path = mainPart(container, 'xl/workbook.xml', name)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const styles = targetOf(readRelations(container, path, name), 'styles') ?? `${folder}styles.xml`
  const book = { container, name, strings, looks: readLooks(container, styles, name) }
  return [
    ...sheets.map((sheet) => readCheckedSheet(book, sheet, false)),
    ...hiddenSheets.map((sheet) => readCheckedSheet(book, sheet, true)),
  ]
}
