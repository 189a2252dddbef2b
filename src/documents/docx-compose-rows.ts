import type { ComposedCell, ComposedRow, ComposedRows } from '#core/filling.ts'
import { coveredColumns } from './covered-columns.ts'
import { type DocxEdits, endTag, openTag, render, replaceNode } from './docx-edits.ts'
import type { DocxCell, DocxPlaces, DocxTable } from './docx-places.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { writePlace } from './docx-write-place.ts'

/** Puts rows that look like rows of the template in the place of others (行の差替え). Throws where the template has no such table or row. */
export function composeRows(edits: DocxEdits, tables: DocxPlaces['tables'], composed: ComposedRows): void {
  const table = tables.get(composed.place)
  if (table === undefined) throw new Error(`no table ${composed.place} in the template`)
  const used = new Set<number>()
  const covered = coveredColumns(composed.rows)
  // Where a cell above the rows reaches into them, it goes on until something else is written there.
  const fromAbove = new Set(table.rows[composed.top]?.cells.flatMap((cell) => (cell.covered ? [cell.col] : [])))
  const written = composed.rows.map((row, nth) => {
    const own = row.like >= composed.top && row.like <= composed.bottom && !used.has(row.like)
    used.add(row.like)
    for (const { col } of row.cells) fromAbove.delete(col)
    const xml = composeRow(edits, table, row, new Set([...(covered[nth] ?? []), ...fromAbove]))
    return own ? xml : asCopy(xml)
  })
  const kept = table.rows.length - (composed.bottom - composed.top + 1)
  for (let row = composed.top; row <= composed.bottom; row++) {
    const node = table.rows[row]?.node
    if (node === undefined) throw new Error(`no row ${row + 1} in ${composed.place} of the template`)
    replaceNode(edits, node, () => (row === composed.top ? written.join('') : ''))
  }
  // A table without rows is no table.
  if (written.length + kept === 0) replaceNode(edits, table.node, () => '')
}

function composeRow(edits: DocxEdits, table: DocxTable, { like, cells }: ComposedRow, covered: Set<number>): string {
  const specimen = table.rows[like]
  if (specimen === undefined) throw new Error(`no row ${like + 1} in the template's table`)
  const own: DocxEdits = { xml: edits.xml, by: new Map(), touched: new Set() }
  for (const cell of specimen.cells) {
    const composed = cells.find(({ col }) => col === cell.col)
    composeCell(own, cell, composed, covered.has(cell.col))
  }
  return render(own, specimen.node)
}

function composeCell(edits: DocxEdits, cell: DocxCell, composed: ComposedCell | undefined, covered: boolean): void {
  if (covered || (composed === undefined && cell.covered)) writePlace(edits, cell, '')
  else if (composed !== undefined) writePlace(edits, cell, composed.value)
  const merge = covered ? 'continue' : (composed?.down ?? 1) > 1 ? 'restart' : undefined
  const properties = childOf(cell.node, 'tcPr')
  if (merge === undefined && childOf(properties, 'vMerge') === undefined) return
  const element = merge === undefined ? '' : `<${cell.node.prefix}vMerge ${cell.node.prefix}val="${merge}"/>`
  if (properties !== undefined) replaceNode(edits, properties, () => withMerge(edits, properties, element))
  else insertProperties(edits, cell.node, `<${cell.node.prefix}tcPr>${element}</${cell.node.prefix}tcPr>`)
}

/** Elements of a cell's properties that stand before the one that merges it. */
const beforeMerge = new Set(['cnfStyle', 'tcW', 'gridSpan', 'hMerge'])

function withMerge(edits: DocxEdits, properties: DocxNode, element: string): string {
  const kept = properties.children.filter(({ name }) => name !== 'vMerge')
  const at = kept.findLastIndex(({ name }) => beforeMerge.has(name)) + 1
  const slices = kept.map(({ from, to }) => edits.xml.slice(from, to))
  const inside = [...slices.slice(0, at), element, ...slices.slice(at)].join('')
  return openTag(edits, properties) + inside + endTag(properties)
}

function insertProperties(edits: DocxEdits, cell: DocxNode, properties: string): void {
  const before = edits.by.get(cell)
  replaceNode(edits, cell, () => {
    const whole = before?.() ?? openTag(edits, cell) + cell.children.map((child) => render(edits, child)).join('') + endTag(cell)
    return whole.replace(/^<[^>]*>/, (tag) => tag + properties)
  })
}

/** Elements of which a file has each only once. */
const single =
  /<(?:\w+:)?(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|commentReference|permStart|permEnd)\b[^>]*\/>/g

/** A second copy of a row: without what a file has only once. */
export function asCopy(xml: string): string {
  return xml
    .replace(single, '')
    .replace(/(<(?:\w+:)?sdtPr\b[^>]*>(?:(?!<\/(?:\w+:)?sdtPr>)[\s\S])*?)<(?:\w+:)?id\b[^>]*\/>/g, '$1')
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\s(?:w14:)?(?:paraId|textId)="[^"]*"/g, ''))
}
