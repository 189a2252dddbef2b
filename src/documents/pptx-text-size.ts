import { childOf, type DocxNode } from './docx-tree.ts'
import { pointsOf } from './pptx-places.ts'
import { attributeOf } from './scan-xml.ts'
import { widthOf } from './xlsx-text-shape.ts'

/** A paragraph as it is set on a slide: its lines, the size of its letters and the height of a line, both in points. */
export interface SetParagraph {
  text: string
  size: number
  lineHeight: number
}

/** Room between a frame and its words, in points. */
export interface Insets {
  left: number
  right: number
  top: number
  bottom: number
}

/** Letters without a size of their own. */
const usualSize = 18
/** These fonts leave much room between lines. */
const airy = /游|Yu ?Gothic|Yu ?Mincho|Meiryo(?! ?UI)|メイリオ(?! ?UI)|Noto/i

/** How the paragraphs of a frame would be set if they said this: looks as the paragraph's own, text as given. */
export function setParagraph(node: DocxNode, xml: string, text: string): SetParagraph {
  const run = node.children.find(({ name }) => name === 'r' || name === 'fld' || name === 'br')
  const looks = childOf(run, 'rPr') ?? childOf(node, 'endParaRPr')
  const sized = Number(attributeOf(looks?.attributes ?? '', 'sz') ?? Number.NaN) / 100
  const size = sized > 0 ? sized : usualSize
  const font = looks === undefined ? '' : xml.slice(looks.inner, looks.innerEnd)
  const percent = childOf(childOf(childOf(node, 'pPr'), 'lnSpc'), 'spcPct')
  const spacing = Number(attributeOf(percent?.attributes ?? '', 'val') ?? '100000') / 100_000
  const line = (airy.test(font) ? 1.5 : 1.22) * (spacing > 0 ? spacing : 1)
  return { text, size, lineHeight: size * line }
}

/** Points that paragraphs need in height where lines may be so wide; an estimate, letter by letter. `scale`: all letters smaller. */
export function heightOfParagraphs(paragraphs: readonly SetParagraph[], width: number, scale = 1): number {
  return paragraphs.reduce((all, { text, size, lineHeight }) => {
    const own = size * scale
    // A line ends before a letter that may not begin the next: half a letter is left empty on the average.
    const room = Math.max(own, width - own / 2)
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, own) / room)), 0)
    return all + lines * lineHeight * scale
  }, 0)
}

/** Insets of a shape (`a:bodyPr`), or of a cell (`a:tcPr`). */
export function insetsOf(properties: DocxNode | undefined, kind: 'shape' | 'cell'): Insets {
  const names = kind === 'shape' ? ['lIns', 'rIns', 'tIns', 'bIns'] : ['marL', 'marR', 'marT', 'marB']
  const [left = 7.2, right = 7.2, top = 3.6, bottom = 3.6] = names.map((name, nth) =>
    pointsOf(properties, name, nth < 2 ? 7.2 : 3.6),
  )
  return { left, right, top, bottom }
}
