import { z } from 'zod'
import { closed, measure, moneyUnit, role, text, words } from './scheme-file-words.ts'

const part = z.enum(['fund', 'cost', 'account', 'activity'])
const stage = z.enum(['planned', 'initial', 'revised', 'settled', 'settledEstimate'])
const base = { key: text, label: text }
/** A field of a section (項目), by its type. */
export const field = z.discriminatedUnion('type', [
  closed({ ...base, type: z.literal('fiscalYear') }),
  closed({ ...base, type: z.literal('item'), level: text }),
  closed({ ...base, type: z.literal('units') }),
  closed({ ...base, type: z.literal('mark'), choices: z.array(text).min(1).optional() }),
  closed({ ...base, type: z.literal('startYear') }),
  closed({
    ...base,
    type: z.literal('narratives'),
    role,
    of: text.optional(),
    period: z.literal(true).optional(),
    targets: closed({ name: text, value: text }).optional(),
    actuals: z.literal(true).optional(),
    below: z.literal(true).optional(),
  }),
  closed({
    ...base,
    type: z.literal('grade'),
    scales: z.array(text).min(1).optional(),
    reason: text.optional(),
    evaluator: z.literal('external').optional(),
  }),
  closed({
    ...base,
    type: z.literal('indicators'),
    labels: closed({ name: text, description: text.optional(), direction: text.optional() }),
    columns: words(z.enum(['year', 'unit', ...measure.options])),
    below: z.literal(true).optional(),
    names: z.literal('before').optional(),
  }),
  closed({ ...base, type: z.literal('targets'), below: z.literal(true).optional() }),
  closed({ ...base, type: z.literal('comparison') }),
  closed({
    ...base,
    type: z.literal('budget'),
    unit: moneyUnit,
    columns: words(stage),
    parts: words(part).optional(),
    portion: closed({ kind: part, name: text }).optional(),
    openYear: z.literal(true).optional(),
  }),
  closed({
    ...base,
    type: z.literal('figures'),
    columns: words(measure),
    role: z.enum(['outcome', 'output', 'reference']).optional(),
    ownNames: z.literal(true).optional(),
  }),
  closed({
    ...base,
    type: z.literal('children'),
    level: text,
    columns: words(z.enum(['title', 'state', ...stage.options])),
    unit: moneyUnit.optional(),
    fields: z
      .array(z.lazy((): z.ZodType => field))
      .min(1)
      .optional(),
  }),
  closed({ ...base, type: z.literal('terms') }),
])
