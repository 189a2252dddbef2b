import { z } from 'zod'
import { field } from './scheme-file-fields.ts'
import { closed, role, text } from './scheme-file-words.ts'
import { layouts } from './scheme-layout.ts'

/** What layout `slides` (発表資料) is told. */
export const slidesDeclaration = closed({
  heading: text.optional(),
  delivery: z.enum(['budgeted', 'coordinated']).optional(),
  numbered: text.optional(),
  boxes: z.literal(true).optional(),
  headline: role.optional(),
})

/** A stretch of a paper with a layout of its own (部). */
export const part = closed({
  part: text,
  layout: z.enum(layouts),
  opens: z.array(text).min(1),
  headed: z.boolean().optional(),
  evaluates: text.optional(),
  sheet: z
    .array(closed({ section: text, fields: z.array(field).min(1) }))
    .min(1)
    .optional(),
  slides: slidesDeclaration.optional(),
})
