import { groupBy } from '../group-by.ts'
import type { SheetView } from '../sheet.ts'

/** Sheets that are looked at together: of one field of the plan (分野), or of one section (部署). */
export interface SheetGroup {
  name: string
  views: SheetView[]
}

/** By the topmost item of their path (基本政策, 重点方向); sheets at the root stand under their own plan. */
export function groupByField(views: SheetView[]): SheetGroup[] {
  const groups = groupBy(views, ({ path }) => path[0]?.title ?? '（分野なし）')
  return [...groups].map(([name, own]) => ({ name, views: own }))
}

/** By the section that writes them (作成課: the first one named). */
export function groupBySection(views: SheetView[]): SheetGroup[] {
  const groups = groupBy(views, ({ item }) => item.units?.[0] ?? '（部署の記載なし）')
  return [...groups].map(([name, own]) => ({ name, views: own }))
}
