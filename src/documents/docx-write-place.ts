import { type DocxEdits, endTag, openTag, render, replaceNode } from './docx-edits.ts'
import { lookOf, newParagraph, type ParagraphLook, rewriteParagraph, writtenControl } from './docx-paragraph.ts'
import type { DocxPlace, PlaceParagraph } from './docx-places.ts'
import { around, childOf, type DocxNode, isWithin } from './docx-tree.ts'
import { linesOf } from './docx-words.ts'
import { isSoft, likeLine, withWords } from './place-lines.ts'

/**
 * Puts a value into a place of a template. In a cell every line is a paragraph, as long as the cell is not written with soft breaks; it looks
 * like the template's line with the same mark at its head (○, ・), else like the one in its place. A number that Word counts out by itself
 * is not written a second time.
 */
export function writePlace(edits: DocxEdits, place: DocxPlace, value: string | number): void {
  const [first] = place.paragraphs
  if (first === undefined) {
    writeBare(edits, place, value)
    return
  }
  const lines = linesOf(typeof value === 'number' ? withWords(value, first.text) : value)
  const numbered = first.number !== '' && lines[0]?.startsWith(first.number) === true
  if (numbered) lines[0] = (lines[0] ?? '').slice(first.number.length)
  openControls(edits, first.node)
  const looks = place.paragraphs.map(({ node }) => lookOf(edits, node))
  if (place.kind === 'line' || first.number !== '' || isSoft(place.paragraphs)) {
    replaceNode(edits, first.node, () => rewriteParagraph(edits, first.node, lines, looks[0] as ParagraphLook))
    for (const other of place.paragraphs.slice(1)) removeParagraph(edits, place, other, first)
  } else writeParagraphs(edits, place, lines, looks)
}

function writeParagraphs(edits: DocxEdits, place: DocxPlace, lines: string[], looks: ParagraphLook[]): void {
  const { paragraphs } = place
  const lookAt = (line: string, nth: number) => looks[likeLine(paragraphs, line, nth)] as ParagraphLook
  for (const [nth, paragraph] of paragraphs.entries()) {
    const line = lines[nth]
    if (line === undefined) {
      removeParagraph(edits, place, paragraph, paragraphs[0] as PlaceParagraph)
      continue
    }
    const rest = nth === paragraphs.length - 1 ? lines.slice(nth + 1) : []
    replaceNode(edits, paragraph.node, () => {
      const own = rewriteParagraph(edits, paragraph.node, [line], lookAt(line, nth))
      return own + rest.map((one, more) => newParagraph(paragraph.node, one, lookAt(one, nth + 1 + more))).join('')
    })
  }
}

/** A paragraph that is no longer needed goes; where the file cannot be without it, it stays empty. */
function removeParagraph(edits: DocxEdits, place: DocxPlace, { node }: PlaceParagraph, first: PlaceParagraph): void {
  const control = outermostControl(node, place.node)
  if (control !== undefined && !isWithin(first.node, control) && !hasTable(control)) {
    replaceNode(edits, control, () => '')
    return
  }
  const siblings = node.parent?.children ?? []
  const before = siblings[siblings.indexOf(node) - 1]
  const ends = siblings.at(-1) === node && before?.name === 'tbl'
  replaceNode(edits, node, () => {
    const empty = rewriteParagraph(edits, node, [], { ...lookOf(edits, node), run: '' })
    return ends || holdsMore(empty) ? empty : ''
  })
}

/** Whether something is left in a paragraph without its words: a bookmark, a drawing. */
const holdsMore = (paragraph: string) => {
  const inside = paragraph.replace(/<\w*:?pPr\b(?:[^>]*\/>|[\s\S]*?<\/\w*:?pPr>)/, '').replace(/^<[^>]*>|<\/[^>]*>$/g, '')
  return /<(?!\w*:?proofErr\b)/.test(inside)
}

const hasTable = (node: DocxNode): boolean => node.children.some((child) => child.name === 'tbl' || hasTable(child))

function outermostControl(node: DocxNode, cell: DocxNode): DocxNode | undefined {
  let found: DocxNode | undefined
  for (let at = around(node, 'sdt'); at !== undefined && isWithin(at, cell) && at !== cell; at = around(at, 'sdt')) found = at
  return found
}

/** Content controls around a place that is written show no sample any more. An old twin of a text box (Fallback) would tell the old words. */
function openControls(edits: DocxEdits, node: DocxNode): void {
  for (let at = around(node, 'sdt'); at !== undefined; at = around(at, 'sdt')) {
    const properties = childOf(at, 'sdtPr')
    if (properties?.children.some(({ name }) => name === 'showingPlcHdr' || name === 'dataBinding'))
      replaceNode(edits, properties, () => writtenControl(edits, properties))
  }
  for (let at = around(node, 'AlternateContent'); at !== undefined; at = around(at, 'AlternateContent'))
    for (const child of at.children) if (child.name === 'Fallback') replaceNode(edits, child, () => '')
}

/** A cell without any paragraph is no Word file's; it gets one. */
function writeBare(edits: DocxEdits, { node }: DocxPlace, value: string | number): void {
  const paragraphs = linesOf(value).map((line) => newParagraph(node, line, { paragraph: '', run: '' }))
  replaceNode(edits, node, () => {
    const inside = node.children.map((child) => render(edits, child)).join('')
    return openTag(edits, node) + inside + paragraphs.join('') + endTag(node)
  })
}
