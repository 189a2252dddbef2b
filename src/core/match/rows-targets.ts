import type { MissingReason } from '../missing.ts'
import { parseMissing } from '../missing.ts'
import type { Part } from '../observation.ts'
import { parseTarget, type Target } from '../target.ts'
import { cleanLine } from '../text-fold.ts'
import { cleanWords } from './blocks.ts'
import { readHeadFigure } from './labelled-figures.ts'
import { readSummed } from './summed-figure.ts'
import { cutEntries, splitChange } from './target-pieces.ts'
import { cutFormer } from './target-remarks.ts'

/** One `○ name [target]` of a targets cell (目標の欄). */
export interface TargetEntry {
  name: string
  target: Target
  /** Words that qualify the target: ※…, (変更) */
  text?: string
  /** The target is written in its parts alone (会場 40人 オンライン 100人), and is their sum. */
  parts?: Part[]
  /** ↓(変更): the entry after this one took its place within the year. */
  replaced?: true
  /** How that change was said: (変更) */
  change?: string
  /** It is another target of the indicator before it, which it replaced: [100社] → [50社]. */
  ofSame?: true
  raw: string
}

/** What a targets cell says: entries, or why there are none. */
export type TargetsReading = { entries: TargetEntry[] } | { none: MissingReason; text: string }

const change =
  /(?:[↓→⇒▼]{1,5}\s{0,3}[(（[【]?\s{0,3}(変更|見直し|修正|差替え?|差し替え)[^\s)）\]】○]*[)）\]】]?|^[(（]?\s*(変更)後?[)）]?$)/m
/** The target in its frame; 【】 and () only where the others are not there. */
const frames = [
  /\[([^[\]]*)\]|［([^［］]*)］|〔([^〔〕]*)〕/,
  /【([^【】]*)】\s*(?:$|[⇒→※])/,
  /[(（]([^()（）]*\d[^()（）]*(?:以上|以下|程度|未満|[^\d()（）]{1,4}))[)）]\s*(?:$|[⇒→※])/,
]

/** Reads a targets cell: any number of `○ name [target]`, remarks after ※, and ↓(変更) between a target and the one that replaced it. */
export function readTargets(text: string): TargetsReading {
  const reason = parseMissing(text)
  if (reason) return { none: reason, text }
  const pieces = cutEntries(text)
  const entries: TargetEntry[] = []
  for (const piece of pieces) {
    for (const [nth, part] of splitChange(piece).entries()) {
      const entry = readEntry(part)
      if (entry) entries.push(nth > 0 ? { ...entry, ofSame: true } : entry)
    }
  }
  for (const [nth, entry] of entries.entries()) {
    const next = entries[nth + 1]
    if (!entry.replaced || !next) continue
    next.text = [entry.change ?? '(変更)', next.text].filter((words) => words !== undefined).join(' ')
  }
  return { entries }
}

function readEntry(piece: string): TargetEntry | undefined {
  const raw = piece.trim()
  let words = cleanWords(piece).replace(/^(?:[○◯〇●■□◎・]|\(\d{1,2}\)|[①-⑳])\s*/, '')
  if (words === '') return undefined
  const changed = change.exec(words)
  if (changed) words = `${words.slice(0, changed.index)}${words.slice(changed.index + changed[0].length)}`.trim()
  const remarks = [...words.matchAll(/※.*$/gms)].map(([remark]) => cleanLine(remark))
  const plain = words.replace(/※.*$/gms, '').trim()
  const { name, written, rest } = takeFrame(plain)
  const bare = cutFormer(written, undefined)
  const read = bare.cut ? { ...parseTarget(bare.words), text: written } : parseTarget(written)
  const summed = read.qualitative ? sumOfTarget(written) : undefined
  const target = summed?.target ?? read
  const text = [...(target.text !== undefined ? [target.text] : []), ...(rest === '' ? [] : [rest]), ...remarks].join(' ')
  return {
    name: cleanName(name),
    target,
    ...(text === '' ? {} : { text }),
    ...(summed ? { parts: summed.parts } : {}),
    ...(changed ? { replaced: true as const, change: `(${changed[1] ?? changed[2]})` } : {}),
    raw,
  }
}

/** A target of which only parts are written, to their end. */
function sumOfTarget(written: string): { target: Target; parts: Part[] } | undefined {
  const summed = readSummed(written)
  if (!summed || written.slice(summed.length).trim() !== '') return undefined
  const bound = /(以上|以下|程度)\s*$/.exec(written)?.[1] as '以上' | '以下' | '程度' | undefined
  const comparator = bound && ({ 以上: '>=', 以下: '<=', 程度: '~' } as const)[bound]
  const { value, unit, parts } = summed
  return { target: { value, unit, ...(comparator ? { comparator } : {}), text: written.trim() }, parts }
}

/** The name before the frame, the target within it (with ⇒20件 after it), and what else stands there. */
function takeFrame(words: string): { name: string; written: string; rest: string } {
  for (const frame of frames) {
    const match = frame.exec(words)
    // 「来場者数：3,300人(6日間計)」: the figure stands before the brackets, which are a remark.
    if (!match || (/^[(（]/.test(match[0]) && /[:：][^:：]*\d\s*[^\s\d:：]{0,4}$/.test(words.slice(0, match.index)))) continue
    const inner = cleanName((match[1] ?? match[2] ?? match[3] ?? '') as string)
    const after = words.slice(match.index + match[0].replace(/[⇒→※]$/, '').length)
    const worked = /^\s*([⇒→=＝]\s*[^\s※()（）]+)/.exec(after)
    const rest = (worked ? after.slice(worked[0].length) : after).trim()
    return { name: words.slice(0, match.index), written: worked ? `${inner} ${worked[1]}` : inner, rest: cleanName(rest, ' ') }
  }
  return takeTail(words)
}

/** Without a frame: name:target, or a name and the figure with which the words end. */
function takeTail(words: string): { name: string; written: string; rest: string } {
  const colon = /^(.*?[^\d])[:：]\s*(.*)$/s.exec(words)
  if (colon && parseMissing(colon[2] as string) !== 'blank')
    return { name: colon[1] as string, written: cleanName(colon[2] as string), rest: '' }
  for (const match of words.matchAll(/[\s\u3000、]*(?=(?:約|のべ|延べ|年間?|計|累計)?[\d０-９])/g)) {
    const tail = words.slice(match.index)
    const head = words.slice(0, match.index)
    if (head.trim() === '' || /[\dA-Za-z第令和平成]$/.test(head.trim())) continue
    const figure = readHeadFigure(tail)
    if (figure && tail.slice(figure.length).trim() === '') return { name: head, written: tail.trim(), rest: '' }
  }
  return { name: words, written: '', rest: '' }
}

/** A name over several lines is one line; a space stays only between two words of Latin letters. */
export function cleanName(text: string, joint = ''): string {
  const line = text.replace(/(?<!\s)\s*\n\s*/g, (gap, at: number) =>
    /[A-Za-z]$/.test(text.slice(0, at)) && /^[A-Za-z]/.test(text.slice(at + gap.length)) ? ' ' : joint,
  )
  return joint === ''
    ? line
        .replace(/(?<=[」』】)\]])\s+|\s+(?=[「『【([])/g, '')
        .replace(/[:：\s]+$/, '')
        .trim()
    : line.replace(/\s+/g, ' ').trim()
}
