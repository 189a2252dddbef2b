import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import { foldText } from '../text-fold.ts'
import { splitBlocks } from './blocks.ts'
import { sourceOf } from './rows-draft.ts'
import { type Block, lineOf, middle } from './slides-blocks.ts'
import { draftOf, levelOf, type SlidesDraft } from './slides-draft.ts'
import { labelOf, type SlideLabel } from './slides-labels.ts'
import { placeItem, readItemName } from './slides-tree.ts'

type BandField = SchemeField & { type: 'narratives' }

/** An item's box with what stands on its height. */
interface Band {
  item: Item
  box: Block
  top: number
  bottom: number
}

/**
 * Reads boxes that stand on the height of an item's own box, each under the heading nearest above it: a diagram whose rows are items.
 * Only fields with `of` are read so. Returns the blocks that were taken.
 */
export function readBands(draft: SlidesDraft, blocks: Block[], labels: SlideLabel[], parent: Item | undefined): Block[] {
  const own = labels.filter(({ field }) => field?.type === 'narratives' && field.of !== undefined)
  const headings = blocks.flatMap((block) => {
    const field = labelOf(own, lineOf(block))?.label.field
    return field ? [{ block, field: field as BandField }] : []
  })
  const [first] = headings
  const level = first?.field.of === undefined ? undefined : levelOf(draft, first.field.of)
  if (!first || !level) return []
  const taken = headings.map(({ block }) => block)
  const boxes = blocks.filter((block) => foldText(block.text).startsWith(foldText(level.label)) && lineOf(block).length < 40)
  const bands = boxes.flatMap((box): Band[] => {
    const title = blocks.find((one) => one !== box && isBelow(box, one) && /^「[^「」]*」$/.test(lineOf(one)))
    const name = readItemName(`${lineOf(box)}${title ? lineOf(title) : ''}`, level, draft)
    if (!name) return []
    taken.push(box, ...(title ? [title] : []))
    const [cell] = box.cells
    const whole: Block = title
      ? { ...box, rect: [box.rect[0], box.rect[1], box.rect[2], Math.max(box.rect[3], title.rect[3])] }
      : box
    return cell ? [{ item: placeItem(draft, level, name, parent, { cell }), box: whole, top: 0, bottom: 0 }] : []
  })
  setHeights(bands)
  for (const band of bands) {
    const beside = blocks.filter((block) => !taken.includes(block) && isIn(block, band) && block.rect[0] >= band.box.rect[2] - 2)
    taken.push(...beside)
    addBeside(draft, band.item, beside, headings)
  }
  return taken
}

const isBelow = (box: Block, one: Block) =>
  one.grid === box.grid ||
  (Math.abs(middle(one.rect, 0) - middle(box.rect, 0)) < 12 && one.rect[1] >= box.rect[1] && one.rect[1] - box.rect[3] < 30)

/** Bands reach halfway to the next; the first and the last as far outward as inward. */
function setHeights(bands: Band[]): void {
  bands.sort((a, b) => a.box.rect[1] - b.box.rect[1])
  for (const [nth, band] of bands.entries()) {
    const at = middle(band.box.rect, 1)
    const [before, after] = [bands[nth - 1], bands[nth + 1]].map((one) =>
      one ? Math.abs(middle(one.box.rect, 1) - at) / 2 : undefined,
    )
    const near = before ?? after ?? (band.box.rect[3] - band.box.rect[1]) / 2
    band.top = at - (before ?? near)
    band.bottom = at + (after ?? near)
  }
}

const isIn = ({ rect }: Block, { top, bottom }: Band) => middle(rect, 1) >= top && middle(rect, 1) < bottom

function addBeside(draft: SlidesDraft, item: Item, beside: Block[], headings: { block: Block; field: BandField }[]): void {
  const byField = new Map<BandField, Block[]>()
  for (const block of beside) {
    const far = ({ block: heading }: { block: Block }) => Math.abs(middle(heading.rect, 0) - middle(block.rect, 0))
    const { field } = headings.reduce((best, one) => (far(one) < far(best) ? one : best))
    byField.set(field, [...(byField.get(field) ?? []), block])
  }
  for (const [field, blocks] of byField) {
    const [head, next] = blocks.sort((a, b) => a.rect[1] - b.rect[1] || a.rect[0] - b.rect[0])
    const { headline } = draft.slides
    const apart = headline !== undefined && head && next && isHeadline(head, next)
    if (apart) addBlocks(draft, item, headline, [head])
    addBlocks(draft, item, field.role, apart ? blocks.slice(1) : blocks)
  }
}

/** A few words above more of them, without a letter or number before. */
const isHeadline = (head: Block, next: Block) =>
  lineOf(head).length <= 20 && lineOf(head).length < lineOf(next).length && !/^(?:[A-Za-z\d①-⑳・○◯〇●■(（])/.test(lineOf(head))

function addBlocks(draft: SlidesDraft, item: Item, role: BandField['role'], blocks: Block[]): void {
  const [cell] = blocks[0]?.cells ?? []
  if (!cell) return
  for (const { text, raw } of splitBlocks(blocks.map(lineOf).join('\n'), draft.scheme.blocks))
    draftOf(draft, item).narratives.push({ item: item.id, role, text, source: sourceOf(cell, raw) })
}
