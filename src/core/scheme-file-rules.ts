import { z } from 'zod'
import { checkingSentences } from './finding-checking.ts'
import { closed, direction, text, words } from './scheme-file-words.ts'
import { gaps, rateWays } from './scheme-rule.ts'

const accumulation = z.enum(['annual', 'cumulative', 'point'])
const someText = z.array(text).min(1)
const percent = z.number()

const selection = closed({
  accumulation: accumulation.optional(),
  direction: direction.optional(),
  unit: someText.optional(),
  says: someText.optional(),
  stated: z
    .array(z.enum(['target', 'baseline', 'benchmark']))
    .min(1)
    .optional(),
})

const step = closed({
  code: text,
  atLeast: percent.optional(),
  above: percent.optional(),
  by: z.enum(rateWays).optional(),
  answered: words(text).optional(),
  waits: z.literal(false).optional(),
  points: z.number().optional(),
})
const steps = z.array(step).min(2)

const as = z.enum(['share', 'difference']).optional()
const expected = z.union([
  closed({ as, perYear: z.number().positive() }),
  closed({
    as,
    table: z
      .array(
        closed({ year: z.int().positive().optional(), length: z.int().positive().optional(), percent: z.number().nonnegative() }),
      )
      .min(1),
  }),
])

/** How each indicator is measured and classed (指標の達成度). */
export const attainment = closed({
  rates: z
    .array(closed({ rule: z.enum(rateWays), against: z.enum(['target', 'benchmark']).optional(), for: selection.optional() }))
    .min(1),
  cap: z.tuple([percent, percent]).optional(),
  decimals: z.int().min(0).max(6).optional(),
  unchanged: closed({ within: z.number().positive(), for: selection.optional() }).optional(),
  expected: expected.optional(),
  steps: steps.optional(),
  without: closed(Object.fromEntries([...gaps, 'any'].map((gap) => [gap, text.optional()]))).optional(),
})

/** How grades are proposed (評価の提案), by rule. */
export const proposal = z.discriminatedUnion('rule', [
  closed({ rule: z.literal('verdict-share'), all: text, some: text, none: text }),
  closed({ rule: z.literal('met-share'), steps }),
  closed({ rule: z.literal('mean-rate'), steps }),
  closed({ rule: z.literal('class-share'), classes: someText, steps }),
  closed({ rule: z.literal('worst') }),
  closed({ rule: z.literal('best') }),
  closed({
    rule: z.literal('points'),
    indicators: z.enum(['sum', 'mean', 'mean-by-role']),
    lines: words(words(z.number())).optional(),
    steps,
  }),
  closed({ rule: z.literal('people') }),
])

/** Checks that are switched off (点検の停止), by code. */
export const checks = closed(
  Object.fromEntries(Object.keys(checkingSentences).map((code) => [code, z.literal('off').optional()])),
)
