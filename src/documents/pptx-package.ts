import { beginEdits, type DocxEdits, renderInside, replaceNode } from './docx-edits.ts'
import { type DocxNode, growTree } from './docx-tree.ts'
import { escapeXml } from './docx-words.ts'
import { encodeXml } from './encode-xml.ts'
import { resolvePath } from './office-relations.ts'
import { attributeOf, decodeXml, scanXml } from './scan-xml.ts'

/** The parts of a PowerPoint file while slides are put in and taken out. */
export type Parts = Record<string, Uint8Array>

/** A relation as it is written. */
export interface WrittenRelation {
  id: string
  /** Last word of its type: `slideLayout`, `chart`. */
  type: string
  /** Path of the part; of what lies outside the file, as it is written. */
  target: string
  external: boolean
}

/** Path of the part that holds the relations of a part. */
export const relationsPath = (path: string): string => {
  const cut = path.lastIndexOf('/') + 1
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`
}

/** An XML part as a tree that can be edited; `undefined` where the file has no such part. */
export function editPart(parts: Parts, path: string): { edits: DocxEdits; root: DocxNode } | undefined {
  const bytes = parts[path]
  if (bytes === undefined) return undefined
  const where = { name: 'template', part: path }
  const xml = decodeXml(bytes, where)
  const { root, listener } = growTree(xml, { open: () => {}, close: () => {}, text: () => {} })
  scanXml(xml, listener, where)
  return { edits: beginEdits(xml), root }
}

/** Writes an edited part back, in UTF-8. */
export function keepPart(parts: Parts, path: string, { edits, root }: { edits: DocxEdits; root: DocxNode }): void {
  if (edits.by.size > 0) parts[path] = encodeXml(renderInside(edits, root))
}

/** Every element of a name, at any depth. */
export function allNamed(node: DocxNode, name: string): DocxNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allNamed(child, name)])
}

/** The relations of a part. */
export function relationsOf(parts: Parts, path: string): WrittenRelation[] {
  const open = editPart(parts, relationsPath(path))
  return (open ? allNamed(open.root, 'Relationship') : []).map(({ attributes }) => {
    const said = (name: string) => attributeOf(attributes, name) ?? ''
    const external = said('TargetMode') === 'External'
    const target = external ? said('Target') : resolvePath(path.slice(0, path.lastIndexOf('/') + 1), said('Target'))
    return { id: said('Id'), type: said('Type').slice(said('Type').lastIndexOf('/') + 1), target, external }
  })
}

/** A path with a number that no part has: `ppt/slides/slide14.xml`. */
export function freePath(parts: Parts, path: string, from: number): { path: string; next: number } {
  const [, head = path, tail = ''] = /^(.*?)\d*(\.\w+)$/.exec(path) ?? []
  let number = from
  while (parts[`${head}${number}${tail}`] !== undefined) number++
  return { path: `${head}${number}${tail}`, next: number + 1 }
}

const typesPath = '[Content_Types].xml'

/** Says of new parts that they are of the type of others. */
export function copyTypes(parts: Parts, copies: readonly { from: string; to: string }[]): void {
  const open = editPart(parts, typesPath)
  if (!open || copies.length === 0) return
  const overrides = allNamed(open.root, 'Override')
  const byName = new Map(overrides.map((node) => [attributeOf(node.attributes, 'PartName') ?? '', node]))
  const added = new Map<DocxNode, string>()
  for (const { from, to } of copies) {
    const node = byName.get(`/${from}`)
    if (!node) continue
    const xml = open.edits.xml.slice(node.from, node.to)
    const own = xml.replace(/(\sPartName=)("[^"]*"|'[^']*')/, (_, head: string) => `${head}"/${escapeXml(to)}"`)
    added.set(node, (added.get(node) ?? '') + own)
  }
  for (const [node, more] of added) replaceNode(open.edits, node, () => open.edits.xml.slice(node.from, node.to) + more)
  keepPart(parts, typesPath, open)
}

/** Takes parts out, with what is said of them. */
export function removeParts(parts: Parts, gone: ReadonlySet<string>): void {
  for (const path of gone) {
    delete parts[path]
    delete parts[relationsPath(path)]
  }
  const open = editPart(parts, typesPath)
  if (!open || gone.size === 0) return
  for (const node of allNamed(open.root, 'Override'))
    if (gone.has((attributeOf(node.attributes, 'PartName') ?? '').slice(1))) replaceNode(open.edits, node, () => '')
  keepPart(parts, typesPath, open)
}

/** All parts to which relations lead from the file itself. */
export function reachableParts(parts: Parts): Set<string> {
  const met = new Set<string>()
  const open = relationsOf(parts, '').flatMap(({ external, target }) => (external ? [] : [target]))
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (met.has(path) || parts[path] === undefined) continue
    met.add(path)
    for (const { external, target } of relationsOf(parts, path)) if (!external) open.push(target)
  }
  return met
}
