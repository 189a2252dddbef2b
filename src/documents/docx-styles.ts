import { paragraphLook, runLook, valueAt, type WordLook } from './docx-look.ts'
import { childOf, type DocxNode, growTree } from './docx-tree.ts'
import { decodeXml, scanXml } from './scan-xml.ts'

/** Styles of a Word file (スタイル): looks that paragraphs and tables take over by name. */
export interface DocxStyles {
  /** Looks where nothing else is said. */
  usual: WordLook
  /** Looks of a paragraph by its style, with those on which it rests. */
  paragraph(style: string | undefined): WordLook
  /** Looks of words by their style. */
  words(style: string | undefined): WordLook
  /** A table's style and those on which it rests, the nearest first. */
  table(style: string | undefined): DocxNode[]
}

/** A chain of styles that rest on each other is no longer than this. */
const longestChain = 20

/** A Word part as a tree. */
export function partTree(bytes: Uint8Array | undefined, name: string, part: string): DocxNode | undefined {
  if (bytes === undefined) return undefined
  const xml = decodeXml(bytes, { name, part })
  const { root, listener } = growTree(xml, { open: () => {}, close: () => {}, text: () => {} })
  scanXml(xml, listener, { name, part })
  return root
}

/** Reads the styles; a file without them has Word's usual looks. */
export function readDocxStyles(bytes: Uint8Array | undefined, name: string, part: string): DocxStyles {
  const root = childOf(partTree(bytes, name, part), 'styles')
  const all = root?.children.filter((node) => node.name === 'style') ?? []
  const byId = new Map(all.map((node) => [valueAt(node, 'styleId') ?? '', node]))
  const usualOf = (type: string) =>
    all.find((node) => valueAt(node, 'type') === type && /^(?:1|true|on)$/.test(valueAt(node, 'default') ?? ''))
  const defaults = childOf(root, 'docDefaults')
  const usual = {
    ...paragraphLook(childOf(childOf(defaults, 'pPrDefault'), 'pPr')),
    ...runLook(childOf(childOf(defaults, 'rPrDefault'), 'rPr')),
  }
  const chain = (style: string | undefined, type: string): DocxNode[] => {
    const found: DocxNode[] = []
    let at = (style === undefined ? undefined : byId.get(style)) ?? usualOf(type)
    while (at !== undefined && !found.includes(at) && found.length < longestChain) {
      found.push(at)
      at = byId.get(valueAt(childOf(at, 'basedOn')) ?? '')
    }
    return found
  }
  const known = new Map<string, WordLook>()
  const lookOf = (style: string | undefined, type: string): WordLook => {
    const key = `${type}/${style ?? ''}`
    const look = known.get(key) ?? mergeLooks(chain(style, type))
    known.set(key, look)
    return look
  }
  return {
    usual,
    paragraph: (style) => lookOf(style, 'paragraph'),
    words: (style) => (style === undefined ? {} : lookOf(style, 'character')),
    table: (style) => chain(style, 'table'),
  }
}

function mergeLooks(chain: DocxNode[]): WordLook {
  const looks = chain
    .toReversed()
    .map((style) => ({ ...paragraphLook(childOf(style, 'pPr')), ...runLook(childOf(style, 'rPr')) }))
  return Object.assign({}, ...looks) as WordLook
}
