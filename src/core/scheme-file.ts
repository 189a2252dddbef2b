import { z } from 'zod'
import { levels } from './plan.ts'
import type { Scheme } from './scheme.ts'
import { checkScheme } from './scheme-check.ts'
import { example } from './scheme-file-examples.ts'
import { field } from './scheme-file-fields.ts'
import { columnsLayout } from './scheme-file-layouts.ts'
import { part, slidesDeclaration } from './scheme-file-parts.ts'
import { records } from './scheme-file-records.ts'
import { attainment, checks, proposal } from './scheme-file-rules.ts'
import { closed, direction, stage, text, words, year } from './scheme-file-words.ts'
import { layouts } from './scheme-layout.ts'

/** A scheme file that holds, or what is wrong with it, one Japanese sentence a place. */
export type SchemeReading = { scheme: Scheme } | { problems: string[] }

const schemeFile = closed({
  scheme: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: text,
  body: closed({
    name: text,
    code: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  issuer: text.optional(),
  recognise: closed({ titles: z.array(text).min(1), labels: z.array(text).min(1) }),
  layout: z.enum(layouts),
  grid: closed({ headings: words(z.array(text).min(1)).optional() }).optional(),
  columns: columnsLayout.optional(),
  records: records.optional(),
  stage,
  years: z.enum(['era', 'western']).optional(),
  period: closed({ number: z.int().positive().optional(), from: year, to: year }).optional(),
  levels: z.array(closed({ key: text, level: z.enum(levels), label: text, code: text.optional() })).min(1),
  evaluates: text,
  grades: z.array(closed({ scale: text, codes: words(text), open: z.literal(true).optional(), on: z.array(text).optional() })),
  forecastMark: text.optional(),
  attainment: attainment.optional(),
  propose: proposal.optional(),
  checks: checks.optional(),
  blocks: words(z.enum(['done', 'ongoing', 'none'])).default({}),
  titleMarks: words(closed({ delivery: z.enum(['budgeted', 'coordinated']).optional(), isNew: z.boolean().optional() })).default(
    {},
  ),
  indicators: closed({
    role: z.enum(['outcome', 'output', 'reference']).optional(),
    accumulation: z.enum(['annual', 'cumulative', 'point']),
    direction: direction.optional(),
    directions: words(direction).optional(),
    byUnit: words(z.enum(['annual', 'cumulative', 'point'])).optional(),
  }),
  sheet: z.array(closed({ section: text, fields: z.array(field).min(1) })).min(1),
  parts: z.array(part).min(1).optional(),
  slides: slidesDeclaration.optional(),
  otherLabels: z.array(text).optional(),
  withheld: z.array(text).optional(),
  examples: z.array(example).default([]),
})

/** Validates the data of a `scheme.yaml` (already parsed): first its shape, then that its parts agree with each other. */
export function parseScheme(data: unknown): SchemeReading {
  const parsed = schemeFile.safeParse(data, { reportInput: true })
  if (!parsed.success) return { problems: parsed.error.issues.map(sentenceOf) }
  const { scheme: name, ...rest } = parsed.data
  const scheme = { name, ...rest } as Scheme
  const problems = checkScheme(scheme)
  return problems.length > 0 ? { problems } : { scheme }
}

/** One sentence for an issue, led by its place: `sheet[2].fields[1].label`. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
  return `${place.length === 0 ? '全体' : place.join('')}: ${sayIssue(issue)}`
}

function sayIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.message
    case 'invalid_type':
      if (issue.input === undefined && issue.path.length > 0) return 'この項目が必要です。'
      return `${typeWords[issue.expected] ?? issue.expected}で書いてください。`
    case 'invalid_value':
      return `${issue.values.map(String).join('、')} のいずれかで書いてください。`
    case 'invalid_union':
      return 'type が決められた語でないか、項目の組み合わせが正しくありません。'
    case 'too_small':
      return '空にはできません。'
    case 'invalid_format':
      return '決められた書き方になっていません。'
    default:
      return '正しい値ではありません。'
  }
}

const typeWords: Record<string, string> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: 'true か false',
  array: '並び',
  object: '項目の組',
  record: '項目の組',
}
