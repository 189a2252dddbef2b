import { z } from 'zod'
import type { Exchange } from '#core/exchange.ts'
import { type Finding, type FindingCode, finding } from '#core/finding.ts'
import { levels } from '#core/plan.ts'
import { checkReferences } from './exchange-references.ts'

/** An exchange file of a whole city's plan is a few megabytes. This bounds its words too: each may be as long as a paper has it. */
const mostBytes = 64 * 1024 * 1024
const mostRows = 200_000

const words = z.string()
const id = z.string().min(1)
const year = z.int().min(1868).max(2999)
const figure = z.number()
const stage = z.enum(['plan', 'progress', 'interim', 'final'])
const date = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)
const source = z.object({ locator: words, text: words }).optional()
const list = <Row extends z.ZodType>(row: Row) => z.array(row).max(mostRows)
const ids = list(id).optional()

const documentFacts = z.object({
  title: words.optional(),
  issuer: words.optional(),
  fiscalYear: year.optional(),
  stage: stage.optional(),
  asOf: date.optional(),
  draft: z.boolean().optional(),
  grades: list(z.object({ scale: words, code: words, meaning: words })).default([]),
  marks: list(z.object({ mark: words, meaning: words.optional() })).default([]),
  lists: z.literal(true).optional(),
  heads: list(z.object({ locator: words, text: words })).optional(),
})

const item = z.object({
  id,
  parent: id.optional(),
  level: z.enum(levels),
  levelLabel: words.optional(),
  code: words.optional(),
  title: words.min(1),
  order: z.int().optional(),
  delivery: z.enum(['budgeted', 'coordinated']).optional(),
  isNew: z.boolean().optional(),
  startFiscalYear: year.optional(),
  units: list(words).optional(),
  marks: list(words).optional(),
  relistedUnder: ids,
  source,
})

const indicator = z.object({
  id,
  item: id,
  name: words.min(1),
  unit: words.optional(),
  kind: z.enum(['quantitative', 'qualitative']),
  role: z.enum(['outcome', 'output', 'reference']).optional(),
  accumulation: z.enum(['annual', 'cumulative', 'point']).optional(),
  direction: z.enum(['increase', 'decrease', 'maintain']).optional(),
  description: words.optional(),
  relistedUnder: ids,
  fromProse: z.boolean().optional(),
  source,
})

const observation = z.object({
  id: id.optional(),
  indicator: id,
  measure: z.enum(['target', 'actual', 'baseline', 'benchmark', 'planned']),
  fiscalYear: year.optional(),
  fromFiscalYear: year.optional(),
  toFiscalYear: year.optional(),
  asOf: date.optional(),
  value: figure.optional(),
  min: figure.optional(),
  max: figure.optional(),
  comparator: z.enum(['>=', '<=', '=', '~']).optional(),
  unit: words.optional(),
  relativeTo: z.object({ quantity: words, factor: figure.optional(), base: figure.optional() }).optional(),
  status: z.enum(['confirmed', 'forecast', 'planned', 'preliminary']).optional(),
  supersededBy: id.optional(),
  text: words.optional(),
  parts: list(z.object({ label: words, value: figure })).optional(),
  fromProse: z.boolean().optional(),
  source,
})

const budget = z.object({
  item: id,
  fiscalYear: year,
  stage: z.enum(['planned', 'initial', 'revised', 'settled', 'settledEstimate']),
  amount: z.int(),
  relisted: z.boolean().optional(),
  part: z.object({ kind: z.enum(['fund', 'cost', 'account', 'activity']), name: words }).optional(),
  source,
})

const evaluation = z.object({
  item: id,
  fiscalYear: year,
  stage: stage.optional(),
  evaluator: z.enum(['self', 'external']),
  grades: list(z.object({ scale: words, code: words })),
  forecast: z.boolean().optional(),
  comment: words.optional(),
  source,
})

const narrative = z.object({
  item: id,
  role: z.enum(['purpose', 'overview', 'approach', 'goal', 'progress', 'issue', 'direction', 'note']),
  label: words.optional(),
  text: words,
  status: z.enum(['done', 'ongoing']).optional(),
  source,
})

const exchangeFile = z.object({
  format: z.literal('shirube-exchange/1'),
  document: documentFacts,
  items: list(item),
  indicators: list(indicator).default([]),
  observations: list(observation).default([]),
  budgets: list(budget).default([]),
  evaluations: list(evaluation).default([]),
  narratives: list(narrative).default([]),
  terms: list(z.object({ term: words, definition: words, fromProse: z.boolean().optional(), source })).default([]),
  findings: list(
    z.object({ severity: z.enum(['error', 'warning', 'info']), code: words, message: words, subject: id.optional(), source }),
  ).default([]),
})

/** Reads an exchange file (交換形式): checked field by field, bounded, and its rows name only each other. */
export function readExchangeFile(bytes: Uint8Array, name: string): { exchange: Exchange } | { problem: Finding } {
  const broken = (place: string, reason: string) => ({ problem: finding('exchange-broken', { name, place, reason }) })
  if (bytes.length > mostBytes) return broken('全体', `大きすぎます（${mostBytes / 1024 / 1024} MB まで）。`)
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return broken('全体', 'JSON として読めません。途中で切れていないか確かめてください。')
  }
  const parsed = exchangeFile.safeParse(data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return broken(writePlace(issue?.path ?? []), '書かれた値が交換形式の定めに合いません。')
  }
  const exchange = withoutUndefined(parsed.data)
  const problem = checkReferences(exchange, name)
  return problem ? { problem } : { exchange }
}

/** zod's optional fields may hold `undefined`; ours are absent. Codes of findings are any text in a file, and only shown. */
function withoutUndefined(data: z.infer<typeof exchangeFile>): Exchange {
  const { findings, ...rest } = data
  return { ...rest, findings: findings.map((row) => ({ ...row, code: row.code as FindingCode })) } as Exchange
}

const writePlace = (path: PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '') || '全体'
