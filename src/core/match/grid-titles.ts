import type { Item } from '../plan.ts'
import type { SchemeLevel } from '../scheme.ts'
import { cleanLine, cleanText } from '../text-fold.ts'
import { readTitle, type TitleReading } from './title-marks.ts'

const number = String.raw`[(（]\d{1,2}[)）]|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+(?=[\s.．、-])|\d{1,2}(?:[-－‐–.．]\d{1,2}){1,3}(?![\d%％])|\d{1,2}[.．、)）](?!\d)`
const bullet = '[◎○◯〇●★☆■□◆◇▲△・]'
const japanese = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・、。]`
const brokenLine = new RegExp(`(?<=${japanese}) (?=${japanese})`, 'gu')

/** Words of a name on one line: wrapped lines joined, also where copied text left a blank for the line's end. */
export function cleanName(text: string): string {
  return cleanLine(text).replace(/ +/g, ' ').replace(brokenLine, '')
}

/** Cuts a cell of items (取組, 施策) where a number or mark of the same kind as its first stands at the head of a line or after a blank. */
export function cutTitles(text: string, level: SchemeLevel): string[] {
  const own = level.code === undefined ? '' : `${level.code}|`
  const head = new RegExp(`(^|[\\s\\u3000])(?:((?:${own}${number}))|(${bullet}))(?=\\s*\\S)`, 'gmu')
  const words = cleanText(text)
  const hits = [...words.matchAll(head)].map((hit) => ({
    at: hit.index + (hit[1] as string).length,
    kind: hit[3] === undefined ? 'number' : 'bullet',
    opensLine: hit.index === 0 || hit[1] === '\n' || words[hit.index - 1] === '\n',
  }))
  const [first] = hits
  if (!first || first.at > 0) return words === '' ? [] : [words]
  const cuts = hits
    .filter(({ kind, opensLine }) => kind === first.kind && (opensLine || !words.includes('\n')))
    .map(({ at }) => at)
  return cuts.map((at, nth) => words.slice(at, cuts[nth + 1] ?? words.length).trim())
}

/** Reads one title of a level: its number, before it perhaps the level's own name (施策1-1), marks and name. */
export function readItemTitle(
  text: string,
  level: SchemeLevel,
  titleMarks: Record<string, Partial<Pick<Item, 'delivery' | 'isNew'>>>,
): TitleReading {
  const line = cleanName(text).replace(/^[・]\s*/, '')
  const labelled = new RegExp(
    `^${escapePattern(level.label)}\\s*((?:\\d{1,3}|[一二三四五六七八九十]{1,3}|[ⅠⅡⅢⅣⅤ])(?:[-－‐–.]\\d{1,2}){0,3})[\\s:：.、]+(?=\\S)`,
    'u',
  ).exec(line)
  const reading = readTitle(labelled ? line.slice(labelled[0].length) : line, titleMarks)
  if (labelled) return { ...reading, code: labelled[1] as string }
  const own =
    level.code === undefined || reading.code !== undefined
      ? null
      : new RegExp(`^(?:${level.code})[\\s.．、:：]*(?=\\S)`, 'u').exec(reading.title)
  if (own) return { ...reading, code: own[0].replace(/[\s.．、:：]+$/, ''), title: reading.title.slice(own[0].length) }
  const dashed = reading.code === undefined ? /^(\d{1,2}(?:[-－‐–.．]\d{1,2}){1,3})\s*(?=\D)/.exec(reading.title) : null
  return dashed ? { ...reading, code: dashed[1] as string, title: reading.title.slice(dashed[0].length) } : reading
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
