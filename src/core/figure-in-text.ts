import type { Qualities } from './figure-words.ts'
import { afterPattern, beforePattern, readQualities } from './figure-words.ts'
import { parseKanjiNumber } from './kanji-number.ts'
import { numeralPattern, parseNumeral } from './numeral.ts'
import { followsAsOrdinal, unitAtHead } from './unit.ts'
import { plainInPlace } from './width.ts'

/** A figure found in running text (文中の数値). `text` is as written, from the first qualifying word to the last. */
export interface FoundFigure extends Qualities {
  value: number
  unit?: string
  text: string
  /** Index of `text` in the searched text. */
  index: number
}

const inDigits = new RegExp(String.raw`(${beforePattern})(?:([▲△]|(?<![\d\p{L}])[-−])\s?)?(${numeralPattern})`, 'gu')
const inKanji = /([〇一二三四五六七八九十百千万億]{2,12})(件|人|名|社|回|団体|事業所|世帯)/g
const afterUnit = new RegExp(`^${afterPattern}`)
/** 10件増 is a change, 5回目 an ordinal, 1人当たり a divisor, 2回～3回 the end of a range. */
const notALevel = /^\s{0,4}(?:の?増|の?減|アップ|ダウン|上昇|低下|目(?!標)|[当あ]たり|[~〜∼～] ?\d)/

/** The surroundings of a place: enough for every pattern here, and no more to search. */
const beforehand = (narrow: string, at: number) => narrow.slice(Math.max(0, at - 24), at)
const afterwards = (narrow: string, at: number) => narrow.slice(at, at + 40)

/**
 * Figures in running text: のべ344人, 約1万2千人, ▲3%, 4,126件. A number counts where a known unit follows it, or where it stands
 * alone after a colon. Dates, ordinals (第3回, 5月), numbers inside a word or an address, changes (10件増) and the ends of a range do not.
 */
export function findFigures(text: string): FoundFigure[] {
  const narrow = plainInPlace(text)
  let end = 0
  const found = [...narrow.matchAll(inDigits)].map((match) => {
    const figure = figureAt(text, narrow, match.index < end ? withoutWords(match) : match)
    end = Math.max(end, endOf(figure))
    return figure
  })
  const kanji = [...narrow.matchAll(inKanji)].map((match) => kanjiFigureAt(text, match))
  const sorted = [...found, ...kanji].filter((figure) => figure !== undefined).sort((a, b) => a.index - b.index)
  return sorted.filter((figure, i) => figure.index >= endOf(sorted[i - 1]))
}

const endOf = (figure: FoundFigure | undefined) => (figure === undefined ? 0 : figure.index + figure.text.length)

/** A figure of which the words before were the unit of the figure before it: 3年間5回. */
function withoutWords(match: RegExpExecArray): RegExpExecArray {
  const [whole, before = '', ...rest] = match
  return Object.assign([whole.slice(before.length), '', ...rest] as unknown as RegExpExecArray, {
    index: match.index + before.length,
  })
}

function figureAt(text: string, narrow: string, match: RegExpExecArray): FoundFigure | undefined {
  const [whole, before = '', sign = '', digits = ''] = match
  const start = match.index
  const end = start + whole.length
  const numeral = parseNumeral(digits)
  if (!numeral || partOfSomethingElse(narrow, start + before.length, end)) return undefined
  const gap = afterwards(narrow, end).search(/[^ \t]|$/)
  const unit = unitAtHead(afterwards(narrow, end + gap))
  if (unit === undefined && !standsAfterColon(narrow, start, end)) return undefined
  if (unit === undefined && /\d:$/.test(beforehand(narrow, start))) return undefined
  const unitEnd = unit === undefined ? end : end + gap + unit.length
  const after = unit === undefined ? '' : (afterUnit.exec(afterwards(narrow, unitEnd))?.[0] ?? '')
  if (notALevel.test(afterwards(narrow, unitEnd + after.length))) return undefined
  return {
    value: sign === '' || numeral.value === 0 ? numeral.value : -numeral.value,
    ...(unit === undefined ? {} : { unit }),
    ...readQualities(before, 'before'),
    ...readQualities(after, 'after'),
    text: text.slice(start, unitEnd + after.length),
    index: start,
  }
}

function kanjiFigureAt(text: string, match: RegExpExecArray): FoundFigure | undefined {
  const [whole, digits = '', unit = ''] = match
  const number = parseKanjiNumber(digits)
  const index = match.index
  if (
    !number ||
    number.style === 'positional' ||
    !/[一二三四五六七八九]/.test(digits) ||
    /[第\d]/.test(text.slice(Math.max(0, index - 1), index))
  )
    return undefined
  return { value: number.value, unit, text: text.slice(index, index + whole.length), index }
}

/** Whether the digits from `start` to `end` belong to a date, an ordinal, a word or an address. */
function partOfSomethingElse(narrow: string, start: number, end: number): boolean {
  const head = beforehand(narrow, start)
  return (
    /\d[^\d\s]{0,3} ?[~〜∼～] ?$|[A-Za-z_\d#@][-.]?$|[\d/.][-−]?$|(?:令和|平成|昭和|大正|明治|第|No\.?|Vol\.?|午前|午後)\s*$/i.test(
      head,
    ) ||
    followsAsOrdinal(afterwards(narrow, end)) ||
    /^[A-Za-z_]+\d|^[.-]\d|^ ?[~〜∼～] ?\d/.test(afterwards(narrow, end))
  )
}

const standsAfterColon = (narrow: string, start: number, end: number) =>
  /[:=]\s*$/.test(beforehand(narrow, start)) &&
  /^(?:$|[\s、。,()])/.test(afterwards(narrow, end)) &&
  !/https?:/.test(narrow.slice(start - 8, start))
