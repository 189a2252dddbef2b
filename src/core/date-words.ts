/** Japan has one time zone and no summer time: an instant's day and hour there follow from arithmetic alone. */
function inJapan(instant: string) {
  const date = new Date(Date.parse(instant) + 9 * 3600_000)
  const pad = (value: number) => String(value).padStart(2, '0')
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time: `${date.getUTCHours()}:${pad(date.getUTCMinutes())}`,
  }
}

/** Reiwa began on 1 May 2019. */
const era = (year: number, month: number) =>
  year > 2019 || (year === 2019 && month >= 5)
    ? `令和${year === 2019 ? '元' : year - 2018}`
    : `平成${year === 1989 ? '元' : year - 1988}`

/** An instant as a day: 令和3年2月28日. */
export function formatDay(instant: string): string {
  const { year, month, day } = inJapan(instant)
  return `${era(year, month)}年${month}月${day}日`
}

/** An instant as day and time of day: 令和3年2月28日 14:05. */
export const formatInstant = (instant: string): string => `${formatDay(instant)} ${inJapan(instant).time}`

/** A date of figures (時点), a day or a month: 令和3年2月28日, 平成30年9月. */
export function formatAsOf(date: string): string {
  const [year = 0, month = 1, day] = date.split('-').map(Number)
  return `${era(year, month)}年${month}月${day === undefined ? '' : `${day}日`}`
}
