import type { Item } from '../plan.ts'
import type { RsRow } from './rs-files.ts'
import { pathOf, placeOffices, type RsProgramme, type RsSource, rsLine, rsWords } from './rs-programmes.ts'

/** 1-1 組織情報: a row for each programme, and one for each further office. */
export function rsOffices(programmes: readonly RsProgramme[]): RsRow[] {
  return programmes.flatMap(({ units: own, leading }) => {
    const { others } = placeOffices(own)
    const rows: string[][] = others.length === 0 ? [[]] : others.map((unit) => [unit])
    return rows.map((units, nth) => {
      const further = Object.entries(placeOffices(units).placed).map(([column, unit]) => [`${column}（その他担当組織）`, unit])
      return { ...leading, その他担当組織_作成責任者_no: nth + 1, ...Object.fromEntries(further) }
    })
  })
}

/** 1-2 事業概要等: what the programme is for, in words. */
export function rsOutlines(programmes: readonly RsProgramme[], source: RsSource): RsRow[] {
  const words = rsWords(source)
  return programmes.map(({ item, leading }) => ({
    ...leading,
    事業の目的: words.of(item.id, 'purpose', 'goal'),
    '現状・課題': words.of(item.id, 'issue'),
    事業の概要: words.of(item.id, 'overview', 'approach'),
    事業区分: item.isNew ? '新規開始事業' : undefined,
    事業開始年度: item.startFiscalYear,
    備考: words.of(item.id, 'note'),
    ...words.headed(item.id),
  }))
}

const policies = new Set<Item['level']>(['vision', 'theme', 'direction', 'policy'])

/** 1-3 政策・施策: where the programme stands in the plan, each place where it is listed again, and the plan itself. */
export function rsPolicies(programmes: readonly RsProgramme[], { facts, body, plan }: RsSource): RsRow[] {
  const byId = new Map(facts.items.map((item) => [item.id, item]))
  return programmes.flatMap(({ item, path, leading }) => {
    const homes = (item.relistedUnder ?? []).flatMap((id) => byId.get(id) ?? [])
    const places = [placeIn([...path, item]), ...homes.map((home) => placeIn([...pathOf(home, byId), home]))]
    return places.map((place, nth) => ({
      ...leading,
      ...{ '番号（政策・施策）': nth + 1, 政策所管府省庁_P: body, ...place },
      ...(nth === 0 ? { '番号（関係する計画・通知等）': 1, 計画通知名: plan } : {}),
    }))
  })
}

/** The nearest 政策 and 施策 on a way down the plan. */
const placeIn = (path: readonly Item[]): RsRow => ({
  政策: titleOf(path.findLast(({ level }) => policies.has(level))),
  施策: titleOf(path.findLast(({ level }) => level === 'measure')),
})

const titleOf = (item: Item | undefined): string | undefined => (item === undefined ? undefined : rsLine(item.title))
