import type { DocumentContent } from '#core/grid.ts'
import { addLine, beginFlow, type DocxFlow, endLines, listenToDocx } from './docx-flow.ts'
import { readNumbering } from './docx-numbering.ts'
import { mainPart, type Relation, readRelations, targetOf } from './office-relations.ts'
import { refuse } from './refuse.ts'
import { attributeOf, decodeXml, scanXml, type XmlListener } from './scan-xml.ts'
import { type Container, openContainer } from './unzip.ts'

/**
 * Reads a Word file (文書): paragraphs are lines, tables are tables with their merges, a soft break is \n, automatic numbers
 * stand before their paragraph, notes are lines at the end. Empty paragraphs inside a cell are kept as empty lines (forms
 * line up their columns by them); hidden and deleted text, pictures, and page headers are left out.
 */
export function readDocx(bytes: Uint8Array, name: string): DocumentContent {
  return readDocxParts(openContainer(bytes, name), name)
}

/** The same, of a container that is already open. */
export function readDocxParts(container: Container, name: string): DocumentContent {
  const part = mainPart(container, 'word/document.xml', name)
  const relations = readRelations(container, part, name)
  const flow = beginFlow(name, readNumbering(container, relations, name))
  if (!scanPart(container, part, name, listenToDocx(flow))) refuse('file-broken', { name, part }, part)
  addNotes(flow, container, relations)
  endLines(flow)
  if (flow.grids.every(({ cells }) => cells.every(({ text }) => text === ''))) refuse('nothing-visible', { name })
  return { format: 'docx', grids: flow.grids }
}

function scanPart(container: Container, part: string, name: string, listener: XmlListener): boolean {
  const bytes = container.part(part)
  if (bytes === undefined) return false
  scanXml(decodeXml(bytes, { name, part }), listener, { name, part })
  return true
}

/** Notes (脚注) become lines at the end, each with the mark by which the text refers to it. */
function addNotes(flow: DocxFlow, container: Container, relations: Map<string, Relation>): void {
  const texts = new Map<string, string>()
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = targetOf(relations, `${kind}s`)
    if (part !== undefined) scanPart(container, part, flow.name, listenToNotes(kind, flow, texts))
  }
  for (const [index, note] of [...flow.notes].entries()) {
    const text = texts.get(note)
    if (text !== undefined) addLine(flow, `[${index + 1}] ${text}`)
  }
}

/** Collects the notes of one part, each as the text of its paragraphs. */
function listenToNotes(kind: 'footnote' | 'endnote', { name, numbering }: DocxFlow, texts: Map<string, string>): XmlListener {
  let flow = beginFlow(name, numbering)
  let id = ''
  let listener = listenToDocx(flow)
  return {
    open(element, attributes) {
      if (element !== kind) return listener.open(element, attributes)
      id = attributeOf(attributes, 'w:id') ?? ''
      flow = beginFlow(name, numbering)
      listener = listenToDocx(flow)
    },
    close(element) {
      if (element === kind) texts.set(`${kind}/${id}`, flow.lines.map(({ text }) => text.trim()).join('\n'))
      else listener.close(element)
    },
    text: (text) => listener.text(text),
  }
}
