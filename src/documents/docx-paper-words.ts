import type { Look } from '#core/paper/look.ts'
import type { PaperBlock, Paragraph } from '#core/paper/paper.ts'
import { defined, isOn, paragraphLook, runLook, valueAt, type WordLook } from './docx-look.ts'
import { firstRun, isPageBreak } from './docx-paragraph.ts'
import type { PlaceParagraph } from './docx-places.ts'
import type { DocxStyles } from './docx-styles.ts'
import { childOf, type DocxNode } from './docx-tree.ts'

/** How a paragraph is set: by the file's usual looks, those around it (a table's), its style, itself, and its first words. */
export function lookOfParagraph(node: DocxNode, styles: DocxStyles, around: WordLook = {}): WordLook {
  const properties = childOf(node, 'pPr')
  const run = childOf(firstRun(node), 'rPr') ?? childOf(properties, 'rPr')
  return {
    ...styles.usual,
    ...around,
    ...styles.paragraph(valueAt(childOf(properties, 'pStyle'))),
    ...paragraphLook(properties),
    ...styles.words(valueAt(childOf(run, 'rStyle'))),
    ...runLook(run),
  }
}

/** The part of a look that Paper knows. */
export function paperLook({ before, after, outline, pageBreakBefore, ...look }: WordLook): Look {
  return look
}

/** A paragraph of the body as blocks of a paper: with its page breaks, and in a frame where it has one. `room`: points across the page. */
export function blocksOfParagraph(paragraph: PlaceParagraph, styles: DocxStyles, room: number): PaperBlock[] {
  const look = lookOfParagraph(paragraph.node, styles)
  const text = paragraph.text.trim() === '' ? '' : paragraph.number + paragraph.text
  const breaks = pageBreaks(paragraph.node)
  return [
    ...(look.pageBreakBefore || breaks === 'before' ? [{ type: 'pageBreak' } as const] : []),
    ...(text === '' && breaks !== undefined ? [] : [isFramed(look) ? framed(text, look, room) : plain(text, look)]),
    ...(breaks === 'after' ? [{ type: 'pageBreak' } as const] : []),
  ]
}

function plain(text: string, look: WordLook): Paragraph {
  const { outline } = look
  const heading = outline === 1 || outline === 2 || outline === 3 ? outline : undefined
  const sizes = defined<Pick<Paragraph, 'before' | 'after' | 'heading'>>({ before: look.before, after: look.after, heading })
  return { type: 'paragraph', text, look: paperLook(look), ...sizes }
}

const isFramed = ({ lines }: WordLook) => lines?.top !== undefined && lines.left !== undefined

/** A framed paragraph is as wide as its indentation leaves it. */
function framed(text: string, { indent, ...look }: WordLook, room: number): PaperBlock {
  const left = Math.min(indent ?? Number('0'), room * 0.9)
  const cell = { col: 0, text, look: { ...paperLook(look), room: { across: 4, down: 2 } } }
  return { type: 'table', columns: [room - left], rows: [{ cells: [cell] }], indent: left }
}

/** Where a page ends within a paragraph: before its words or after them. */
function pageBreaks(node: DocxNode): 'before' | 'after' | undefined {
  let found: 'before' | 'after' | undefined
  let worded = false
  const walk = (at: DocxNode): void => {
    if (at.name === 'br' && isPageBreak(at)) found ??= worded ? 'after' : 'before'
    else if (at.name === 't' && at.inner < at.innerEnd) worded = true
    else if (at.name !== 'pPr' && at.name !== 'txbxContent' && isOn(childOf(childOf(at, 'rPr'), 'vanish')) !== true)
      at.children.forEach(walk)
  }
  walk(node)
  return found
}
