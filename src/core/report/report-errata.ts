import type { Facts } from '../facts.ts'
import { groupBy } from '../group-by.ts'
import { moneyUnitOf } from '../money-unit.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Scheme } from '../scheme.ts'
import { type Statement, statementsOf } from '../statement.ts'
import { saysTheSame, statementKey } from '../statement-key.ts'
import { sayAbout, sayValue, type WordContext } from '../statement-words.ts'
import { type ReportRow, reportNote, reportTable } from './report-table.ts'

const columns = [
  { heading: '名称', share: 3 },
  { heading: '欄', share: 3 },
  { heading: '誤（配布したもの）', share: 4 },
  { heading: '正', share: 4 },
]

/**
 * What changed since a version was handed out (正誤表): each place of these items at which something else is said now, something new, or
 * nothing any more. Empty where nothing changed.
 */
export function reportErrata(
  before: Facts,
  now: Facts,
  items: ReadonlySet<string>,
  scheme: Scheme,
  page: PageSetup,
): PaperBlock[] {
  const contextOf = contexts(now, scheme)
  const [old, present] = [byKey(before), byKey(now)]
  const rows = [...new Set([...old.keys(), ...present.keys()])].flatMap((key): ReportRow[] => {
    const [was, is] = [old.get(key), present.get(key)]
    if (was && is && was.length === is.length && was.every((one, nth) => saysTheSame(one, is[nth] as Statement))) return []
    const [some] = [...(is ?? []), ...(was ?? [])]
    const known = some && contextOf(some)
    if (!some || !known || !items.has(known.item)) return []
    const say = (said: Statement[] | undefined) => (said ? said.map((one) => sayValue(one, known.words)).join('\n') : undefined)
    return [{ values: [known.title, sayAbout(some, known.words), say(was), say(is)] }]
  })
  return rows.length === 0
    ? []
    : [reportTable(columns, rows, page), reportNote('—は、その欄に記載がなかった、またはなくなったことを表します。')]
}

const byKey = (facts: Facts) => groupBy(statementsOf(facts), statementKey)

/** The item of a statement with its title, and what its words need. */
function contexts({ items, indicators }: Facts, scheme: Scheme) {
  const moneyUnit = moneyUnitOf(scheme)
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  return (statement: Statement): { item: string; title: string; words: WordContext } | undefined => {
    const indicator = statement.list === 'observations' ? known.get(statement.row.indicator) : undefined
    const item = statement.list === 'observations' ? indicator?.item : statement.row.item
    const title = titles.get(item ?? '')
    if (item === undefined || title === undefined) return undefined
    return { item, title, words: { item: { title }, indicator, moneyUnit, forecastMark: scheme.forecastMark } }
  }
}
