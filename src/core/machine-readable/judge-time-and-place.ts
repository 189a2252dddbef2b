import { placeOf, wordsAt } from './checked-table.ts'
import { isTimeHeading } from './number-words.ts'
import { type Break, breaksIn, brokenBy, type Judge } from './outcome.ts'
import type { ShapedTable } from './table-shape.ts'

const era = /^(?:明治|大正|昭和|平成|令和|[明大昭平令MTSHR])\s*(?:元|\d{1,2})(?:\s*年|[.．/／-]\d|\s*$)/
const western = /(?:19|20)\d\d/
/** JIS X 0301: R08.05.13 */
const shortEra = /^[MTSHR]\d{2}\.\d{2}\.\d{2}$/
const ambiguous = /^\d{2}[/.-]\d{1,2}[/.-]\d{1,2}$/

type Writing = 'iso' | 'slash' | 'words' | 'year' | 'yearWords'

/** How a time is written, where it is one of the ways that are let be; a month or day left out is the same way. */
function writingOf(words: string): Writing | undefined {
  if (/^\d{4}-\d{2}(?:-\d{2})?(?:T.*)?$/.test(words)) return 'iso'
  if (/^\d{4}\/\d{1,2}(?:\/\d{1,2})?$/.test(words)) return 'slash'
  if (/^\d{4}年\d{1,2}月(?:\d{1,2}日)?$/.test(words)) return 'words'
  if (/^\d{4}$/.test(words)) return 'year'
  if (/^\d{4}年度?$/.test(words)) return 'yearWords'
  return undefined
}

function tellTime(words: string): string | undefined {
  if (shortEra.test(words)) return undefined
  if (era.test(words) && !western.test(words)) return `「${words}」を西暦で書くか、西暦を添えてください。`
  if (ambiguous.test(words)) return `「${words}」は年月日の順が分かりません。「2026-04-01」のように西暦で書いてください。`
  return undefined
}

/** L3-05: times by the western calendar, in one way a column. */
export const judgeTimes: Judge = (table) => {
  const { head } = table
  if (head === undefined) return 'kept'
  const inHeadings = table.columns.flatMap(({ col, heading }): Break[] => {
    const sentence = tellTime(heading)
    return sentence === undefined ? [] : [{ place: placeOf(table, head, col), sentence }]
  })
  const inColumns = table.columns.filter(({ heading }) => isTimeHeading(heading)).flatMap(({ col }) => timesOf(table, col))
  return brokenBy([...inHeadings, ...inColumns])
}

function timesOf(table: ShapedTable, col: number): Break[] {
  let usual: Writing | undefined
  return breaksIn(table.body, (row) => {
    const words = wordsAt(table, row, col).trim()
    if (words === '' || words.length > 30) return undefined
    const writing = writingOf(words)
    usual ??= writing
    const mixed =
      writing !== undefined && writing !== usual ? `「${words}」を同じ列のほかの行と同じ書き方にしてください。` : undefined
    const sentence = tellTime(words) ?? mixed
    return sentence === undefined ? undefined : { place: placeOf(table, row, col), sentence }
  })
}

const placeHeading =
  /^(?:都道府県|市区?町村|市町村区|区市町村|自治体|団体|地方公共団体|地域|都道府県市区町村)(?:名称?)?$|^(?:bodyName|prefecture|municipality|city)$/
const codeHeading = /(?:団体|地域|都道府県|市区?町村|自治体|公共団体).*コード|^(?:bodyCode|areaCode|regionCode)$/
const formalName = /(?:都|道|府|県|市|区|町|村|郡|連合|組合|機構|機関|省|庁|国|企業団|財産区|全国|合計|計)$/

/** L3-06: areas by their code, or by their full name. */
export const judgeAreas: Judge = (table) => {
  const areas = table.columns.filter(({ heading }) => placeHeading.test(heading))
  const hasCode = table.columns.some(({ heading, filled }) => filled > 0 && codeHeading.test(heading))
  if (hasCode) return 'kept'
  return brokenBy(
    areas.flatMap(({ col }) =>
      breaksIn(table.body, (row) => {
        const words = wordsAt(table, row, col).trim()
        if (words === '' || words.length > 40 || formalName.test(words)) return undefined
        const sentence = `「${words}」を正式な名称で書くか、全国地方公共団体コードの列を設けてください。`
        return { place: placeOf(table, row, col), sentence }
      }),
    ),
  )
}
