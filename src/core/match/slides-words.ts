import { parseMissing } from '../missing.ts'
import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import { cleanText } from '../text-fold.ts'
import { splitBlocks } from './blocks.ts'
import { sourceOf } from './rows-draft.ts'
import { draftOf, type SlidesDraft } from './slides-draft.ts'
import type { Piece } from './slides-lines.ts'
import type { PageField } from './slides-page.ts'
import { capacityOf, unwrapLines, widthOf } from './unwrap.ts'

/** How far to the right the words of each column of a slide reach, by where they begin, in steps of `step` points. */
export type RightEdges = Map<number, number>

const step = 20

/** The right edges of the words of a slide's fields; headings and labels may reach over the columns. */
export function rightEdges(fields: PageField[]): RightEdges {
  const edges: RightEdges = new Map()
  const words = fields.filter(({ field }) => field.type === 'narratives' || field.type === 'targets')
  for (const { from, to, cell } of words.flatMap(({ pieces }) => pieces)) {
    if (!cell.box) continue
    const key = Math.round(from / step)
    edges.set(key, Math.max(to, edges.get(key) ?? to))
  }
  return edges
}

/** A line as its writer ended it, with the piece where it begins. */
export interface WrittenLine {
  text: string
  piece: Piece
}

/** Joins lines that the page's width broke; only where lines are drawn one by one (`edges`) does a page break any. */
export function writtenLines(pieces: Piece[], edges: RightEdges | undefined): WrittenLine[] {
  const lines: (WrittenLine & { last: Piece })[] = []
  for (const piece of pieces) {
    const text = cleanText(piece.text).replace(/[ \t\u3000]+/g, ' ')
    if (text === '') continue
    const before = lines.at(-1)
    const joined = before && edges && joinWrapped(before.text, text, before.last, edges)
    if (before && joined !== undefined) {
      before.text = joined
      before.last = piece
    } else lines.push({ text, piece, last: piece })
  }
  return lines
}

/** Both as one line, where nothing more would have fitted on the first. */
function joinWrapped(before: string, text: string, { to, from, cell }: Piece, edges: RightEdges): string | undefined {
  const size = cell.box?.[3]
  if (size === undefined || size <= 0) return undefined
  if (cell.text.includes('\n')) return joinedWithin(before, text, capacityOf(cell))
  const key = Math.round(from / step)
  const right = Math.max(...[key - 1, key, key + 1].map((near) => edges.get(near) ?? to))
  return joinedWithin(before, text, widthOf(before) + Math.max(0, right - to) / size)
}

function joinedWithin(before: string, text: string, capacity: number): string | undefined {
  const joined = unwrapLines(`${before}\n${text}`, capacity)
  return joined.includes('\n') ? undefined : joined
}

/** Adds the words of a field to an item, one narrative a block. */
export function addNarratives(
  draft: SlidesDraft,
  item: Item,
  field: SchemeField & { type: 'narratives' },
  lines: WrittenLine[],
): void {
  const text = lines.map((line) => line.text).join('\n')
  const [first] = lines
  if (!first || parseMissing(text)) return
  const label = draft.labelled.has(field.role) ? { label: field.label } : {}
  for (const { text: words, status, raw } of splitBlocks(text, draft.scheme.blocks)) {
    const at = lines.find((line) => words.startsWith(line.text.slice(0, 12))) ?? first
    draftOf(draft, item).narratives.push({
      ...{ item: item.id, role: field.role, text: words, ...label },
      ...(status ? { status } : {}),
      source: sourceOf(at.piece.cell, raw),
    })
  }
}
