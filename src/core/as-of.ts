import { eraByName, eraPattern } from './era.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { IsoDate } from './source.ts'
import { foldText } from './text-fold.ts'
import { plainInPlace } from './width.ts'

/** `fiscalYear`: the year of the document, in which a date without a year falls. */
export interface DateContext {
  fiscalYear?: FiscalYear | undefined
}

const year = `(?<era>${eraPattern})? {0,2}(?<year>元|\\d{1,4})`
const month = '(?<month>1[0-2]|0?[1-9])'
const day = String.raw`(?<day>3[01]|[12]\d|0?[1-9])`
const end = '(?<end>末日?)'
const shapes = [
  `${year} {0,2}年 {0,2}${month} {0,2}月(?: {0,2}${day} {0,2}日| {0,2}${end})?`,
  `${year}[./-]${month}(?:[./-]${day}|月?${end})?`,
  `${year} {0,2}年度${end}`,
  `${month} {0,2}月(?: {0,2}${day} {0,2}日| {0,2}${end})`,
  `${month}/${day}`,
  `年度${end}`,
]
/** What makes a date the date of the figures. */
const asOfWord = '(?:時点|現在|現況)'
const whole = shapes.map((shape) => new RegExp(String.raw`^[※*]?\(?\s*(?:${shape})\s*(?:の?${asOfWord})?\)?$`, 'i'))

/**
 * A text that is the date of figures (時点): 令和3年2月末 → 2021-02-28, H30.9 → 2018-09, 2/23現在 within the fiscal year.
 * A date that the calendar does not have, and one without a year where none is given, are `undefined`.
 */
export function parseAsOf(text: string, context: DateContext = {}): IsoDate | undefined {
  if (text.length > 60) return undefined
  const folded = foldText(text)
  for (const pattern of whole) {
    const groups = pattern.exec(folded)?.groups
    const date = groups && readDate(groups, context)
    if (date !== undefined) return date
  }
  return undefined
}

const inWords = shapes.map((shape) => new RegExp(String.raw`(?<![\d/.])(?:${shape})(?: {0,2}の?${asOfWord})?`, 'gi'))
const endsAsOf = new RegExp(`${asOfWord}$`)
/** What every such date has; of a long ledger nearly no cell has it. */
const mayBeAsOf = new RegExp(`末|${asOfWord}`)

/** A date of figures found in running text; `text` is as written. */
export interface FoundDate {
  date: IsoDate
  text: string
  index: number
}

/** Dates that say they are the date of figures: 2/23現在, 12月末時点, 令和3年2月末. A plain date (開催日) is not one. */
export function findAsOf(text: string, context: DateContext = {}): FoundDate[] {
  const narrow = plainInPlace(text)
  if (!mayBeAsOf.test(narrow)) return []
  const found: FoundDate[] = []
  for (const pattern of inWords) {
    for (const match of narrow.matchAll(pattern)) {
      const { groups, index } = match
      const covered = found.some((other) => index < other.index + other.text.length && other.index < index + match[0].length)
      if (
        !groups ||
        covered ||
        !(groups.end || endsAsOf.test(match[0])) ||
        /^(?:[日\d]|まで|から|に|を|で期限|頃)/.test(narrow.slice(index + match[0].length, index + match[0].length + 4))
      )
        continue
      const date = readDate(groups, context)
      if (date !== undefined) found.push({ date, text: text.slice(index, index + match[0].length), index })
    }
  }
  return found.sort((a, b) => a.index - b.index)
}

/** From the named parts: era, year, month, day, end. */
function readDate(parts: Record<string, string | undefined>, { fiscalYear }: DateContext): IsoDate | undefined {
  const calendarYear = readCalendarYear(parts)
  if (parts.month === undefined) {
    const ending = parts.year === undefined ? fiscalYear : calendarYear
    return ending === undefined ? undefined : `${ending + 1}-03-31`
  }
  const monthNumber = Number(parts.month)
  const inYear = parts.year === undefined ? withinFiscalYear(monthNumber, fiscalYear) : calendarYear
  if (inYear === undefined) return undefined
  const stem = `${inYear}-${String(monthNumber).padStart(2, '0')}`
  if (parts.end !== undefined) return `${stem}-${daysIn(inYear, monthNumber)}`
  if (parts.day === undefined) return stem
  return Number(parts.day) <= daysIn(inYear, monthNumber) ? `${stem}-${parts.day.padStart(2, '0')}` : undefined
}

function readCalendarYear({ era: eraName, year: digits }: Record<string, string | undefined>): number | undefined {
  if (digits === undefined) return undefined
  const count = digits === '元' ? 1 : Number(digits)
  const era = eraName === undefined ? undefined : eraByName(eraName)
  if (era) return count >= 1 && count <= 99 ? era.first + count - 1 : undefined
  return count >= 1868 && count <= 2150 ? count : undefined
}

const withinFiscalYear = (monthNumber: number, fiscalYear: FiscalYear | undefined) =>
  fiscalYear === undefined ? undefined : monthNumber >= 4 ? fiscalYear : fiscalYear + 1

function daysIn(calendarYear: number, monthNumber: number): number {
  if (monthNumber === 2) return calendarYear % 4 === 0 && (calendarYear % 100 !== 0 || calendarYear % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(monthNumber) ? 30 : 31
}

/** The last day of a fiscal year (年度末): 2020 → 2021-03-31. */
export function fiscalYearEnd(fiscalYear: FiscalYear): IsoDate {
  return `${fiscalYear + 1}-03-31`
}
