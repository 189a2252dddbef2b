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
const numbering =
  /^(?:[(（]\d{1,2}[)）]|\d{1,2}(?:[.．、,](?!\d)|[\s\u3000]+(?=[^\d\s]))|[①-⑳]|[(（]?[ァ-ンa-zA-Z][)）.．]|[ⅠⅡⅢⅣⅤ][.．]?\s*)\s*/
const money = /[(（](?:単位[:：]?)?[千百十万億]*円[)）]$/

/** 指標1, 成果指標名２: one of several alike, by its number. */
const numbered = /((?:指標|目標|KPI)(?:の?(?:名|名称))?)\s?[1-9]$/
/** 事業費 A, 総事業費 (A+B), ①＋②: a letter by which a sum refers to the row. */
const sumLetters = /(?<=[ぁ-んァ-ヶ一-龠])\(?(?:[a-e](?:[+=×*][a-e])*|\d(?:[+=×*]\d)+)\)?$/

/** (A)＋(B), ①＋④ */
const sumOfLetters = /[\s\u3000]*[(（]?[A-ZＡ-Ｚ①-⑨][)）]?(?:\s*[+＋×]\s*[(（]?[A-ZＡ-Ｚ①-⑨][)）]?)+$/

/** Writes a label that stands on a paper as a scheme would have it. `undefined` where nothing but a year, a number or an ornament is there. */
export function writeLabel(text: string): WrittenLabel | undefined {
  const plain = cleanLine(text).replace(ornaments, '').replace(numbering, '').replace(ornaments, '').replace(money, '').trim()
  const pattern = yearsOut(plain.replace(span, '{期間}').replace(date, '{時点}'))
    .replace(/[①-⑳]$/, '{番号}')
    .replace(numbered, '$1{番号}')
  const word = wordOf(pattern)
  const left = word.replace(/[\d.,·:;()<>'"~\-/]/g, '')
  return left === '' ? undefined : { pattern, word }
}

/** What a year is to the paper: 前年度 令和5年度. */
const relative = /(?:前々|前|本|今|当|当該|翌|次|評価|評価対象|対象|実施)年度(?=[\s(（]*\{年度\})/g

/** What a remark in brackets stands behind; 令和6年度(実績) is the remark itself. */
function wordOf(pattern: string): string {
  const bare = pattern
    .replace(relative, '')
    .replace(/\{[^{}]*\}/g, '')
    .replace(sumOfLetters, '')
  const before = foldLabelText(bare.replace(/[(（][^()（）]*[)）]$/, ''))
  if (before !== '') return before.replace(sumLetters, '')
  return !pattern.includes('{') ? '' : foldLabelText(bare.replace(/^\s*[(（]([^()（）]*)[)）]$/, '$1'))
}

/** 令和6年度決算 → {年度}決算. A bare number is no year. */
function yearsOut(text: string): string {
  let out = text
  for (const found of findFiscalYears(text).toReversed())
    if (!/^\d{1,3}$/.test(found.text) && !inBraces(text, found.index))
      out = `${out.slice(0, found.index)}{年度}${out.slice(found.index + found.text.length)}`
  return out
    .replace(/^[RHS](\d{1,2})(?=[^\d])/, '{年度}')
    .replace(/\{年度\}度/g, '{年度}')
    .replace(/(?<![\d.]|令和|平成|昭和)(?:\d{1,2}|元)年度/g, '{年度}')
}

const inBraces = (text: string, at: number) => text.lastIndexOf('{', at) > text.lastIndexOf('}', at)
