import { type Era, eraPattern, eras } from './era.ts'
import { foldText } from './text-fold.ts'
import { plainInPlace } from './width.ts'
import { parseYearSpelling } from './year-spelling.ts'

/** The calendar year in which a Japanese fiscal year (年度) begins, in April: 令和2年度 = 2020. */
export type FiscalYear = number

/** `near`: the year of the document, by which 5年度 and 23 are understood. */
export interface YearContext {
  near?: FiscalYear | undefined
}

/** No spelling of a year or a span is longer. */
const longest = 60

/**
 * A text that is one fiscal year: 令和2年度, R2, Ｈ２８, 平成32年度 (= 2020), 令和元/平成31, 2011(H23)年度, 2020.
 * 5年度 and a bare 23 need `near`. Two spellings must agree. `undefined` for anything else.
 */
export function parseFiscalYear(text: string, context: YearContext = {}): FiscalYear | undefined {
  if (text.length > longest) return undefined
  const folded = foldText(text).replace(/^[([]([^()[\]]*)[)\]]$/, '$1')
  const single = parseYearSpelling(folded, context)
  if (single !== undefined) return single
  const twice = /^(.+?)[([](.+?)[)\]](年度|年)?$/.exec(folded) ?? /^(.+?)(?:[/・=]|または|又は)(.+?)$/.exec(folded)
  if (!twice) return undefined
  const [, first = '', second = '', ending = ''] = twice
  const years = [parseYearSpelling(first, context), parseYearSpelling(second + (/年度?$/.test(second) ? '' : ending), context)]
  return years[0] !== undefined && years[0] === years[1] ? years[0] : undefined
}

/** A fiscal year found in running text; `text` is as written. */
export interface FoundYear {
  year: FiscalYear
  text: string
  index: number
}

const spelled = `(?:${eraPattern}) {0,2}(?:元|\\d{1,2}|[一二三四五六七八九十]{1,3})|\\d{4}`
const yearInText = new RegExp(
  [
    `(?:${spelled})(?: {0,2}年度?)? {0,2}[(/・] {0,2}(?:${spelled})(?: {0,2}年度?)? {0,2}\\)?(?: {0,2}年度)?`,
    `(?:${spelled}) {0,2}年度`,
    String.raw`(?<![A-Za-z\d])[MTSHR](?:\d{1,2}|元)(?![\d.A-Za-z/年月:-])`,
    String.raw`(?<![\d.,])\d{1,2} {0,2}年度`,
    String.raw`(?:${spelled})(?= {0,2}[~〜～・-] {0,2}(?:${spelled}|\d{1,2})(?:\(\w+\))? {0,2}年度)`,
  ].join('|'),
  'g',
)

/** Fiscal years in running text: each 令和2年度, R2, 2011(H23)年度, and 5年度 where `near` is given. Dates are not years. */
export function findFiscalYears(text: string, context: YearContext = {}): FoundYear[] {
  const found: FoundYear[] = []
  const narrow = plainInPlace(text)
  for (const match of narrow.matchAll(yearInText)) {
    const last = found.at(-1)
    // The second end of a span (令和2～4年度) leaves out the era of the first.
    const joined = last && /^ {0,2}[~〜・-] {0,2}$/.test(narrow.slice(last.index + last.text.length, match.index))
    const year = parseFiscalYear(match[0], joined ? { near: last.year } : context)
    if (year !== undefined) found.push({ year, text: text.slice(match.index, match.index + match[0].length), index: match.index })
  }
  return found
}

/** Styles of printing: 令和2年度 | 2020年度 | R2. */
export type YearStyle = 'era' | 'western' | 'short'

/** Prints a fiscal year. The first year of an era is 元年度, and 2019 is 令和元年度 throughout (as the state decided). */
export function formatFiscalYear(year: FiscalYear, style: YearStyle): string {
  const era = eraOf(year)
  if (style === 'western' || !era) return `${year}年度`
  const count = year - era.first + 1
  return style === 'short' ? `${era.letter}${count}` : `${era.name}${count === 1 ? '元' : count}年度`
}

const eraOf = (year: FiscalYear): Era | undefined => eras.findLast((era) => era.first <= year)

/** A run of fiscal years (計画期間), both ends included. */
export interface FiscalSpan {
  from: FiscalYear
  to: FiscalYear
}

/**
 * A text that is a span: 2011(H23)〜2013(H25)年度, 令和2～4年度, 平成28年度から令和2年度まで, 2020～24年度.
 * `undefined` for a single year, for a span that runs backwards, and for anything else.
 */
export function parseFiscalSpan(text: string, context: YearContext = {}): FiscalSpan | undefined {
  if (text.length > longest) return undefined
  const folded = foldText(text).replace(/^[([](.*)[)\]]$/, '$1')
  const match = /^(.+?)(?:[~〜∼～-]|[‐–—―−]|から|・)(.+?)(?:まで)?$/.exec(folded)
  if (!match) return undefined
  const [, head = '', tail = ''] = match
  const from = parseFiscalYear(head, context)
  if (from === undefined || !/年度|\d{4}|[mtshr]\d/.test(folded)) return undefined
  const to = new RegExp(`^(?:${eraPattern})|^\\d{4}`, 'i').test(tail)
    ? parseFiscalYear(tail, context)
    : completeYear(tail, head, from)
  const listed = match[0].includes('・') && !/[~〜∼～-]/.test(folded)
  if (to === undefined || to <= from || (listed && to !== from + 1)) return undefined
  return { from, to }
}

/** 4年度 after 令和2, 24年度 after 2020. */
function completeYear(tail: string, head: string, from: FiscalYear): FiscalYear | undefined {
  const digits = /^(\d{1,2})(?:年度?)?$/.exec(tail)?.[1]
  if (digits === undefined) return undefined
  if (/^\d{4}/.test(head)) return Math.floor(from / 100) * 100 + Number(digits)
  const era = new RegExp(`^(?:${eraPattern})`, 'i').exec(head)?.[0]
  return parseFiscalYear(`${era ?? ''}${digits}年度`, { near: from })
}
