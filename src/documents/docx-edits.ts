import type { DocxNode } from './docx-tree.ts'

/** What takes the place of elements when a part is written (差替え). Everything else is copied from the XML as it stands there. */
export interface DocxEdits {
  xml: string
  /** What an element becomes; nothing where it goes. */
  by: Map<DocxNode, () => string>
  /** Elements that hold an edited one, at any depth. */
  touched: Set<DocxNode>
}

export function beginEdits(xml: string): DocxEdits {
  return { xml, by: new Map(), touched: new Set() }
}

/** Puts something in the place of an element. */
export function replaceNode({ by, touched }: DocxEdits, node: DocxNode, written: () => string): void {
  by.set(node, written)
  for (let at = node.parent; at !== undefined && !touched.has(at); at = at.parent) touched.add(at)
}

/** An element as it is now. */
export function render(edits: DocxEdits, node: DocxNode): string {
  const edit = edits.by.get(node)
  if (edit !== undefined) return edit()
  if (!edits.touched.has(node)) return edits.xml.slice(node.from, node.to)
  return edits.xml.slice(node.from, node.inner) + renderInside(edits, node) + edits.xml.slice(node.innerEnd, node.to)
}

/** What stands inside an element now. */
export function renderInside(edits: DocxEdits, node: DocxNode): string {
  return renderStretch(edits, node.children, node.inner, node.innerEnd)
}

/** Some of the children of an element, with what stands between them. */
export function renderStretch(edits: DocxEdits, children: DocxNode[], from: number, to: number): string {
  let written = ''
  let at = from
  for (const child of children) {
    written += edits.xml.slice(at, child.from) + render(edits, child)
    at = child.to
  }
  return written + edits.xml.slice(at, to)
}

/** The opening tag of an element that has something inside, without its slash. */
export function openTag({ xml }: DocxEdits, node: DocxNode): string {
  return xml.slice(node.from, node.inner).replace(/\/>$/, '>')
}

/** Its end. */
export function endTag({ prefix, name }: DocxNode): string {
  return `</${prefix}${name}>`
}
