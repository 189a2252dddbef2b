import type { Facts } from '../facts.ts'
import { groupBy } from '../group-by.ts'
import { identityWords, sayIdentity } from '../identity-words.ts'
import { inTreeOrder } from '../item-order.ts'
import { moneyUnitOf } from '../money-unit.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Indicator, Item } from '../plan.ts'
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

/** What was handed out before (配布した版): the ledger as it stood then, with the names it had, and what the version is called. */
export interface FormerVersion {
  facts: Facts
  /** 令和8年10月1日 9:00 に配布した「第1回 評価委員会」の資料（案） */
  called?: string
}

/**
 * What changed since a version was handed out (正誤表): each place of these items at which something else is said now, something new, or
 * nothing any more. Items are called as they were in that version. Empty where nothing changed.
 */
export function reportErrata(
  { facts: before, called }: FormerVersion,
  now: Facts,
  items: ReadonlySet<string>,
  scheme: Scheme,
  page: PageSetup,
): PaperBlock[] {
  const rows = [...identityRows(before, now, items), ...statementRows(before, now, items, scheme)]
  const order = new Map(inTreeOrder(now.items).map(({ id }, nth) => [id, nth]))
  rows.sort((one, other) => (order.get(one.item) ?? Number.NaN) - (order.get(other.item) ?? Number.NaN))
  if (rows.length === 0) return []
  return [
    ...(called === undefined ? [] : [reportNote(`${called}から変わったところです。`)]),
    reportTable(columns, rows, page),
    reportNote(
      '—は、その欄に記載がなかった、またはなくなったことを表します。名称は配布したときのもので、その後に変わったものには今の名称を添えています。',
    ),
  ]
}

type ErrataRow = ReportRow & { item: string }

/** An item as it was called when it was handed out; under it, what it is called today. */
function nameOf(was: Item | undefined, is: Item): string {
  return was === undefined || was.title === is.title ? is.title : `${was.title}\n（現在：${is.title}）`
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
    const about = sayAbout(some, { ...then.words, item: { title: '' } })
    return [{ item: today.item.id, values: [nameOf(then.item, today.item), about, say(was, then), say(is, today)] }]
  })
}

/** What a sheet shows of an item and of an indicator themselves. */
const itemFields = ['title', 'code', 'units', 'marks'] as const satisfies (keyof Item)[]
const indicatorFields = ['unit', 'description'] as const satisfies (keyof Indicator)[]

/** Names, numbers, sections and units that are others now. */
function identityRows(before: Facts, now: Facts, items: ReadonlySet<string>): ErrataRow[] {
  const then = new Map(before.items.map((item) => [item.id, item]))
  const measured = new Map(before.indicators.map((indicator) => [indicator.id, indicator]))
  const present = new Map(now.items.map((item) => [item.id, item]))
  const differ = (was: unknown, is: unknown) => JSON.stringify(was) !== JSON.stringify(is)
  const say = (value: unknown) => (value === undefined ? undefined : sayIdentity(value))
  const ofItems = now.items.flatMap((is): ErrataRow[] => {
    const was = then.get(is.id)
    if (!was || !items.has(is.id)) return []
    return itemFields
      .filter((field) => differ(was[field], is[field]))
      .map((field) => ({ item: is.id, values: [nameOf(was, is), identityWords[field], say(was[field]), say(is[field])] }))
  })
  const ofIndicators = now.indicators.flatMap((is): ErrataRow[] => {
    const [was, item] = [measured.get(is.id), present.get(is.item)]
    if (!was || !item || !items.has(item.id)) return []
    const name = nameOf(then.get(item.id), item)
    return indicatorFields
      .filter((field) => differ(was[field], is[field]))
      .map((field) => ({
        item: item.id,
        values: [name, `${is.name}　${identityWords[field]}`, say(was[field]), say(is[field])],
      }))
  })
  return [...ofItems, ...ofIndicators]
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
