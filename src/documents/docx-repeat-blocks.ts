import type { Filling, RepeatedBlocks } from '#core/filling.ts'
import { asCopy, composeRows } from './docx-compose-rows.ts'
import { beginEdits, type DocxEdits, renderStretch, replaceNode } from './docx-edits.ts'
import type { DocxPlaces } from './docx-places.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { writePlace } from './docx-write-place.ts'

/** Puts values and rows where they belong. Throws where the template does not have the place. */
export function applyFilling(edits: DocxEdits, template: DocxPlaces, { writes, rows }: Pick<Filling, 'writes' | 'rows'>): void {
  for (const { locator, value } of writes) {
    const place = template.places.get(locator)
    if (place === undefined) throw new Error(`no place ${locator} in the template`)
    writePlace(edits, place, value)
  }
  for (const composed of rows) composeRows(edits, template.tables, composed)
}

/** Repeats paragraphs and tables of the body (本文の繰り返し), each copy with values and rows of its own. */
export function repeatBlocks(edits: DocxEdits, template: DocxPlaces, blocks: RepeatedBlocks): void {
  const body = childOf(childOf(template.root, 'document'), 'body')
  const all = body?.children.filter(({ name }) => name !== 'sectPr') ?? []
  const first = blocks.from === undefined ? 0 : all.indexOf(blockOf(template, body, blocks.from))
  const last = blocks.to === undefined ? all.length - 1 : all.indexOf(blockOf(template, body, blocks.to))
  const own = all.slice(first, last + 1)
  const [begin, end] = [own[0], own.at(-1)]
  if (begin === undefined || end === undefined) throw new Error('no blocks to repeat in the template')
  const written = blocks.copies.map((copy, nth) => {
    const edited = beginEdits(edits.xml)
    applyFilling(edited, template, copy)
    const xml = renderStretch(edited, own, begin.from, end.to)
    return nth === 0 ? xml : blocks.newPage ? onNewPage(asCopy(xml), begin) : asCopy(xml)
  })
  for (const node of own) replaceNode(edits, node, () => (node === begin ? written.join('') : ''))
}

/** The block of the body in which a paragraph or a table stands. */
function blockOf({ places, tables }: DocxPlaces, body: DocxNode | undefined, name: string): DocxNode {
  let node = tables.get(name)?.node ?? places.get(name)?.node
  while (node !== undefined && node.parent !== body) node = node.parent
  if (node === undefined) throw new Error(`no block ${name} in the template`)
  return node
}

/** The first paragraph begins a page; before a table an empty one does. */
function onNewPage(xml: string, { name, prefix }: DocxNode): string {
  const begins = `<${prefix}pageBreakBefore/>`
  if (name !== 'p') return `<${prefix}p><${prefix}pPr>${begins}</${prefix}pPr></${prefix}p>${xml}`
  const head = new RegExp(
    `^(<${prefix}p\\b[^>]*?)(/?)>(?:(<${prefix}pPr\\b[^>]*>)((?:<${prefix}(?:pStyle|keepNext|keepLines)\\b[^>]*/>)*))?`,
  )
  if (xml.slice(0, xml.indexOf(`</${prefix}pPr>`)).includes(begins)) return xml
  return xml.replace(head, (_, tag: string, closed: string, properties: string | undefined, before: string | undefined) => {
    if (properties === undefined || properties.endsWith('/>'))
      return `${tag}><${prefix}pPr>${begins}</${prefix}pPr>${closed === '' ? '' : `</${prefix}p>`}`
    return `${tag}>${properties}${before ?? ''}${begins}`
  })
}
