import { replaceNode } from './docx-edits.ts'
import { escapeXml } from './docx-words.ts'
import { allNamed, editPart, freePath, keepPart, type Parts, relationsOf, relationsPath } from './pptx-package.ts'
import { attributeOf } from './scan-xml.ts'

/** What several slides may lead to together; anything else is a slide's own, and a copy of it has its own. */
const shared = new Set(['slideLayout', 'slideMaster', 'theme', 'image', 'media', 'audio', 'video', 'slide', 'hyperlink', 'font'])
/** What is said of one slide alone: notes and comments of the specimen are not the copy's. */
const dropped = new Set(['notesSlide', 'comments'])

/** Copies of parts as they come to be: which of which, and the next free number. */
export interface Copies {
  made: { from: string; to: string }[]
  next: number
}

/** Puts a copy of a slide into the file (スライドの複製), with charts and diagrams of its own; the path of the copy. */
export function copySlide(parts: Parts, path: string, xml: Uint8Array, copies: Copies): string {
  const to = newPart(parts, path, xml, copies)
  copyRelations(parts, path, to, copies)
  return to
}

function newPart(parts: Parts, path: string, bytes: Uint8Array, copies: Copies): string {
  const { path: to, next } = freePath(parts, path, copies.next)
  copies.next = next
  parts[to] = bytes
  copies.made.push({ from: path, to })
  return to
}

function copyRelations(parts: Parts, from: string, to: string, copies: Copies): void {
  const own = relationsPath(from)
  const open = editPart(parts, own)
  if (!open) return
  const byId = new Map(relationsOf(parts, from).map((one) => [one.id, one]))
  for (const node of allNamed(open.root, 'Relationship')) {
    const relation = byId.get(attributeOf(node.attributes, 'Id') ?? '')
    if (!relation || relation.external || shared.has(relation.type)) continue
    const bytes = parts[relation.target]
    if (dropped.has(relation.type)) replaceNode(open.edits, node, () => '')
    else if (bytes !== undefined && relation.target !== from) {
      const copy = newPart(parts, relation.target, bytes, copies)
      copyRelations(parts, relation.target, copy, copies)
      const written = open.edits.xml.slice(node.from, node.to)
      const target = written.replace(/(\sTarget=)("[^"]*"|'[^']*')/, (_, head: string) => `${head}"/${escapeXml(copy)}"`)
      replaceNode(open.edits, node, () => target)
    }
  }
  parts[relationsPath(to)] = parts[own] as Uint8Array
  keepPart(parts, relationsPath(to), open)
}
