import type { Edge, PageSetup } from '#core/paper/paper.ts'
import { defined, pointsOf, valueAt } from './docx-look.ts'
import { partTree } from './docx-styles.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import { decodeEntities } from './scan-xml.ts'

/** A part to which a section refers, by the id of its relation. */
export type FindPart = (id: string | undefined) => { bytes: Uint8Array; path: string } | undefined

/** A4, and Word's usual margins. */
const usual = { width: 595.3, height: 841.9, margin: 72 }
const between = (value: number | undefined, least: number, most: number, otherwise: number) =>
  value === undefined ? otherwise : Math.max(least, Math.min(Math.abs(value), most))

/** A section (セクション) as a page setup: size, margins, and what stands at the top and bottom of each page. */
export function readSection(section: DocxNode | undefined, name: string, find: FindPart): PageSetup {
  const size = childOf(section, 'pgSz')
  const margin = childOf(section, 'pgMar')
  const width = between(pointsOf(size, 'w'), 72, 4_000, usual.width)
  const height = between(pointsOf(size, 'h'), 72, 4_000, usual.height)
  const side = (attribute: string, length: number) =>
    between(pointsOf(margin, attribute), 0, length * 0.4, Math.min(usual.margin, length * 0.4))
  return {
    type: 'page',
    width,
    height,
    margins: { top: side('top', height), right: side('right', width), bottom: side('bottom', height), left: side('left', width) },
    ...defined<Pick<PageSetup, 'header' | 'footer'>>({
      header: readEdge(section, 'headerReference', name, find),
      footer: readEdge(section, 'footerReference', name, find),
    }),
  }
}

/** What stands at an edge of the usual pages. */
function readEdge(section: DocxNode | undefined, kind: string, name: string, find: FindPart): Edge | undefined {
  const references = section?.children.filter((node) => node.name === kind) ?? []
  const usualOne = references.find((node) => valueAt(node, 'type') === 'default')
  const id = /\b[\w]+:id="([^"]*)"/.exec(usualOne?.attributes ?? '')?.[1]
  const part = usualOne === undefined ? undefined : find(id)
  if (part === undefined) return undefined
  const xml = new TextDecoder().decode(part.bytes)
  const root = partTree(part.bytes, name, part.path)
  const edge: Edge = {}
  for (const paragraph of root === undefined ? [] : paragraphsIn(root)) addParagraph(edge, paragraph, xml)
  return Object.keys(edge).length === 0 ? undefined : edge
}

function paragraphsIn(node: DocxNode): DocxNode[] {
  if (node.name === 'Fallback' || node.name === 'del') return []
  return node.name === 'p' ? [node] : node.children.flatMap(paragraphsIn)
}

/** A paragraph stands where it is aligned; tabs part what stands left, in the middle and to the right. */
function addParagraph(edge: Edge, paragraph: DocxNode, xml: string): void {
  const words = edgeWords(paragraph, xml)
  const jc = valueAt(childOf(childOf(paragraph, 'pPr'), 'jc'))
  const own = jc === 'center' ? 'center' : jc === 'right' || jc === 'end' ? 'right' : 'left'
  const pieces = words.split('\t')
  const sides = pieces.length === 1 ? ([own] as const) : (['left', 'center', 'right'] as const)
  for (const [nth, side] of sides.entries()) {
    const piece = (nth === 2 ? pieces.slice(2).join(' ') : pieces[nth])?.trim()
    if (piece) edge[side] = edge[side] === undefined ? piece : `${edge[side]} ${piece}`
  }
}

/** The words of a paragraph; fields of page numbers as `{page}` and `{pages}`, of others what they show. */
function edgeWords(paragraph: DocxNode, xml: string): string {
  const fields: { code: string; shows: boolean }[] = []
  let words = ''
  const say = (text: string) => {
    if (fields.every(({ shows, code }) => shows && pageWord(code) === undefined)) words += text
  }
  const walk = (node: DocxNode): void => {
    if (node.name === 't') say(decodeEntities(xml.slice(node.inner, node.innerEnd)))
    else if (node.name === 'tab') say('\t')
    else if (node.name === 'instrText') {
      const open = fields.at(-1)
      if (open) open.code += decodeEntities(xml.slice(node.inner, node.innerEnd))
    } else if (node.name === 'fldChar') {
      const kind = valueAt(node, 'fldCharType')
      if (kind === 'begin') fields.push({ code: '', shows: false })
      else if (kind === 'separate') fields.splice(-1, 1, { code: fields.at(-1)?.code ?? '', shows: true })
      else say(pageWord(fields.pop()?.code ?? '') ?? '')
    } else if (node.name === 'fldSimple' && pageWord(valueAt(node, 'instr') ?? '') !== undefined)
      say(pageWord(valueAt(node, 'instr') ?? '') ?? '')
    else if (node.name !== 'pPr' && node.name !== 'rPr' && node.name !== 'Fallback') node.children.forEach(walk)
  }
  walk(paragraph)
  return words
}

function pageWord(code: string): string | undefined {
  if (/^\s*PAGE\b/i.test(code)) return '{page}'
  return /^\s*(?:NUMPAGES|SECTIONPAGES)\b/i.test(code) ? '{pages}' : undefined
}
