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
const inKanji = /([〇一二三四五六七八九十百千万億]{2,})(件|人|名|社|回|団体|事業所|世帯)/g
const afterUnit = new RegExp(`^${afterPattern}`)

/**
 * Figures in running text: のべ344人, 約1万2千人, ▲3%, 4,126件. A number counts where a known unit follows it, or where it stands
 * alone after a colon. Dates, ordinals (第3回, 5月), numbers inside a word or an address, and changes (10件増) do not.
 */
export function findFigures(text: string): FoundFigure[] {
  const narrow = plainInPlace(text)
  const found = [...narrow.matchAll(inDigits)].map((match) => figureAt(text, narrow, match))
  const kanji = [...narrow.matchAll(inKanji)].map((match) => kanjiFigureAt(text, match))
  return [...found, ...kanji].filter((figure) => figure !== undefined).sort((a, b) => a.index - b.index)
}

function figureAt(text: string, narrow: string, match: RegExpExecArray): FoundFigure | undefined {
  const [whole, before = '', sign = '', digits = ''] = match
  const start = match.index
  const end = start + whole.length
  const numeral = parseNumeral(digits)
  if (!numeral || partOfSomethingElse(narrow, start + before.length, end)) return undefined
  const gap = narrow.slice(end).search(/[^ \t]|$/)
  const unit = unitAtHead(narrow.slice(end + gap))
  if (unit === undefined && !standsAfterColon(narrow, start, end)) return undefined
  if (/\d:$/.test(narrow.slice(0, start)) && unit === undefined) return undefined
  const unitEnd = unit === undefined ? end : end + gap + unit.length
  const after = unit === undefined ? '' : (afterUnit.exec(narrow.slice(unitEnd))?.[0] ?? '')
  if (/^\s*(?:の?増|の?減|アップ|ダウン|上昇|低下|目(?!標)|[当あ]たり)/.test(narrow.slice(unitEnd + after.length)))
    return undefined
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
  const head = narrow.slice(0, start)
  return (
    /[A-Za-z_\d#@][-.]?$|[\d/.][-−]?$|(?:令和|平成|昭和|大正|明治|第|No\.?|Vol\.?|午前|午後)\s*$/i.test(head) ||
    followsAsOrdinal(narrow.slice(end)) ||
    /^[A-Za-z_]+\d|^[.-]\d/.test(narrow.slice(end))
  )
}

const standsAfterColon = (narrow: string, start: number, end: number) =>
  /[:=]\s*$/.test(narrow.slice(0, start)) &&
  /^(?:$|[\s、。,()])/.test(narrow.slice(end)) &&
  !/https?:/.test(narrow.slice(start - 8, start))
