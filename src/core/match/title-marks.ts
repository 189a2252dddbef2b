import type { Item } from '../plan.ts'
import { cleanText } from '../text-fold.ts'

/** What a title says besides the name: fields, a code before it, and marks. */
export type TitleReading = Pick<Item, 'title'> & Partial<Pick<Item, 'delivery' | 'isNew' | 'code' | 'marks'>>

type MarkMeaning = Partial<Pick<Item, 'delivery' | 'isNew'>>

/** What these words mean on any paper; a scheme may say otherwise. */
const commonMarks: Record<string, MarkMeaning> = { 協調: { delivery: 'coordinated' }, 新規: { isNew: true } }
const remarkWords = ['重点', '拡充', '拡大', '継続', '一部新規', '再掲', '縮小', '廃止', '終了', '完了', '見直し', '統合', '国庫']

const wordOf = (mark: string) => mark.replace(/^[([{<【〔「]|[)\]}>】〕」]$/g, '')
const footnote = /\s*(?:[(（]?(?:※|\*|注)\s*\d{0,2}[)）]?|[(（]注[)）])$/
const bulletMarks = /^([◎○◯〇●★☆■□◆◇▲△])\s*/
const codeBefore =
  /^(\([0-9]{1,2}\)|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+(?=[\s.、])|[0-9]{1,2}(?:[-－‐−–][0-9]{1,2})*(?=[.、]|\s+\D))[.、]?\s*(?=\S)/

/** Takes one bracketed mark off either end of the title: `word` is what stood in the brackets. */
function takeBracketed(title: string): { word: string; rest: string } | undefined {
  const after = /^(.*\S)\s*[([【<〔]([^()[\]【】<>〔〕]{1,8})[)\]】>〕]$/s.exec(title)
  if (after) return { word: after[2] as string, rest: after[1] as string }
  const before = /^[([【<〔]([^()[\]【】<>〔〕]{1,8})[)\]】>〕]\s*(\S.*)$/s.exec(title)
  if (before) return { word: before[1] as string, rest: before[2] as string }
  return undefined
}

/**
 * Reads the title (事業名) of an item: marks such as (協調), 【新規】 or a footnote's ※1 leave it and become fields;
 * a number before it becomes the code; words in brackets that mean nothing of the kind stay.
 */
export function readTitle(text: string, titleMarks: Record<string, MarkMeaning> = {}): TitleReading {
  const meanings: Record<string, MarkMeaning> = { ...commonMarks }
  for (const [mark, meaning] of Object.entries(titleMarks)) meanings[wordOf(mark)] = meaning
  const reading: TitleReading = { title: cleanText(text).replace(/\s+/g, ' ').trim() }
  const marks: string[] = []
  for (let before = ''; before !== reading.title; ) {
    before = reading.title
    reading.title = reading.title.replace(footnote, '')
    const bullet = bulletMarks.exec(reading.title)
    if (bullet && reading.title.length > bullet[0].length) {
      marks.push((bullet[1] as string).replace('〇', '○'))
      reading.title = reading.title.slice(bullet[0].length)
    }
    takeMarks(reading, meanings, marks)
    takeCode(reading)
  }
  return marks.length > 0 ? { ...reading, marks } : reading
}

/** Takes bracketed words of known meaning: several may stand in one pair of brackets, (新規・協調). */
function takeMarks(reading: TitleReading, meanings: Record<string, MarkMeaning>, marks: string[]): void {
  const taken = takeBracketed(reading.title)
  if (!taken) return
  const words = taken.word.split(/[・、,/\s]/).map((word) => word.replace(/事業$/, ''))
  if (!words.every((word) => meanings[word] || remarkWords.includes(word))) return
  for (const word of words) {
    if (meanings[word] && Object.keys(meanings[word]).length > 0) Object.assign(reading, meanings[word])
    else marks.push(word)
  }
  reading.title = taken.rest.trim()
}

/** 朝市の開催(204417): a code so long is no year. */
const codeBehind = /^(.*\S)\s*[(（]([0-9]{5,12})[)）]$/

function takeCode(reading: TitleReading): void {
  const behind = codeBehind.exec(reading.title)
  if (behind && reading.code === undefined) {
    reading.code = behind[2] as string
    reading.title = behind[1] as string
    return
  }
  const found = codeBefore.exec(reading.title)
  if (!found || reading.code !== undefined) return
  reading.code = found[1] as string
  reading.title = reading.title.slice(found[0].length)
}
