import type { Facts } from '../facts.ts'
import { identityWords, sayIdentity } from '../identity-words.ts'
import type { Indicator, Item } from '../plan.ts'
import type { ReportRow } from './report-table.ts'

/** A row of an errata (正誤表), and which item it is about. */
export type ErrataRow = ReportRow & { item: string }

/** What a sheet shows of an item and of an indicator themselves. */
const itemFields = ['title', 'code', 'units', 'marks'] as const satisfies (keyof Item)[]
const indicatorFields = ['unit', 'description'] as const satisfies (keyof Indicator)[]

/** Names, numbers, sections and units that are others now (名称などの変更). An item is called as it was then; where its name is another, with today's. */
export function renamedRows(before: Facts, now: Facts, items: ReadonlySet<string>): ErrataRow[] {
  const then = new Map(before.items.map((item) => [item.id, item]))
  const measured = new Map(before.indicators.map((indicator) => [indicator.id, indicator]))
  const ofItems = now.items.flatMap((is): ErrataRow[] => {
    const was = then.get(is.id)
    if (!was || !items.has(is.id)) return []
    const both = `${was.title}\n（現在：${is.title}）`
    return itemFields
      .filter((field) => differ(was[field], is[field]))
      .map((field) => ({
        item: is.id,
        values: [field === 'title' ? both : was.title, identityWords[field], say(was[field]), say(is[field])],
      }))
  })
  const ofIndicators = now.indicators.flatMap((is): ErrataRow[] => {
    const [was, item] = [measured.get(is.id), then.get(is.item)]
    if (!was || !item || !items.has(item.id)) return []
    return indicatorFields
      .filter((field) => differ(was[field], is[field]))
      .map((field) => ({
        item: item.id,
        values: [item.title, `${is.name}　${identityWords[field]}`, say(was[field]), say(is[field])],
      }))
  })
  return [...ofItems, ...ofIndicators]
}

const differ = (was: unknown, is: unknown) => JSON.stringify(was) !== JSON.stringify(is)

const say = (value: unknown) => (value === undefined ? undefined : sayIdentity(value))
