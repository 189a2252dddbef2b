import { type Finding, finding } from '../finding.ts'
import { withAncestors } from '../items-under.ts'
import type { Observation } from '../observation.ts'
import { wordsOfTarget } from '../verdict-words.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Targets replaced within the year (目標の変更): what they were and what they became. */
export function checkReplacedTargets({ indicatorOf, observationOf, observations }: Paper): Finding[] {
  const inWords = (o: Observation) => {
    const indicator = indicatorOf(o.indicator)
    return `${indicator?.name ?? ''} ${wordsOfTarget(o, indicator?.unit)}`.trim()
  }
  return observations
    .filter((o) => o.measure === 'target' && o.supersededBy !== undefined)
    .flatMap((before) => {
      const after = observationOf(before.supersededBy ?? '')
      return after ? [finding('target-replaced', { before: inWords(before), after: inWords(after) }, placeOf(before))] : []
    })
}

/** Items of the evaluated level without any target (目標の設定なし), of their own or below them. 協調事業 are led by others and need none. */
export function checkItemsWithoutTarget({ items, indicators, observations, findings, scheme }: Paper): Finding[] {
  const evaluated = scheme.levels.find(({ key }) => key === scheme.evaluates)
  const targeted = new Set(observations.filter(({ measure }) => measure === 'target').map(({ indicator }) => indicator))
  const withTarget = withAncestors(
    indicators.filter(({ id }) => targeted.has(id)).flatMap(({ item, relistedUnder }) => [item, ...(relistedUnder ?? [])]),
    items,
  )
  const said = new Set(
    findings.filter(({ code }) => code === 'no-target-set' || code === 'target-blank').map(({ subject }) => subject),
  )
  const asked = items.filter(
    ({ level, levelLabel, delivery }) =>
      level === evaluated?.level && (levelLabel ?? evaluated?.label) === evaluated?.label && delivery !== 'coordinated',
  )
  const without = asked.filter(({ id }) => !withTarget.has(id) && !said.has(id))
  // Where most have none, the paper does not set targets there: that is its way, not an oversight.
  if (without.length > fewest && without.length * 2 > asked.length) return []
  return without.map(({ id, title, source }) => finding('item-without-target', { title }, { subject: id, source }))
}

/** So many items without a target are told of in any case. */
const fewest = 3

/** Indicators with actuals and no target. 参考指標 and those found in prose need none. */
export function checkIndicatorsWithoutTarget({ indicators, saidOf }: Paper): Finding[] {
  return indicators
    .filter(({ role, fromProse, kind }) => role !== 'reference' && !fromProse && kind === 'quantitative')
    .filter(({ id }) => {
      const own = saidOf(id)
      return own.some(({ measure }) => measure === 'actual') && own.every(({ measure }) => measure !== 'target')
    })
    .map(({ id, name, source }) => finding('indicator-without-target', { name }, { subject: id, source }))
}

/** A target without 以上 among many that have it. */
export function checkComparators({ indicatorOf, observations }: Paper): Finding[] {
  const targets = observations.filter((o) => o.measure === 'target' && o.value !== undefined)
  const bare = targets.filter(({ comparator }) => comparator === undefined)
  if (bare.length === 0 || bare.length * 3 > targets.length) return []
  return bare.flatMap((target) => {
    const indicator = indicatorOf(target.indicator)
    return indicator
      ? [finding('comparator-missing', { name: indicator.name, target: wordsOfTarget(target, indicator.unit) }, placeOf(target))]
      : []
  })
}
