import type { Rule } from './pdf-path.ts'

/** How far ends that lie on one line may be apart. */
const even = 2.5

/**
 * Sides that a table leaves open (左右のけい線を省いた表, or one cut by the end of a page): lines that begin and end together,
 * divided by lines across, have their ends closed.
 */
export function closeOpenSides(horizontal: Rule[], vertical: Rule[]): { horizontal: Rule[]; vertical: Rule[] } {
  return {
    horizontal: [...horizontal, ...missingSides(vertical, horizontal)],
    vertical: [...vertical, ...missingSides(horizontal, vertical)],
  }
}

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
