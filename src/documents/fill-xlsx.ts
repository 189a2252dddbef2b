import { strFromU8, strToU8, zipSync } from 'fflate'
import { mainPart, readRelations, targetOf } from './office-relations.ts'
import { openContainer } from './unzip.ts'
import { parseAddress } from './xlsx-address.ts'
import { growRows } from './xlsx-grow-rows.ts'
import { moveReference, type RowBlock, repeatRows } from './xlsx-row-shift.ts'
import { closeSheetXml, openSheetXml } from './xlsx-sheet-xml.ts'
import { readTextShapes } from './xlsx-text-shape.ts'
import { readWorkbook } from './xlsx-workbook.ts'
import { writeCell } from './xlsx-write-cell.ts'

/** A value for a cell of a template. Text stays text, whatever it looks like; a number takes the cell's number format. */
export interface CellWrite {
  sheet: string
  /** `C5`, of the sheet as it is after rows were repeated. */
  address: string
  value: string | number
}

/** Rows of a sheet to be repeated before values are written; 0-based and inclusive. Several: from the bottom of the sheet up. */
export type RowRepeat = RowBlock & { sheet: string }

/**
 * Fills a template (様式) and changes nothing else: every other part of the file stays byte for byte, and on the sheets written
 * every other cell. Rows grow where wrapped text needs more room than they show. Throws where a sheet or an address is unknown.
 */
export function fillXlsx(template: Uint8Array, writes: CellWrite[], repeats: RowRepeat[] = []): Uint8Array {
  const container = openContainer(template, 'template')
  const parts = Object.fromEntries(container.paths.map((path) => [path, container.part(path) ?? new Uint8Array()]))
  const book = mainPart(container, 'xl/workbook.xml', 'template')
  const relations = readRelations(container, book, 'template')
  const { sheets, styles } = readWorkbook(container, 'template')
  const shapes = readTextShapes(container, targetOf(relations, 'styles') ?? 'xl/styles.xml', 'template')
  for (const name of new Set([...writes, ...repeats].map(({ sheet }) => sheet))) {
    const part = sheets.find((sheet) => sheet.name === name)?.part
    if (part === undefined) throw new Error(`no sheet ${name} in the template`)
    const xml = openSheetXml(strFromU8(parts[part] ?? new Uint8Array()))
    for (const block of repeats.filter(({ sheet }) => sheet === name)) repeatRows(xml, block)
    const own = writes.filter(({ sheet }) => sheet === name).map((write) => ({ ...write, ...addressOf(write) }))
    for (const { row, col, value } of own) writeCell(xml, row, col, value, styles)
    const stretched = growRows(xml, own, shapes)
    parts[part] = strToU8(closeSheetXml(xml))
    const moves = [...repeats.filter(({ sheet }) => sheet === name).map(addedBy), ...stretched]
    parts[book] = strToU8(moveNames(strFromU8(parts[book] ?? new Uint8Array()), name, moves))
  }
  return zipSync(recalculated(parts, book), { level: 6, mtime: new Date(2000, 0, 1) })
}

function addressOf({ address }: CellWrite): { row: number; col: number } {
  const place = parseAddress(address)
  if (place === undefined) throw new Error(`no such address: ${address}`)
  return place
}

const addedBy = ({ top, bottom, times }: RowBlock) => ({ below: bottom, by: (bottom - top + 1) * (times - 1) })

/** Moves the print area and print titles of a sheet along with its rows. */
function moveNames(book: string, sheet: string, moves: { below: number; by: number }[]): string {
  return book.replace(/(<(?:\w+:)?definedName\b[^>]*>)([^<]*)/g, (whole, tag: string, reference: string) => {
    const quoted = `'${sheet.replaceAll("'", "''")}'!`
    if (!reference.includes(quoted) && !reference.includes(`${sheet}!`)) return whole
    return (
      tag +
      reference.replace(/![^,!]+/g, (range) => moves.reduce((moved, { below, by }) => moveReference(moved, below, by), range))
    )
  })
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
