import type { Facts } from '../facts.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { groupBy } from '../group-by.ts'
import { identityWords } from '../identity-words.ts'
import { inTreeOrder } from '../item-order.ts'
import { moneyUnitOf } from '../money-unit.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import { type Statement, statementsOf } from '../statement.ts'
import { saysTheSame, statementKey } from '../statement-key.ts'
import { sayAbout, sayValue, type WordContext } from '../statement-words.ts'
import { type ErrataRow, renamedRows } from './report-errata-names.ts'
import { reportNote, reportTable } from './report-table.ts'

const columns = [
  { heading: '名称', share: 3 },
  { heading: '欄', share: 3 },
  { heading: '誤（配布したもの）', share: 4 },
  { heading: '正', share: 4 },
]

/** What was handed out before (配布した版): the ledger as it stood then, with the names it had, and what the version is called. */
export interface FormerVersion {
  facts: Facts
  /** 令和8年10月1日 9:00配布の「第1回 評価委員会」資料（案） */
  called?: string
}

/** What a pack speaks of: words of its own year, grades of the years that it compares, figures and money of all. */
export interface Spoken {
  items: ReadonlySet<string>
  /** The pack's own year last. */
  years: readonly FiscalYear[]
}

/**
 * What changed since a version was handed out (正誤表): each place of which a pack speaks at which something else is said now, something new, or
 * nothing any more. Items are called as they were in that version. Empty where nothing changed.
 */
export function reportErrata(
  { facts: before, called }: FormerVersion,
  now: Facts,
  { items, years }: Spoken,
  scheme: Scheme,
  page: PageSetup,
): PaperBlock[] {
  const renamed = renamedRows(before, now, items)
  const rows = [...renamed, ...statementRows(spokenIn(before, years), spokenIn(now, years), items, scheme)]
  if (rows.length === 0) return []
  const order = new Map(inTreeOrder(now.items).map(({ id }, nth) => [id, nth]))
  rows.sort((one, other) => (order.get(one.item) ?? Number.NaN) - (order.get(other.item) ?? Number.NaN))
  return [
    ...(called === undefined ? [] : [reportNote(`${called}から変わったところです。`)]),
    reportTable(columns, rows, page),
    ...(rows.some(({ values }) => values.includes(undefined))
      ? [reportNote('—は、その欄に記載がなかった、またはなくなったことを表します。')]
      : []),
    ...(renamed.some(({ values }) => values[1] === identityWords.title)
      ? [reportNote('名称は配布したときのものです。その後に変わったものは、最初の行に今の名称を添えています。')]
      : []),
  ]
}

function spokenIn(facts: Facts, years: readonly FiscalYear[]): Facts {
  const own = years.at(-1)
  return {
    ...facts,
    evaluations: facts.evaluations.filter(({ fiscalYear }) => years.includes(fiscalYear)),
    narratives: facts.narratives.filter(({ fiscalYear }) => fiscalYear === undefined || fiscalYear === own),
  }
}

function statementRows(before: Facts, now: Facts, items: ReadonlySet<string>, scheme: Scheme): ErrataRow[] {
  const [thenOf, nowOf] = [contexts(before, scheme), contexts(now, scheme)]
  const [old, present] = [byKey(before), byKey(now)]
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((key): ErrataRow[] => {
    const [was, is] = [old.get(key), present.get(key)]
    if (was && is && was.length === is.length && was.every((one, nth) => saysTheSame(one, is[nth] as Statement))) return []
    const [some] = [...(is ?? []), ...(was ?? [])]
    const today = some && nowOf(some)
    if (!some || !today || !items.has(today.item.id)) return []
    const then = thenOf(some) ?? today
    const say = (said: Statement[] | undefined, { words }: Known) => said?.map((one) => sayValue(one, words)).join('\n')
    // the column before names the item already
    const about = sayAbout(some, { ...then.words, item: { title: '' } })
    return [{ item: today.item.id, values: [then.item.title, about, say(was, then), say(is, today)] }]
  })
}

const byKey = (facts: Facts) => groupBy(statementsOf(facts), statementKey)

interface Known {
  item: Item
  words: WordContext
}

/** The item of a statement, and what its words need. */
function contexts({ items, indicators }: Facts, scheme: Scheme) {
  const moneyUnit = moneyUnitOf(scheme)
  const byId = new Map(items.map((item) => [item.id, item]))
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  return (statement: Statement): Known | undefined => {
    const indicator = statement.list === 'observations' ? known.get(statement.row.indicator) : undefined
    const item = byId.get((statement.list === 'observations' ? indicator?.item : statement.row.item) ?? '')
    return item && { item, words: { item, indicator, moneyUnit, forecastMark: scheme.forecastMark } }
  }
}
