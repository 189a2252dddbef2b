import type { Grid } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import type { SlidesDraft } from './slides-draft.ts'
import type { SlideLabel } from './slides-labels.ts'
import { cutNumbered, memberNamed, placeNumbered } from './slides-numbered.ts'
import { fieldsOf, readPage, type SlidePage } from './slides-page.ts'
import { type PageItem, readPageItem } from './slides-page-item.ts'
import { proseOf } from './slides-prose.ts'
import { readSlideTargets } from './slides-targets.ts'
import { addNarratives, rightEdges, type WrittenLine, writtenLines } from './slides-words.ts'

/** Reads a slide that is about one item (個票): what its head says, its words, the numbered pieces in them, and its targets. */
export function readSheet(draft: SlidesDraft, grids: Grid[], labels: SlideLabel[], broken: boolean): boolean {
  return readSheetPage(draft, readPage(grids, labels), broken)
}

/** The same, of a slide that is taken apart already. */
export function readSheetPage(draft: SlidesDraft, page: SlidePage, broken: boolean): boolean {
  const about = readPageItem(draft, page)
  if (!about) return false
  const edges = broken ? rightEdges(page.fields) : undefined
  const words = fieldsOf(page, 'narratives').map(({ field, pieces }) => ({ field, lines: writtenLines(pieces, edges) }))
  for (const { field, lines } of words) addWords(draft, about, field, lines)
  const cut = words.filter(({ field }) => field.role !== 'purpose').map(({ lines }) => cutNumbered(lines))
  const numbered = cut.find((pieces) => pieces.filter(({ code }) => code !== undefined).length > 1)
  const placed = about.members.length === 0 && numbered ? placeNumbered(draft, about.item, numbered) : new Map<string, Item>()
  for (const pieces of cut) draft.prose.push(...proseOf(pieces, about.item, placed))
  for (const { pieces } of fieldsOf(page, 'targets')) {
    const items = about.members.length > 0 ? about.members : [about.item]
    readSlideTargets(draft, items, writtenLines(pieces, edges))
  }
  return true
}

/** Words of a slide about several items: those under a number that names one of them are that one's. */
function addWords(
  draft: SlidesDraft,
  { item, members }: PageItem,
  field: SchemeField & { type: 'narratives' },
  lines: WrittenLine[],
): void {
  const pieces = members.length === 0 ? [] : cutNumbered(lines)
  if (!pieces.some(({ title }) => memberNamed(members, title))) {
    addNarratives(draft, item, field, lines)
    return
  }
  for (const { title, lines: own } of pieces) {
    const member = memberNamed(members, title)
    // The heading that names the member is no more of its words than a label is.
    addNarratives(draft, member ?? item, field, member ? own.slice(1) : own)
  }
}
