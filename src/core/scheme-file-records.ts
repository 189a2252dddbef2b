import { z } from 'zod'
import { closed, direction, measure, text, words, year } from './scheme-file-words.ts'

const stage = z.enum(['planned', 'initial', 'revised', 'settled', 'settledEstimate'])
const kind = z.enum(['fund', 'cost', 'account', 'activity'])
const headings = z.union([text, z.array(text).min(1)])

const item = closed({ title: text.optional(), code: headings.optional(), start: text.optional() })

const amount = closed({
  heading: text,
  stage,
  field: text.optional(),
  part: z.union([closed({ kind, name: text }), closed({ kind, column: headings, blank: text.optional() })]).optional(),
  beside: z.literal(true).optional(),
})

const indicator = closed({
  name: text.optional(),
  named: text.optional(),
  unit: text.optional(),
  unitIs: text.optional(),
  description: text.optional(),
  figures: words(z.union([measure, closed({ measure, year: text })])),
  role: z.enum(['outcome', 'output', 'reference']).optional(),
  accumulation: z.enum(['annual', 'cumulative', 'point']).optional(),
  direction: direction.optional(),
})

const table = closed({
  name: text.optional(),
  key: text.optional(),
  of: text.optional(),
  lists: z.literal(true).optional(),
  year: text.optional(),
  items: words(item).optional(),
  fields: words(headings).optional(),
  amounts: z.array(amount).optional(),
  indicators: z.array(indicator).optional(),
  blocks: closed({
    begins: text,
    from: year,
    last: closed({ amounts: stage.optional(), figures: measure.optional() }).optional(),
  }).optional(),
  rest: closed({ field: text, headings: z.array(text).min(1).optional() }).optional(),
})

/** What layout `records` is told (`SchemeRecords`). */
export const records = closed({ withheld: z.array(text).min(1).optional(), tables: z.array(table).min(1).optional() })
