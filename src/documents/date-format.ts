import type { Token } from './number-format.ts'

/** Parts of a moment as a worksheet keeps it: days since 1899-12-30 (or 1904-01-01), with the time as the fraction. */
interface Moment {
  year: number
  month: number
  day: number
  weekday: number
  hours: number
  minutes: number
  seconds: number
  /** Hours, minutes and seconds since the beginning, for [h], [mm], [ss]. */
  elapsed: { hours: number; minutes: number; seconds: number }
}

const dayMilliseconds = 86_400_000
const weekdays = ['日', '月', '火', '水', '木', '金', '土']
const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 元号 with the first day of each, newest first; the letter is what `g` shows. */
const eras = [
  { from: 20190501, first: 2019, letter: 'R', short: '令', long: '令和' },
  { from: 19890108, first: 1989, letter: 'H', short: '平', long: '平成' },
  { from: 19261225, first: 1926, letter: 'S', short: '昭', long: '昭和' },
  { from: 19120730, first: 1912, letter: 'T', short: '大', long: '大正' },
  { from: 18680125, first: 1868, letter: 'M', short: '明', long: '明治' },
]

/** Whether the tokens of a number format make it a date or time format. */
export function isDateToken(token: string): boolean {
  return /^(?:y+|m+|d+|h+|s+|a{3,4}|e+|g+|AM\/PM|A\/P|\[h+\]|\[m+\]|\[s+\])$/i.test(token)
}

/** Shows a serial date by the tokens of its format; literal tokens come as they are, `{ literal }`. */
export function formatMoment(serial: number, tokens: Token[], date1904: boolean): string | undefined {
  const moment = momentOf(serial, date1904, tokens)
  if (moment === undefined) return undefined
  const noon = tokens.some((token) => typeof token === 'string' && /^(?:AM\/PM|A\/P)$/i.test(token))
  return tokens
    .map((token, index) =>
      typeof token === 'string' ? showToken(token, moment, { noon, minutes: isMinutes(tokens, index), serial }) : token.literal,
    )
    .join('')
}

/** The serial system has a 29 February 1900 that never was: before 1 March 1900 days are one off. */
function momentOf(serial: number, date1904: boolean, tokens: Token[]): Moment | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  const last = tokens.findLast((token) => typeof token === 'string' && /^\[?[hms]+\]?$/i.test(token))
  const fraction = tokens.some((token) => typeof token === 'string' && /^\.0+$/.test(token))
  const step = fraction || last === undefined ? 1 : 1000
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Math.round(((days - 25_569) * dayMilliseconds) / step) * step)
  const whole = Math.round((serial * dayMilliseconds) / step) * step
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    hours: at.getUTCHours(),
    minutes: at.getUTCMinutes(),
    seconds: at.getUTCSeconds(),
    elapsed: { hours: Math.floor(whole / 3_600_000), minutes: Math.floor(whole / 60_000), seconds: Math.floor(whole / 1000) },
  }
}

/** `m` is minutes after an hour or before seconds, else a month. */
function isMinutes(tokens: Token[], index: number): boolean {
  const isTime = (token: Token) => typeof token === 'string' && isDateToken(token)
  const before = tokens.slice(0, index).findLast(isTime)
  const after = tokens.slice(index + 1).find(isTime)
  return (typeof before === 'string' && /^\[?h+\]?$/i.test(before)) || (typeof after === 'string' && /^\[?s+\]?$/i.test(after))
}

function showToken(token: string, moment: Moment, context: { noon: boolean; minutes: boolean; serial: number }): string {
  const lower = token.toLowerCase()
  const wide = token.length >= 2
  if (/^\.0+$/.test(token))
    return (context.serial * 86_400 - Math.floor(context.serial * 86_400)).toFixed(token.length - 1).slice(1)
  if (lower.startsWith('[')) return showElapsed(lower, moment)
  if (lower === 'am/pm') return moment.hours < 12 ? 'AM' : 'PM'
  if (lower === 'a/p') return moment.hours < 12 ? 'A' : 'P'
  switch (lower[0]) {
    case 'y':
      return token.length <= 2 ? padded(moment.year % 100, true) : String(moment.year)
    case 'g':
      return eraName(moment, token.length)
    case 'e':
      return padded(eraYear(moment), wide)
    case 'm':
      return context.minutes ? padded(moment.minutes, wide) : showMonth(moment.month, token.length)
    case 'd':
      return showDay(moment, token.length)
    case 'a':
      return `${weekdays[moment.weekday]}${token.length >= 4 ? '曜日' : ''}`
    case 'h':
      return padded(context.noon ? moment.hours % 12 || 12 : moment.hours, wide)
    case 's':
      return padded(moment.seconds, wide)
    default:
      return ''
  }
}

function showElapsed(token: string, { elapsed }: Moment): string {
  const value = token[1] === 'h' ? elapsed.hours : token[1] === 'm' ? elapsed.minutes : elapsed.seconds
  return String(value).padStart(token.length - 2, '0')
}

function showMonth(month: number, length: number): string {
  const english = englishMonths[month - 1] ?? ''
  if (length === 3) return english.slice(0, 3)
  if (length === 4) return english
  if (length >= 5) return english.slice(0, 1)
  return padded(month, length === 2)
}

function showDay({ day, weekday }: Moment, length: number): string {
  const english = englishDays[weekday] ?? ''
  if (length === 3) return english.slice(0, 3)
  return length >= 4 ? english : padded(day, length === 2)
}

function padded(value: number, wide: boolean): string {
  return String(value).padStart(wide ? 2 : 1, '0')
}

function eraOf({ year, month, day }: Moment) {
  return eras.find((era) => year * 10_000 + month * 100 + day >= era.from)
}

function eraName(moment: Moment, length: number): string {
  const era = eraOf(moment)
  return era === undefined ? '' : length === 1 ? era.letter : length === 2 ? era.short : era.long
}

function eraYear(moment: Moment): number {
  const era = eraOf(moment)
  return era === undefined ? moment.year : moment.year - era.first + 1
}
