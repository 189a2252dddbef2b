import { findFiscalYears } from '../fiscal-year.ts'
import { foldLabelText } from '../label-pattern.ts'
import { cleanLine } from '../text-fold.ts'

/** A label as a scheme writes it, and the bare word in it that a dictionary is asked for. */
export interface WrittenLabel {
  /** `{年度}決算`: what changes from year to year is a placeholder. */
  pattern: string
  /** Folded, without placeholders, numbering, ornaments and units: 決算. */
  word: string
}

const year = '(?:\\d{4}|(?:令和|平成|昭和|[RHSrhs])\\s?(?:元|\\d{1,2}))(?:\\s?年度?|\\s?年)?'
const span = new RegExp(`${year}\\s?[~〜～\\-－]\\s?${year}`, 'g')
const date = /(?:(?:令和|平成|[RH])?\s?(?:元|\d{1,2})\s?年\s?)?\d{1,2}月(?:末|\d{1,2}日)(?:現在|時点)?/g
const ornaments = /^[\s■□●○◆◇◎★☆※▼▽▶▷【〈《<[]+|[\s】〉》>\]:：*＊]+$/g
const numbering = /^(?:[(（]\d{1,2}[)）]|\d{1,2}[.．、,](?!\d)|[①-⑳]|[(（]?[ァ-ンa-zA-Z][)）.．]|[ⅠⅡⅢⅣⅤ][.．]?\s*)\s*/
const money = /[(（](?:単位[:：]?)?[千百十万億]*円[)）]$/

/** Writes a label that stands on a paper as a scheme would have it. `undefined` where nothing but a year, a number or an ornament is there. */
export function writeLabel(text: string): WrittenLabel | undefined {
  const plain = cleanLine(text).replace(ornaments, '').replace(numbering, '').replace(ornaments, '').replace(money, '').trim()
  const pattern = yearsOut(plain.replace(span, '{期間}').replace(date, '{時点}')).replace(/[①-⑳]$/, '{番号}')
  const word = foldLabelText(pattern.replace(/\{[^{}]*\}/g, '').replace(/[(（][^()（）]*[)）]$/, ''))
  const left = word.replace(/[\d.,·:;()<>'"~\-/]/g, '')
  return left === '' ? undefined : { pattern, word }
}

/** 令和6年度決算 → {年度}決算. A bare number is no year. */
function yearsOut(text: string): string {
  let out = text
  for (const found of findFiscalYears(text).toReversed())
    if (!/^\d{1,3}$/.test(found.text) && !inBraces(text, found.index))
      out = `${out.slice(0, found.index)}{年度}${out.slice(found.index + found.text.length)}`
  return out.replace(/^[RHS](\d{1,2})(?=[^\d])/, '{年度}').replace(/\{年度\}度/g, '{年度}')
}

const inBraces = (text: string, at: number) => text.lastIndexOf('{', at) > text.lastIndexOf('}', at)
