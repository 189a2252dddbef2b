import { endTag } from './docx-edits.ts'
import { childOf, type DocxNode, growTree } from './docx-tree.ts'
import { paragraphsIn, wordsIn } from './pptx-places.ts'
import type { Place } from './pptx-shapes.ts'
import { heightOfParagraphs, insetsOf, setParagraph } from './pptx-text-size.ts'
import { scanXml } from './scan-xml.ts'

/** Smaller letters nobody can read on paper, in points; those that the template itself has smaller stay as they are. */
export const smallestLetters = 7
const steps = [1, 0.9, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3]

/** A box whose words were written, with letters as small as they must be; `spills`: even the smallest are too large for its frame. */
export interface FittedBox {
  xml: string
  spills: boolean
}

/** Makes the letters of a shape smaller where its words would not fit into its frame (自動調整). Nothing else of it changes. */
export function fitBox(xml: string, [, , width, height]: Place): FittedBox {
  const shape = parse(xml)
  const body = childOf(shape, 'txBody')
  const properties = childOf(body, 'bodyPr')
  if (!shape || !properties || width <= 0 || height <= 0) return { xml, spills: false }
  const { left, right, top, bottom } = insetsOf(properties, 'shape')
  const [across, down] = [width - left - right, height - top - bottom]
  // 縦書き: lines run down.
  const [line, depth] = /\svert="(?!horz)/.test(properties.attributes) ? [down, across] : [across, down]
  const isSingle = /\swrap="none"/.test(properties.attributes)
  const set = paragraphsIn(shape).map((node) => setParagraph(node, xml, wordsIn(node, xml)))
  const needs = (scale: number) => heightOfParagraphs(set, isSingle ? Number.POSITIVE_INFINITY : line, scale)
  const least = Math.min(1, smallestLetters / Math.max(...set.map(({ size }) => size)))
  // A frame that is lower than one line of its own is no measure of anything.
  const room = Math.max(depth, Math.max(...set.map(({ lineHeight }) => lineHeight)))
  const allowed = steps.filter((step) => step >= least)
  const scale = allowed.find((step) => needs(step) <= room + 0.5)
  const used = scale ?? (allowed.at(-1) as number)
  // What the words of the specimen needed is not what these need.
  const isScaled = properties.children.some(
    ({ name, attributes }) => name === 'normAutofit' && /\s(?:fontScale|lnSpc)/.test(attributes),
  )
  return { xml: used === 1 && !isScaled ? xml : withScale(xml, properties, used), spills: scale === undefined }
}

function parse(xml: string): DocxNode | undefined {
  const { root, listener } = growTree(xml, { open: () => {}, close: () => {}, text: () => {} })
  scanXml(xml, listener, { name: 'slide', part: 'shape' })
  return root.children[0]
}

/** The order of what may stand in the properties: `prstTxWarp`, then how words are fitted, then the rest. */
function withScale(xml: string, properties: DocxNode, scale: number): string {
  const { prefix, from, inner, to } = properties
  const fit = `<${prefix}normAutofit${scale === 1 ? '' : ` fontScale="${Math.round(scale * 100_000)}"`}/>`
  const kept = properties.children.filter(({ name }) => !/^(?:noAutofit|normAutofit|spAutoFit)$/.test(name))
  const slices = kept.map((child) => ({ name: child.name, text: xml.slice(child.from, child.to) }))
  const before = slices.filter(({ name }) => name === 'prstTxWarp').map(({ text }) => text)
  const after = slices.filter(({ name }) => name !== 'prstTxWarp').map(({ text }) => text)
  const tag = xml.slice(from, inner).replace(/\/>$/, '>')
  return xml.slice(0, from) + tag + [...before, fit, ...after].join('') + endTag(properties) + xml.slice(to)
}
