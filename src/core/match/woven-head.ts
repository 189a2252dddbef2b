import type { BudgetStage } from '../exchange.ts'
import { findLabels } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabel } from '../label-pattern.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { isYear } from './form-proof.ts'

export type BudgetField = SchemeField & { type: 'budget' }
export type IndicatorsField = SchemeField & { type: 'indicators' }

/** A line of running text. */
export interface WovenLine {
  text: string
  locator: string
  row: number
}

/** A column of a table whose heading was printed over several lines: its word, its year where one stands over it. */
export interface WovenColumn {
  word: string
  year?: string
  locator: string
}

/** The headings of two tables side by side, as their lines give them (見出し). */
export interface WovenHead {
  stages: WovenColumn[]
  measures: WovenColumn[]
  name?: WovenColumn
  unit?: WovenColumn
  /** Indices of the first and the last line that they take. */
  from: number
  to: number
}

/** A heading stands at most so many lines above its first row. */
const window = 8

/** The fields of a scheme whose tables may stand side by side. */
export function wovenFields({ sheet }: Scheme): { budget?: BudgetField; indicators?: IndicatorsField } {
  const fields = sheet.flatMap(({ fields }) => fields)
  const budget = fields.find((field) => field.type === 'budget')
  const indicators = fields.find((field) => field.type === 'indicators')
  return { ...(budget ? { budget } : {}), ...(indicators ? { indicators } : {}) }
}

/** Reads the headings above the first row of amounts. `undefined` where no row of budget stages stands there. */
export function findWovenHead(
  lines: WovenLine[],
  row: number,
  budget: BudgetField,
  indicators: IndicatorsField | undefined,
): WovenHead | undefined {
  const first = Math.max(0, row - window)
  const above = lines.slice(first, row)
  const stages = longestRun(above, compileAll(budget.columns), undefined)
  if (!stages) return undefined
  const measures = indicators && longestRun(above, compileAll(measuresOf(indicators)), stages)
  const years = above.flatMap((line, at) => {
    const run = yearRun(line)
    return run.length > 0 && at !== stages.at && at !== measures?.at ? [{ at, run }] : []
  })
  const dated = dateColumns(stages, measures, years, Object.values(budget.columns))
  if (!dated) return undefined
  const name = indicators && findWord(above, indicators.labels.name)
  const unit = indicators && findWord(above, unitLabel(indicators))
  const used = [
    stages.at,
    ...(measures ? [measures.at] : []),
    ...dated.lines,
    ...(name ? [name.at] : []),
    ...(unit ? [unit.at] : []),
  ]
  return {
    stages: dated.stages,
    measures: name && measures ? dated.measures : [],
    ...(name ? { name: name.column } : {}),
    ...(unit ? { unit: unit.column } : {}),
    from: first + Math.min(...used),
    to: first + Math.max(...used),
  }
}

const unitLabel = ({ columns }: IndicatorsField) => Object.keys(columns).find((word) => columns[word] === 'unit')

/** The words of figures in an indicators table: with their year, and without it, as the year may stand on another line. */
function measuresOf({ columns }: IndicatorsField): Record<string, ObservationMeasure> {
  const own = Object.entries(columns).filter(
    (entry): entry is [string, ObservationMeasure] => entry[1] !== 'year' && entry[1] !== 'unit',
  )
  const bare = own.flatMap(([word, measure]) => {
    const rest = word.replace(/^\{年度\}/, '')
    return rest === word || rest === '' ? [] : [[rest, measure] as const]
  })
  return Object.fromEntries([...own, ...bare])
}

interface Word {
  label: CompiledLabel
  part: BudgetStage | ObservationMeasure
}

const compileAll = (words: Record<string, Word['part']>): Word[] =>
  Object.entries(words).map(([pattern, part]) => ({ label: compileLabel(pattern), part }))

/** Words of one kind that follow each other on a line. */
interface Run {
  at: number
  locator: string
  hits: { part: Word['part']; text: string; fiscalYear?: number; start: number; end: number }[]
}

/** The line with the most of these words in a row, the lowest of equals; words of `taken` do not count. */
function longestRun(lines: WovenLine[], words: Word[], taken: Run | undefined): Run | undefined {
  let best: Run | undefined
  lines.forEach((line, at) => {
    const from = taken?.at === at ? (taken.hits.at(-1)?.end ?? 0) : 0
    const run = { at, locator: line.locator, hits: runOf(line.text, words, from) }
    if (run.hits.length >= Math.max(2, best?.hits.length ?? 0)) best = run
  })
  return best
}

function runOf(text: string, words: Word[], from: number): Run['hits'] {
  const fold = foldLabel(text)
  const all = words
    .flatMap(({ label, part }) =>
      findLabels(label, text, fold).map(({ start, end, match }) => ({
        part,
        start,
        end,
        text: text.slice(start, end),
        ...(match.fiscalYear === undefined ? {} : { fiscalYear: match.fiscalYear }),
      })),
    )
    .filter(({ start }) => start >= from)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let best: Run['hits'] = []
  let run: Run['hits'] = []
  for (const hit of all) {
    const end = run.at(-1)?.end ?? -1
    if (hit.start < end) continue
    run = run.length > 0 && text.slice(end, hit.start).trim() === '' ? [...run, hit] : [hit]
    if (run.length > best.length) best = run
  }
  return best
}

function yearRun({ text }: WovenLine): string[] {
  const pieces = text.split(/[\s\u3000]+/).filter((piece) => piece !== '')
  const first = pieces.findIndex(isYear)
  if (first < 0 || first > 2) return []
  const rest = pieces.slice(first)
  const end = rest.findIndex((piece) => !isYear(piece))
  return end < 0 ? rest : rest.slice(0, end)
}

interface Dated {
  stages: WovenColumn[]
  measures: WovenColumn[]
  /** Lines that gave years. */
  lines: number[]
}

/** Gives each column its year: those on the line that has as many as the columns need. */
function dateColumns(
  stages: Run,
  measures: Run | undefined,
  years: { at: number; run: string[] }[],
  order: BudgetStage[],
): Dated | undefined {
  const own = (run: Run) => run.hits.every(({ fiscalYear }) => fiscalYear !== undefined)
  const column = (run: Run, i: number, year: string | undefined): WovenColumn => ({
    word: run.hits[i]?.text ?? '',
    locator: run.locator,
    ...(year === undefined ? {} : { year }),
  })
  const spread = (run: Run, list: string[] | undefined) => run.hits.map((_, i) => column(run, i, list?.[i]))
  const ofStages = own(stages) ? [undefined] : years.filter(({ run }) => yearsOfStages(stages, run, order))
  const ofMeasures = !measures || own(measures) ? [undefined] : years.filter(({ run }) => run.length === measures.hits.length)
  for (const a of ofStages)
    for (const b of ofMeasures.length > 0 ? ofMeasures : [undefined]) {
      if (a !== undefined && a === b) continue
      return {
        stages: spread(stages, a && yearsOfStages(stages, a.run, order)),
        measures: measures && (b || own(measures)) ? spread(measures, b?.run) : [],
        lines: [...(a ? [a.at] : []), ...(b ? [b.at] : [])],
      }
    }
  return undefined
}

/** A year for each stage: one each, or a new one where the order of stages begins again. */
function yearsOfStages({ hits }: Run, years: string[], order: BudgetStage[]): string[] | undefined {
  const ranks = hits.map(({ part }) => order.indexOf(part as BudgetStage))
  let group = -1
  const groups = ranks.map((rank, i) => {
    if (i === 0 || rank <= (ranks[i - 1] as number)) group++
    return group
  })
  if (group + 1 === years.length) return groups.map((one) => years[one] as string)
  return years.length === hits.length ? years : undefined
}

function findWord(lines: WovenLine[], pattern: string | undefined): { at: number; column: WovenColumn } | undefined {
  if (pattern === undefined) return undefined
  const label = compileLabel(pattern)
  for (const [at, { text, locator }] of lines.entries()) {
    const hit = findLabels(label, text).find(
      ({ start, end }) => !/\S/.test(text.charAt(start - 1)) && !/\S/.test(text.charAt(end)),
    )
    if (hit) return { at, column: { word: text.slice(hit.start, hit.end), locator } }
  }
  return undefined
}
