import { z } from 'zod'
import { closed, text, verdict, words } from './scheme-file-words.ts'

const actual = z.union([z.string(), z.array(z.string())])
/** An indicator in an official's words. */
const figures = {
  name: text.optional(),
  unit: text.optional(),
  role: z.enum(['outcome', 'output']).optional(),
  direction: text.optional(),
  baseline: text.optional(),
  benchmark: text.optional(),
  target: text.optional(),
  actual,
}
const plan = { year: z.int().positive().optional(), length: z.int().positive().optional() }

/** A test of the scheme in an official's words. */
export const example = z.union([
  closed({
    written: text,
    scale: text.optional(),
    reads: closed({ grades: words(text), forecast: z.boolean().optional() }).optional(),
  }),
  closed({ target: text, actual, final: z.boolean().optional(), direction: text.optional(), verdict }),
  closed({ verdicts: z.array(verdict), proposes: text.optional() }),
  closed({
    ...figures,
    ...plan,
    answers: words(text).optional(),
    attains: z.union([text, z.literal(false)]),
    rate: z.number().optional(),
  }),
  closed({
    ...plan,
    indicators: z.array(closed(figures)),
    answers: words(text).optional(),
    proposes: z.union([text, z.literal(false)]),
    asks: z.array(text).optional(),
  }),
])
