import { replaceNode } from './docx-edits.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { encodeXml } from './encode-xml.ts'
import { allNamed, editPart, keepPart, type Parts, relationsPath } from './pptx-package.ts'
import type { PptxTemplate } from './pptx-template.ts'
import { attributeOf } from './scan-xml.ts'

/** A slide of the finished file: `id` of the template's list, and where its copy lies, if it is one. */
export interface ListedSlide {
  id: string
  copy?: string
}

/** Writes which slides the file has, in their order (スライドの一覧): the list, its sections and custom shows, relations and their count. */
export function writeSlideList(parts: Parts, { path }: Pick<PptxTemplate, 'path'>, slides: readonly ListedSlide[]): void {
  const open = editPart(parts, path)
  if (!open) return
  const entries = childOf(childOf(open.root, 'presentation'), 'sldIdLst')?.children.filter(({ name }) => name === 'sldId') ?? []
  const said = (node: DocxNode, name: string) => attributeOf(node.attributes, name) ?? ''
  let number = Math.max(255, ...entries.map((node) => Number(said(node, 'id'))))
  const added = new Map<string, { number: number; relation: string }[]>()
  const written = new Map(entries.map((node) => [said(node, 'r:id'), open.edits.xml.slice(node.from, node.to)]))
  const relations: { id: string; target: string }[] = []
  const list = slides.map(({ id, copy }) => {
    const own = written.get(id) ?? ''
    if (copy === undefined) return own
    const relation = `rIdCopy${++number}`
    relations.push({ id: relation, target: `/${copy}` })
    added.set(id, [...(added.get(id) ?? []), { number, relation }])
    return own.replace(/\sid="[^"]*"/, ` id="${number}"`).replace(/\sr:id="[^"]*"/, ` r:id="${relation}"`)
  })
  const kept = new Set(slides.flatMap(({ id, copy }) => (copy === undefined ? [id] : [])))
  if (relations.length === 0 && kept.size === entries.length) return
  const [first] = entries
  for (const node of entries) replaceNode(open.edits, node, () => (node === first ? list.join('') : ''))
  const numbers = new Map(entries.map((node) => [said(node, 'id'), said(node, 'r:id')]))
  followSections(open, numbers, kept, added)
  for (const show of allNamed(open.root, 'custShow'))
    for (const node of allNamed(show, 'sld')) if (!kept.has(said(node, 'r:id'))) replaceNode(open.edits, node, () => '')
  keepPart(parts, path, open)
  writeRelations(parts, path, relations, new Set([...numbers.values()].filter((id) => !kept.has(id))))
  writeCount(parts, slides.length)
}

type Open = NonNullable<ReturnType<typeof editPart>>

/** Sections (セクション) name their slides by number: copies stand beside their specimen. */
function followSections(
  { edits, root }: Open,
  numbers: Map<string, string>,
  kept: Set<string>,
  added: Map<string, { number: number }[]>,
): void {
  for (const list of allNamed(root, 'sectionLst'))
    for (const node of allNamed(list, 'sldId')) {
      const id = numbers.get(attributeOf(node.attributes, 'id') ?? '') ?? ''
      const more = added.get(id) ?? []
      if (more.length === 0 && kept.has(id)) continue
      const own = edits.xml.slice(node.from, node.to)
      const copies = more.map(({ number }) => own.replace(/\sid="[^"]*"/, ` id="${number}"`))
      replaceNode(edits, node, () => [...(kept.has(id) ? [own] : []), ...copies].join(''))
    }
}

function writeRelations(parts: Parts, path: string, added: { id: string; target: string }[], gone: Set<string>): void {
  const own = relationsPath(path)
  const open = editPart(parts, own)
  const all = open ? allNamed(open.root, 'Relationship') : []
  const specimen = all.find(({ attributes }) => /\/slide$/.test(attributeOf(attributes, 'Type') ?? ''))
  if (!open || !specimen) return
  const type = attributeOf(specimen.attributes, 'Type') ?? ''
  const more = added.map(({ id, target }) => `<${specimen.prefix}Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
  for (const node of all) {
    const isGone = gone.has(attributeOf(node.attributes, 'Id') ?? '')
    const written = isGone ? '' : open.edits.xml.slice(node.from, node.to)
    if (node === specimen) replaceNode(open.edits, node, () => written + more.join(''))
    else if (isGone) replaceNode(open.edits, node, () => '')
  }
  keepPart(parts, own, open)
}

/** The file's properties tell how many slides it has. */
function writeCount(parts: Parts, count: number): void {
  const path = 'docProps/app.xml'
  const bytes = parts[path]
  if (bytes === undefined) return
  const xml = new TextDecoder().decode(bytes)
  const written = xml.replace(/(<(?:\w+:)?Slides>)\d+(?=<)/, `$1${count}`)
  if (written !== xml) parts[path] = encodeXml(written)
}
