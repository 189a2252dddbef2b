import { z } from 'zod'
import { closed, text, verdict, words } from './scheme-file-words.ts'

/** How grades are proposed (評価の提案), by rule. */
export const proposal = closed({ rule: z.literal('verdict-share'), all: text, some: text, none: text })

/** A test of the scheme in an official's words. */
export const example = z.union([
  closed({ written: text, reads: closed({ grades: words(text), forecast: z.boolean().optional() }).optional() }),
  closed({
    target: text,
    actual: z.union([z.string(), z.array(z.string())]),
    final: z.boolean().optional(),
    direction: text.optional(),
    verdict,
  }),
  closed({ verdicts: z.array(verdict), proposes: text.optional() }),
])
