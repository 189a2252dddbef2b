import { replaceNode } from './docx-edits.ts'
import { childOf, type DocxNode } from './docx-tree.ts'
import type { SlideEdits } from './pptx-write-place.ts'

/** Points as a slide counts them (EMU). */
export const emus = (points: number): number => Math.round(points * 12_700)

/** Sets an attribute of the first tag of a piece of XML. */
export function withAttribute(xml: string, name: string, value: number): string {
  const end = xml.indexOf('>')
  const tag = xml.slice(0, end).replace(new RegExp(`\\s${name}="[^"]*"`), '')
  return tag.replace(/^<[^\s/>]+/, (head) => `${head} ${name}="${value}"`) + xml.slice(end)
}

/** The frame of a table is as tall as its rows together, in points. */
export function setFrameHeight(edits: SlideEdits, frame: DocxNode, heights: readonly number[]): void {
  const size = childOf(childOf(frame, 'xfrm'), 'ext')
  const height = heights.reduce((sum, one) => sum + one, 0)
  if (size) replaceNode(edits, size, () => withAttribute(edits.xml.slice(size.from, size.to), 'cy', emus(height)))
}
