import type { Item } from '../plan.ts'
import { cleanLine } from '../text-fold.ts'
import { levelOf, type SlidesDraft } from './slides-draft.ts'
import { titleKey } from './slides-index.ts'
import { placeItem } from './slides-tree.ts'
import type { WrittenLine } from './slides-words.ts'

/** Words under a number: (1) heading, then its lines. Without a number: what stands before the first. */
export interface NumberedPiece {
  code?: string
  title?: string
  lines: WrittenLine[]
}

const numberedLine = /^([(（]\d{1,2}[)）]|[①-⑳])\s*(\S.*)$/
/** 審議事項(例), 委員(5月7日現在): headings of what is told, not of what is done. */
const toldOnly = /(?:例|現在|名簿|一覧|順不同)\s*[)）]$/

/** Cuts the words of a field at the numbers with which its lines begin. */
export function cutNumbered(lines: WrittenLine[]): NumberedPiece[] {
  const pieces: NumberedPiece[] = []
  for (const line of lines) {
    const found = numberedLine.exec(line.text)
    const open = pieces.at(-1)
    if (found) pieces.push({ code: found[1] as string, title: headingOf(found[2] as string), lines: [line] })
    else if (open) open.lines.push(line)
    else pieces.push({ lines: [line] })
  }
  return pieces
}

/** 「講座の開催(2回程度/年)」, 「講座：」, 「講座 市内の人のための講座」: the heading alone. */
export function headingOf(text: string): string {
  const [head = ''] = cleanLine(text).split(/(?<=[^A-Za-z\d])\s+(?=[^A-Za-z\d])|[:：](?=.{12})/)
  return toldOnly.test(head)
    ? head
    : head
        .replace(/\s{0,2}[(（][^()（）\d]*\d[^()（）]*[)）]$/, '')
        .replace(/[:：。]$/, '')
        .trim()
}

/** Numbered pieces (取組) become items under the slide's own, where there are two or more and they say what is done. By their numbers. */
export function placeNumbered(draft: SlidesDraft, item: Item, pieces: NumberedPiece[]): Map<string, Item> {
  const placed = new Map<string, Item>()
  const level = draft.slides.numbered === undefined ? undefined : levelOf(draft, draft.slides.numbered)
  const numbered = pieces.flatMap(({ code, title, lines }) =>
    code && title && lines[0] ? [{ code, title, line: lines[0] }] : [],
  )
  if (!level || numbered.length < 2 || numbered.some(({ title }) => toldOnly.test(title) || title.length > 120)) return placed
  for (const { code, title, line } of numbered)
    placed.set(code, placeItem(draft, level, { title, code }, item, { cell: line.piece.cell, text: line.text }))
  return placed
}

/** The member that a numbered heading names: the same title, or one that goes on with the other. */
export function memberNamed(members: Item[], title: string | undefined): Item | undefined {
  const key = title === undefined ? '' : titleKey(title)
  if (key.length < 3) return undefined
  return (
    members.find((one) => titleKey(one.title) === key) ??
    members.find((one) => titleKey(one.title).startsWith(key) || key.startsWith(titleKey(one.title)))
  )
}
