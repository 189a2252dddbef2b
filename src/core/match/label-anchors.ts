import { findFigures } from '../figure-in-text.ts'
import { foldText, foldWithPositions } from '../text-fold.ts'

/** A place where a label ends and its figure is to follow. */
export interface LabelAnchor {
  /** Readings of the label, the shortest first. */
  labels: string[]
  /** Where the shortest label begins. */
  start: number
  valueAt: number
  bracketed: boolean
  /** Set where the label itself carries a remark in brackets: 参加者(視聴者). */
  qualified?: string
  /** Words before the figure that give its date: 1月末で. */
  dated?: string
}

/** No label is longer, in characters. */
const longest = 120
const openers = '([{「『【〈<《（［'
const closers = ')]}」』】〉>》）］'
/** (ア) ① 1. ・ before the words of a list's line. */
const enumerator = /^(?:[(（][アイウエオカキクケコa-zA-Z一-十\d]{1,2}[)）]|[①-⑳]|[・●■◆◇○◯※*-]|\d{1,2}[.)](?=\D))\s*/

/** Every colon with words before it, and every place where one of the names stands with a figure right after. */
export function findAnchors(words: string, names: string[]): LabelAnchor[] {
  const anchors: LabelAnchor[] = []
  for (const match of words.matchAll(/[:：]/g)) {
    const [before, after] = [
      words.slice(Math.max(0, match.index - longest), match.index),
      words.slice(match.index + 1, match.index + 3),
    ]
    // Neither a web address nor a time of day.
    if (after.startsWith('//') || /:\/\/\S*$/.test(before) || (/\d$/.test(before) && /^\d/.test(after))) continue
    const anchor = readLabelBefore(words, match.index)
    if (anchor) anchors.push(anchor)
  }
  const fold = names.length > 0 ? foldWithPositions(words) : { folded: '', at: [] }
  for (const name of new Set(names.flatMap(spellings))) anchors.push(...findName(words, fold, name))
  return anchors.sort((a, b) => a.valueAt - b.valueAt || a.start - b.start)
}

/** 実用化数 stands in words as 実用化 2件 too. */
function spellings(name: string): string[] {
  const stem = name.replace(/(?:件|人|回|社|名)?数$/, '')
  return stem.length >= 2 && stem !== name ? [name, stem] : [name]
}

/** Walks back from the colon to where a label may begin; brackets within it are balanced. */
function readLabelBefore(words: string, colon: number): LabelAnchor | undefined {
  let depth = 0
  let at = colon
  const starts: number[] = []
  for (; at > Math.max(0, colon - longest); at--) {
    const before = words[at - 1] as string
    if (closers.includes(before)) depth++
    else if (openers.includes(before)) {
      if (depth === 0) break
      depth--
    }
    if (depth > 0) continue
    if (/[:：]/.test(before)) at = afterFigure(words, at, colon)
    if (/[\n。:：]/.test(before)) break
    if (/[\s、,，\-－—―–→⇒※]/.test(before)) starts.push(at)
    else if (closers.includes(before) && !/[」』)）>]/.test(before)) starts.push(at)
  }
  const bracketed = openBefore(words, at)
  const candidates = [...starts, at]
    .map((start) => cleanLabel(words, start, colon))
    .filter(({ label }) => label !== '' && !/^[\d,.]+$/.test(label))
  const [first] = candidates
  if (!first) return undefined
  const labels = [...new Set(candidates.map(({ label }) => label))]
  const remark = /[(（][^()（）]*[)）]$/.exec(first.label)?.[0]
  return { labels, start: first.start, valueAt: colon + 1, bracketed, ...(remark === undefined ? {} : { qualified: remark }) }
}

/** 参加者数:100人満足度: — a line's end that was lost leaves the figure of the label before at the head of this one. */
function afterFigure(words: string, at: number, colon: number): number {
  const gap = words.slice(at, colon)
  const [figure] = findFigures(gap)
  const end = figure && at + figure.index + figure.text.length
  return end !== undefined && figure?.unit !== undefined && end < colon && gap.slice(0, figure.index).trim() === '' ? end : at
}

function cleanLabel(words: string, start: number, end: number): { label: string; start: number } {
  let at = start
  for (;;) {
    const rest = words.slice(at, end)
    const skip = /^\s+/.exec(rest)?.[0] ?? enumerator.exec(rest)?.[0]
    if (skip === undefined) return { label: rest.replace(/\s+/g, ' ').trim(), start: at }
    at += skip.length
  }
}

/** Whether a bracket is open at this place of its line. */
function openBefore(words: string, at: number): boolean {
  let depth = 0
  for (let back = at; back > Math.max(0, at - 4 * longest); back--) {
    const before = words[back - 1] as string
    if (/[)）\]］]/.test(before)) depth++
    else if (/[(（[［]/.test(before)) {
      if (depth === 0) return true
      depth--
    }
  }
  return false
}

const dateIn = (gap: string): Pick<LabelAnchor, 'dated'> => {
  const date = /[^はがも\s、,]*月末(?:現在|時点)?/.exec(gap)?.[0]
  return date === undefined ? {} : { dated: date }
}

/** は, a date of the figure (1月末で), a space: what may stand between a name and its figure. */
const gapAfterName =
  /^\s*(?:[はがも]|[…→⇒=＝])?[\s、,]*(?:(?:(?:令和|平成)?\d{1,2}年)?\d{1,2}月末(?:現在|時点)?[でに]?[\s、,]*(?=[\d約のべ延]))?/

/** Places where the name itself stands, not within a longer word, and a figure follows after a space, は or nothing. */
function findName(words: string, { folded, at }: { folded: string; at: number[] }, name: string): LabelAnchor[] {
  const wanted = foldText(name)
  const anchors: LabelAnchor[] = []
  for (let found = folded.indexOf(wanted); wanted !== '' && found >= 0; found = folded.indexOf(wanted, found + 1)) {
    const start = at[found] as number
    const end = (at[found + wanted.length - 1] as number) + 1
    const gap = gapAfterName.exec(words.slice(end, end + 40))?.[0] as string
    const follows = words[end + gap.length] ?? ''
    if (
      !/^[\d０-９約のべ延計▲△]/.test(follows) ||
      /[\p{L}\p{N}]$/u.test(words.slice(Math.max(0, start - 4), start).replace(/[のはがをにで]$/, ' '))
    )
      continue
    anchors.push({
      labels: [name],
      start,
      valueAt: end + gap.length,
      ...dateIn(gap),
      bracketed: openBefore(words, start),
    })
  }
  return anchors
}
