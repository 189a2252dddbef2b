import type { NarrativeRole } from '../exchange.ts'
import type { Facts, YearNarrative } from '../facts.ts'
import type { FiscalYear } from '../fiscal-year.ts'
import { groupBy } from '../group-by.ts'
import { inTreeOrder } from '../item-order.ts'
import type { Item } from '../plan.ts'
import { leadingColumns, type RsRow, rsFiles } from './rs-files.ts'

/** What a set is made of: a plan's accepted facts, whose they are, and the year of its sheets (事業年度). */
export interface RsSource {
  facts: Facts
  /** 団体名: it stands where the set names the ministry. */
  body: string
  /** 計画名 */
  plan: string
  fiscalYear: FiscalYear
  /** Headings of notes that only keep the columns of a file of records which no field holds: they are no remarks. */
  rest: ReadonlySet<string>
}

/** A programme of the set (予算事業): an item of which something is said, with what every row of it begins with. */
export interface RsProgramme {
  item: Item
  /** From the root down to its parent. */
  path: Item[]
  /** Its offices below the owner. */
  units: readonly string[]
  leading: RsRow
}

const offices = ['局・庁', '部', '課', '室', '班', '係'] as const

/** Which column of the set an office belongs in, by the last letter of its name. */
function officeOf(unit: string): (typeof offices)[number] {
  const last = offices.find((office) => office.length === 1 && unit.endsWith(office))
  return last ?? '局・庁'
}

/** Offices in their columns; of two for one column the first. `others`: those that found no place. */
export function placeOffices(units: readonly string[]): { placed: Record<string, string>; others: string[] } {
  const placed: Record<string, string> = {}
  const others: string[] = []
  for (const unit of units) {
    const column = officeOf(unit)
    if (placed[column] === undefined) placed[column] = unit
    else others.push(unit)
  }
  return { placed, others }
}

/** Every item of which figures, grades or words are said, or that has nothing below it, in the plan's order. */
export function rsProgrammes({ facts, body, fiscalYear }: RsSource): RsProgramme[] {
  const indicators = new Map(facts.indicators.map(({ id, item }) => [id, item]))
  const said = new Set([
    ...facts.budgets.map(({ item }) => item),
    ...facts.evaluations.map(({ item }) => item),
    ...facts.narratives.map(({ item }) => item),
    ...facts.observations.flatMap(({ indicator }) => indicators.get(indicator) ?? []),
  ])
  const byId = new Map(facts.items.map((item) => [item.id, item]))
  const parents = new Set(facts.items.flatMap(({ parent }) => parent ?? []))
  const chosen = inTreeOrder(facts.items).filter(({ id, level }) => said.has(id) || (level === 'programme' && !parents.has(id)))
  const codes = groupBy(chosen, ({ code }) => code)
  return chosen.map((item) => {
    const isOwn = item.code !== undefined && codes.get(item.code)?.length === 1
    const path = pathOf(item, byId)
    const { owner, units } = ownerOf(item, path[0], body)
    const leading = {
      ...{ シート種別: 'レビューシート', 事業年度: fiscalYear, 予算事業ID: isOwn ? item.code : item.id, 事業名: item.title },
      ...{ 所管府省庁: owner, 政策所管府省庁: owner, 府省庁: owner },
      ...placeOffices(units).placed,
    }
    return { item, path, units, leading }
  })
}

/** The body; or, where the plan is sorted by them, the ministry that the tree begins with and the item names first of its offices. */
function ownerOf({ units = [] }: Item, root: Item | undefined, body: string): { owner: string; units: readonly string[] } {
  const [first, ...others] = units
  return first !== undefined && first === root?.title ? { owner: first, units: others } : { owner: body, units }
}

/** Items above one, from the root down. */
export function pathOf(item: Item, byId: ReadonlyMap<string, Item>): Item[] {
  const path: Item[] = []
  for (let at = byId.get(item.parent ?? ''); at && !path.includes(at); at = byId.get(at.parent ?? '')) path.unshift(at)
  return path
}

/** The set's own headings of words: a note labelled with one stands under it. */
const headings: ReadonlySet<string> = new Set(
  [rsFiles['1-2'], rsFiles['4-1']].flatMap((file) => file.headings.slice(leadingColumns)).filter((heading) => heading !== '備考'),
)

/** The words of a year by item: by role, each role's on one line with ／ between, or by a heading that is the set's own. */
export function rsWords({ facts: { narratives }, fiscalYear, rest }: RsSource) {
  const own = narratives.filter(
    ({ fiscalYear: year, label }) => (year === undefined || year === fiscalYear) && (label === undefined || !rest.has(label)),
  )
  const byItem = groupBy(own, ({ item }) => item)
  const isHeaded = ({ label }: YearNarrative) => label !== undefined && headings.has(label)
  const say = ({ label, text }: YearNarrative) => rsLine(label === undefined ? text : `${label}: ${text}`)
  return {
    of: (item: string, ...roles: NarrativeRole[]): string | undefined => {
      const found = roles.flatMap((role) => (byItem.get(item) ?? []).filter((row) => row.role === role && !isHeaded(row)))
      return found.length === 0 ? undefined : found.map(say).join('／')
    },
    headed: (item: string): RsRow => {
      const groups = groupBy((byItem.get(item) ?? []).filter(isHeaded), ({ label }) => label as string)
      return Object.fromEntries([...groups].map(([label, rows]) => [label, rows.map(({ text }) => rsLine(text)).join('／')]))
    },
  }
}

/** Words as a cell of the set has them: a line break is a full-width slash. */
export const rsLine = (text: string): string => text.trim().replace(/\s*(?:\r\n?|\n)\s*/g, '／')
