import { type DocxEdits, replaceNode } from './docx-edits.ts'
import type { DocxNode } from './docx-tree.ts'
import { linesOf } from './docx-words.ts'
import { isSoft, likeLine, withWords } from './place-lines.ts'
import { type SlideLook, slideLookOf, slideParagraph } from './pptx-paragraph.ts'
import { type PptxPlace, paragraphsIn } from './pptx-places.ts'

/** What takes the place of elements of a slide, and which of its paragraphs go. */
export interface SlideEdits extends DocxEdits {
  gone: Set<DocxNode>
}

/** Begins to edit a slide. */
export const beginSlideEdits = (xml: string): SlideEdits => ({ xml, by: new Map(), touched: new Set(), gone: new Set() })

/**
 * Writes a value into a place of a slide (スライドへの記入): every line is a paragraph that looks like the template's, unless that has soft
 * breaks. A bullet that the slide sets by itself is not written a second time. A paragraph of a box with nothing to say goes.
 */
export function writeSlidePlace(edits: SlideEdits, place: PptxPlace, value: string | number): void {
  const { node, paragraphs } = place
  const [first] = paragraphs
  if (first === undefined) return
  const lines = linesOf(typeof value === 'number' ? withWords(value, first.text) : value).map((line) =>
    withoutBullet(line, first),
  )
  const looks = paragraphs.map((one) => slideLookOf(edits, one.node))
  const lookAt = (line: string, nth: number) => looks[likeLine(paragraphs, line, nth)] as SlideLook
  const { prefix } = first.node
  const written = isSoft(paragraphs)
    ? slideParagraph(prefix, lines, looks[0] as SlideLook)
    : lines.map((line, nth) => slideParagraph(prefix, [line], lookAt(line, nth))).join('')
  const isNothing = lines.every((line) => line === '')
  if (place.kind === 'line' && isNothing && !isLast(edits, node, first.node)) removeParagraph(edits, first.node)
  else {
    edits.gone.delete(first.node)
    replaceNode(edits, first.node, () => written)
  }
  for (const other of paragraphs.slice(1)) removeParagraph(edits, other.node)
}

function removeParagraph(edits: SlideEdits, node: DocxNode): void {
  edits.gone.add(node)
  replaceNode(edits, node, () => '')
}

/** A box without any paragraph is no PowerPoint file's. */
const isLast = ({ gone }: SlideEdits, shape: DocxNode, node: DocxNode) =>
  paragraphsIn(shape).every((one) => one === node || gone.has(one))

/** 「・ 」 that stands before the paragraph without being typed. */
function withoutBullet(line: string, { node, text }: PptxPlace['paragraphs'][number]): string {
  const properties = node.children.find(({ name }) => name === 'pPr')
  if (!properties?.children.some(({ name }) => name === 'buChar' || name === 'buAutoNum')) return line
  const bullet = /^\S{1,4} |^[①-⑳]/.exec(text)?.[0] ?? ''
  return bullet !== '' && line.startsWith(bullet) ? line.slice(bullet.length) : line
}
