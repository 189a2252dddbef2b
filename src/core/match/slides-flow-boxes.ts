import type { Grid } from '../grid.ts'
import { findLabels } from '../label.ts'
import type { Item } from '../plan.ts'
import type { SchemeField } from '../scheme-field.ts'
import { foldText } from '../text-fold.ts'
import { sourceOf } from './rows-draft.ts'
import { headedItem } from './slides-boxes.ts'
import { draftOf, levelOf, type SlidesDraft } from './slides-draft.ts'
import { endsSentence, type FlowLine, flowLines, isNameLike } from './slides-flow.ts'
import { labelOf, type SlideLabel } from './slides-labels.ts'
import { readSlideTargets } from './slides-targets.ts'
import { placeItem, readItemName } from './slides-tree.ts'

/** A paragraph: lines up to the next blank one or the next bullet. */
interface Paragraph {
  text: string
  lines: FlowLine[]
}

/** What the plain text of a diagram still tells: its item and targets, terms, and what its rows list by letters. */
export function readFlowBoxes(draft: SlidesDraft, grids: Grid[], labels: SlideLabel[]): void {
  const lines = flowLines(grids)
  const item = headedItem(draft, lines[0]?.cell)
  const paragraphs = cutParagraphs(lines)
  if (item) readTargets(draft, item, lines, labels)
  readTerms(draft, paragraphs, labels, item)
  readLettered(draft, lines, paragraphs, labels, item)
}

/** 【目標】 with the lines right below it. */
function readTargets(draft: SlidesDraft, item: Item, lines: FlowLine[], labels: SlideLabel[]): void {
  const own = labels.filter(({ field }) => field?.type === 'targets')
  const at = lines.findIndex(({ text }) => labelOf(own, framed.exec(text)?.[1] ?? text))
  if (at < 0) return
  const end = lines.findIndex((line, nth) => nth > at && line.apart)
  const found = lines.slice(at, end < 0 ? undefined : end).map((line) => ({ ...line, text: line.text.replace(framed, '$2') }))
  const written = found
    .filter(({ text }) => !labelOf(own, text))
    .map(({ text, cell }) => ({ text, piece: { text, cell, from: 0, to: 1 } }))
  readSlideTargets(draft, [item], written)
}

const framed = /^[【<＜]([^】>＞]{1,20})[】>＞]\s*(\S.*)$/s

function cutParagraphs(lines: FlowLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    // A word broken off at a line's end goes on after a blank line of the copy.
    if (
      open &&
      ((!line.apart && !(endsSentence(open.text) && isNameLike(line.text))) ||
        (!/^[A-Z○◯〇▶・]/.test(line.text) && open.text.length > 20 && !endsSentence(open.text) && isBroken(open.text)))
    ) {
      open.text += line.text
      open.lines.push(line)
    } else paragraphs.push({ text: line.text, lines: [line] })
  }
  return paragraphs
}

const isBroken = (text: string) => /[をにのはがとで、]$/.test(text)

const bulleted = /[○◯〇]\s*([^○◯〇]+?)(?=\s*[○◯〇]|$)/g

/** ○ names, then as many sentences; or a name right behind the sentence that says what it means. */
function readTerms(draft: SlidesDraft, paragraphs: Paragraph[], labels: SlideLabel[], item: Item | undefined): void {
  const field = labels.find((one) => one.field?.type === 'terms')
  const head = field && paragraphs.find(({ text }) => findLabels(field.label, text).length > 0)
  if (!field || !head) return
  const names = paragraphs.flatMap((one) =>
    [...one.text.matchAll(bulleted)].map((match) => ({ name: match[1] as string, at: one })),
  )
  const words = labels.find((one) => one.field?.type === 'narratives' && one.field.of === undefined)?.field
  if (names.length > 1) {
    const from = paragraphs.indexOf(names.at(-1)?.at as Paragraph) + 1
    const meanings = paragraphs
      .slice(from)
      .filter(({ text }) => text.length >= 15 && !/^[A-Z] ?[^A-Za-z]/.test(text))
      .slice(0, names.length)
    if (meanings.length < names.length) return
    for (const [nth, { name }] of names.entries()) addTerm(draft, name, meanings[nth] as Paragraph)
    if (item && words?.type === 'narratives' && endsSentence(head.text)) addWords(draft, item, words, head)
    return
  }
  const open: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const own = paragraph.lines.map(({ text }) => text)
    if (paragraph === head || /^[▶]/.test(paragraph.text)) {
      if (item && words?.type === 'narratives' && /^[▶]/.test(paragraph.text)) addWords(draft, item, words, paragraph)
    } else if (paragraph.text.length >= 15 && endsSentence(paragraph.text)) open.push(paragraph)
    else if (open.length > 0 && (own[0] as string).length >= 4 && !/^【[^【】]*】$/.test(paragraph.text))
      addTerm(draft, own[0] as string, open.pop() as Paragraph)
  }
}

function addTerm(draft: SlidesDraft, name: string, meaning: Paragraph): void {
  const [line] = meaning.lines
  const term = name.replace(/^【[^【】]*】(?=.)/, '').trim()
  if (line && term !== '') draft.terms.push({ term, definition: meaning.text, source: sourceOf(line.cell, meaning.text) })
}

function addWords(draft: SlidesDraft, item: Item, field: SchemeField & { type: 'narratives' }, { text, lines }: Paragraph): void {
  const [line] = lines
  if (line)
    draftOf(draft, item).narratives.push({
      item: item.id,
      role: field.role,
      text: text.replace(/^▶\s*/, ''),
      source: sourceOf(line.cell, text),
    })
}

/** A …, B …, A …: each row of letters is of the next item of its level, which the same slide names. */
function readLettered(
  draft: SlidesDraft,
  lines: FlowLine[],
  paragraphs: Paragraph[],
  labels: SlideLabel[],
  parent: Item | undefined,
): void {
  const field = labels
    .flatMap((one) => (one.field?.type === 'narratives' && one.field.of !== undefined ? [one.field] : []))
    .at(-1)
  const level = field?.of === undefined ? undefined : levelOf(draft, field.of)
  if (!field || !level) return
  const items = lines.flatMap(({ text, cell }) => {
    const name = foldText(text).startsWith(foldText(level.label)) ? readItemName(text, level, draft) : undefined
    return name?.unnamed ? [{ name, cell }] : []
  })
  const groups: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const letter = /^([A-Z])\s+\S/.exec(paragraph.text)?.[1]
    if (letter === 'A') groups.push([paragraph])
    else if (letter !== undefined) groups.at(-1)?.push(paragraph)
  }
  if (items.length !== groups.length) return
  const ordered = items.sort((a, b) => Number(a.name.code) - Number(b.name.code))
  for (const [nth, { name, cell }] of ordered.entries()) {
    const group = groups[nth] as Paragraph[]
    const text = group.map((one) => one.text).join('\n')
    addWords(draft, placeItem(draft, level, name, parent, { cell }), field, { text, lines: group.flatMap((one) => one.lines) })
  }
}
