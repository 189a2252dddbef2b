import type { Item } from '../plan.ts'
import { foldText } from '../text-fold.ts'
import type { IndicatorLines } from './grid-draft.ts'

/** Where more labels stand side by side, likeness says nothing. */
const mostBeside = 30
/** By how many pairs of characters more an indicator must share with another item before its place is doubted. */
const clearly = 4

/**
 * Labels that slipped (行のずれ): where one label covers several indicators and the name of one speaks plainly of the label beside it, that
 * indicator belongs to the item above both; so does the next that shares no word with the label.
 */
export function settleDoubtfulOwners(groups: IndicatorLines[], items: Item[]): void {
  const siblings = groupBy(items, ({ parent, level }) => `${parent} ${level}`)
  const byId = new Map(items.map((item) => [item.id, item]))
  const byOwner = groupBy(groups, ({ owner }) => owner?.id ?? '')
  for (const own of byOwner.values()) {
    const owner = own[0]?.owner
    const parent = byId.get(owner?.parent ?? '')
    const beside = owner && parent ? (siblings.get(`${owner.parent} ${owner.level}`) ?? []) : []
    if (!owner || !parent || own.length < 2 || beside.length < 2 || beside.length > mostBeside) continue
    settle(own, owner, parent, beside)
  }
}

function groupBy<Row>(rows: Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

function settle(own: IndicatorLines[], owner: Item, parent: Item, beside: Item[]): void {
  let doubted: Item | undefined
  for (const group of own) {
    const [best] = beside.map((item) => ({ item, score: sharedWords(group.name, item.title) })).sort((a, b) => b.score - a.score)
    const score = sharedWords(group.name, owner.title)
    const better = best && best.item !== owner && best.score >= score + clearly ? best.item : undefined
    const follows = doubted && score === 0 ? (best?.item ?? doubted) : undefined
    const moved = better ?? follows
    if (!moved) {
      doubted = undefined
      continue
    }
    doubted = moved
    group.owner = parent
    group.doubt = { name: group.name, title: owner.title, better: moved.title, parent: parent.title }
  }
}

/** How many pairs of characters two names share, particles and endings aside. */
function sharedWords(a: string, b: string): number {
  const [x, y] = [pairsOf(a), pairsOf(b)]
  return [...x].filter((pair) => y.has(pair)).length
}

function pairsOf(text: string): Set<string> {
  const runs = foldText(text).match(/[\p{sc=Han}\p{sc=Katakana}ー\p{sc=Latin}]+/gu) ?? []
  return new Set(runs.flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2))))
}
