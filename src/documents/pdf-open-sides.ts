import type { Rule } from './pdf-path.ts'

/** How far ends that lie on one line may be apart. */
const even = 2.5

/**
 * Sides that a table leaves open (左右のけい線を省いた表, or one cut by the end of a page): lines that begin and end together,
 * divided by lines across, have their ends closed.
 */
export function closeOpenSides(horizontal: Rule[], vertical: Rule[]): { horizontal: Rule[]; vertical: Rule[] } {
  return {
    horizontal: [
      ...horizontal,
      ...missingSides(vertical, horizontal),
      ...cutSides(vertical, horizontal),
      ...sidesOfWholePage(vertical, horizontal),
    ],
    vertical: [...vertical, ...missingSides(horizontal, vertical)],
  }
}

/** Fewer lines than this that stop together are no row of a table. */
const fewest = 3

/**
 * The sides at which the page's end cut cells (頁でまたがるセル): three lines or more stop together where nothing on the page is ruled beyond
 * them, and a line across holds two neighbours together elsewhere.
 */
function cutSides(vertical: Rule[], horizontal: Rule[]): Rule[] {
  const ends = [...vertical.flatMap(({ from, to }) => [from, to]), ...horizontal.map(({ at }) => at)]
  return [Math.min(...ends), Math.max(...ends)].flatMap((end) => {
    const cut = vertical.filter(({ from, to }) => Math.abs(from - end) <= even || Math.abs(to - end) <= even)
    const group = [...cut].sort((a, b) => a.at - b.at)
    if (group.length < fewest) return []
    const drawn = horizontal.filter(({ at }) => Math.abs(at - end) <= even)
    return group.slice(1).flatMap((right, nth) => {
      const left = group[nth] as Rule
      const middle = (left.at + right.at) / 2
      if (right.at - left.at <= even || drawn.some(({ from, to }) => from <= middle && to >= middle)) return []
      const held = horizontal.some((rule) => touches(left, rule) && touches(right, rule))
      return held ? [{ at: end, from: left.at, to: right.at, width: 0, cut: true }] : []
    })
  })
}

/**
 * Both ends of a row that began on a page before and ends on one after (頁いっぱいに続く行): three lines or more that begin and end together,
 * and no line across between them.
 */
function sidesOfWholePage(vertical: Rule[], horizontal: Rule[]): Rule[] {
  return evenGroups(vertical).flatMap((group) => {
    const [first, last] = [group[0]!, group.at(-1)!]
    if (group.length < fewest || horizontal.some((rule) => group.some((line) => touches(line, rule)))) return []
    return [first.from, first.to].map((at): Rule => ({ at, from: first.at, to: last.at, width: 0, cut: true }))
  })
}

const touches = (vertical: Rule, { at, from, to }: Rule) =>
  at >= vertical.from - even && at <= vertical.to + even && vertical.at >= from - even && vertical.at <= to + even

/** Sides across the ends of `rules`, where the lines `across` have none. */
function missingSides(rules: Rule[], across: Rule[]): Rule[] {
  return evenGroups(rules).flatMap((group) => {
    const [first, last] = [group[0]!, group.at(-1)!]
    const divider = across.some(
      (rule) => rule.at > first.from + even * 2 && rule.at < first.to - even * 2 && crossings(rule, group) >= 2,
    )
    if (!divider) return []
    return [first.from, first.to]
      .filter((at) => !across.some((rule) => Math.abs(rule.at - at) <= even && crossings(rule, group) >= 1))
      .map((at) => ({ at, from: first.at, to: last.at, width: 0 }))
  })
}

/** Two or more lines that begin and end together, in order. */
function evenGroups(rules: Rule[]): Rule[][] {
  const groups: Rule[][] = []
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const group = groups.find(
      ([first]) => first && Math.abs(first.from - rule.from) <= even && Math.abs(first.to - rule.to) <= even,
    )
    if (group) group.push(rule)
    else groups.push([rule])
  }
  return groups.filter((group) => group.length >= 2)
}

function crossings(rule: Rule, group: Rule[]): number {
  return group.filter((other) => other.at >= rule.from - even && other.at <= rule.to + even).length
}
