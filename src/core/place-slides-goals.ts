import { targetFields } from './match/target-fields.ts'
import type { Observation } from './observation.ts'
import type { PlanFacts } from './place-slides-facts.ts'
import type { Indicator, Item } from './plan.ts'
import { formatTarget, parseTarget } from './target.ts'

/** The targets (成果目標) of an item, one a line: name and figure, or the words of a goal without one. */
export function sayGoalLines(plan: PlanFacts, item: Item): string[] {
  return goalsOf(plan, item).flatMap(({ indicator, target }) => {
    if (indicator.kind !== 'quantitative') return [`・${indicator.name}`]
    return target === undefined ? [] : [`・${indicator.name}：${sayTarget(target, indicator)}`]
  })
}

/** Indicators of an item that it states as such, each with its target. */
export function goalsOf({ facts }: PlanFacts, item: Item): { indicator: Indicator; target?: Observation }[] {
  const own = facts.indicators.filter((one) => one.item === item.id && !one.fromProse)
  return own.map((indicator) => {
    const target = facts.observations.find(
      (one) => one.indicator === indicator.id && one.measure === 'target' && one.supersededBy === undefined,
    )
    return { indicator, ...(target ? { target } : {}) }
  })
}

/** A target with its unit; words that hold its figure are the whole of it, others stand behind it. */
export function sayTarget(said: Observation, indicator: Indicator): string {
  const figures = [said.value, said.min, said.max].filter((one) => one !== undefined)
  const plain = said.text?.replaceAll(',', '')
  const isWhole = figures.some((one) => plain?.includes(String(one))) || parseTarget(said.text ?? '').value === said.value
  if (said.text && (figures.length === 0 || isWhole)) return said.text
  const unit = said.unit ?? indicator.unit
  const written = formatTarget(targetFields({ ...said, ...(unit === undefined ? {} : { unit }) }))
  return said.text ? `${written}（${said.text}）` : written
}
