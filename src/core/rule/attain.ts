import type { Grade } from '../exchange.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import { quote } from '../quote.ts'
import type { Attainment, Gap, RateRule, Step } from '../scheme-rule.ts'
import { climb } from './climb.ts'
import { againstExpected, expectedProgress } from './expected.ts'
import { figuresOf, type RuleContext, type RuleFigures } from './figures.ts'
import { type Rate, rateOf } from './rate.ts'
import { gapWords, writeRate } from './rate-words.ts'
import { selects } from './selection.ts'

/** How far an indicator got by the scheme's rule (指標の達成度). */
export interface Attained {
  /** Its class, where the rule has classes: A, ◎, −. */
  code?: string
  /** In percent, capped and rounded as the rule says; absent where no rate can be made. */
  rate?: number
  /** 実績0 where less is better: no share can be told, it stands above every bound. */
  beyond?: true
  points?: number
  /** The figures in words, without the class. */
  basis?: string
  /** Answers of a person that the class waits for, by scale. */
  waitsFor?: string[]
  /** A class that only says that there is nothing to class by: − or その他. */
  empty?: true
  /** One Japanese sentence that names the figures. */
  reason: string
}

/** Measures and classes one indicator by the scheme's rule. `answers`: what persons answered on the scheme's other scales. */
export function attain(
  indicator: Indicator,
  observations: Observation[],
  rule: Attainment,
  context: RuleContext,
  answers: Grade[] = [],
): Attained {
  const figures = steady(indicator, observations, rule, figuresOf(indicator, observations, rule, context))
  const own = rule.rates.find((one) => selects(one.for, indicator, observations))
  const measure = (way: RateRule['rule'] | undefined): Measured =>
    way === undefined || way === own?.rule
      ? own
        ? held(rateOf(indicator, figures, own), rule, context)
        : { gap: 'incomputable', reason: 'この指標に当たる率の出し方が、様式に定められていません。' }
      : held(rateOf(indicator, figures, { rule: way }), { ...rule, expected: undefined }, context)
  return classed(rule, measure, answers)
}

interface Lack {
  gap: Gap
  reason: string
}
type Measured = { value: number; words: string } | Lack

function classed(rule: Attainment, measure: (way: RateRule['rule'] | undefined) => Measured, answers: Grade[]): Attained {
  const main = measure(undefined)
  const found = 'value' in main
  const rate = found
    ? { basis: main.words, ...(Number.isFinite(main.value) ? { rate: main.value } : { beyond: true as const }) }
    : {}
  if (!rule.steps) return found ? { ...rate, reason: `${main.words}です。` } : lacking(rule, main)
  const climbed = climb<Lack>(
    rule.steps,
    (step) => {
      const made = measure(step.by)
      return 'value' in made ? made : { lack: made }
    },
    answers,
  )
  if ('lack' in climbed) return lacking(rule, climbed.lack)
  if ('waitsFor' in climbed) {
    const asked = climbed.waitsFor.map(quote).join('と')
    return {
      ...rate,
      waitsFor: climbed.waitsFor,
      reason: `${found ? `${main.words}です。` : ''}区分には${asked}の回答が要ります。`,
    }
  }
  const { step } = climbed
  const told = step.by === undefined ? main : measure(step.by)
  if (!('value' in told) && !step.answered) return lacking(rule, told)
  const basis = 'value' in told ? told.words : answerWords(step)
  return {
    code: step.code,
    ...rate,
    ...(step.points === undefined ? {} : { points: step.points }),
    reason: `${basis}のため、${quote(step.code)}です。`,
  }
}

const answerWords = ({ answered = {} }: Step) =>
  `${Object.entries(answered)
    .map(([scale, code]) => `${quote(scale)}が${quote(code)}`)
    .join('、')}と答えられた`

function lacking({ without = {} }: Attainment, { gap, reason }: Lack): Attained {
  const code = without[gap] ?? without.any
  return code === undefined ? { reason } : { code, empty: true, reason: `${reason}${quote(code)}とします。` }
}

/** 横ばい: an actual that lies nearer to the baseline than the rule's margin counts as the baseline. */
function steady(indicator: Indicator, observations: Observation[], { unchanged }: Attainment, figures: RuleFigures): RuleFigures {
  const { actual, baseline } = figures
  if (!unchanged || actual?.value === undefined || baseline?.value === undefined) return figures
  if (!selects(unchanged.for, indicator, observations)) return figures
  const margin = indicator.unit === '%' ? unchanged.within : Math.abs(baseline.value) * (unchanged.within / 100)
  const near = Math.abs(actual.value - baseline.value) < margin
  return near ? { ...figures, actual: { ...actual, value: baseline.value }, steadied: actual } : figures
}

/** Caps, rounds, and holds the rate against what is expected of the year. */
function held(
  made: Rate,
  { cap, decimals, expected }: Pick<Attainment, 'cap' | 'decimals'> & { expected?: Attainment['expected'] | undefined },
  context: RuleContext,
): Measured {
  if ('gap' in made) return made
  const capped = cap ? Math.min(Math.max(made.rate, cap[0]), cap[1]) : made.rate
  const rate = decimals === undefined || !Number.isFinite(capped) ? capped : Number(capped.toFixed(decimals))
  if (!expected) return { value: rate, words: made.words }
  const progress = expectedProgress(expected, context)
  if ('reason' in progress) return { gap: 'expected', reason: progress.reason }
  const value = againstExpected(rate, progress.percent, expected.as)
  if (value === undefined) return { gap: 'incomputable', reason: gapWords.targetNotPositive }
  const compared = expected.as === 'difference' ? `との差${writeRate(value, 'ポイント')}` : `に対して${writeRate(value)}`
  return { value, words: `${made.words}（${progress.words}${compared}）` }
}
