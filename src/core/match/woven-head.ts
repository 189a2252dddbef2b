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
  const order = { stages: Object.values(budget.columns), measures: indicators ? Object.values(measuresOf(indicators)) : [] }
  const dated = dateColumns(stages, measures, years, order)
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

/** Years on a line. */
interface YearLine {
  at: number
  run: string[]
}

/** Gives each column its year: those of a line that has as many as the columns need, or of a line that has as many as both tables need. */
function dateColumns(stages: Run, measures: Run | undefined, years: YearLine[], order: WovenOrder): Dated | undefined {
  const ofStages = datings(stages, years, order.stages)
  const ofMeasures = measures ? datings(measures, years, order.measures) : [undated]
  for (const a of ofStages)
    for (const b of ofMeasures)
      if (a.at === undefined || a.at !== b.at)
        return { stages: a.columns, measures: b.columns, lines: [a, b].flatMap(({ at }) => at ?? []) }
  for (const { at, run } of measures ? years : [])
    for (let parted = 1; measures && parted < run.length; parted++) {
      const [a] = datings(stages, [{ at, run: run.slice(0, parted) }], order.stages)
      const [b] = datings(measures, [{ at, run: run.slice(parted) }], order.measures)
      if (a && b) return { stages: a.columns, measures: b.columns, lines: [at] }
    }
  const [a] = ofStages
  return a && { stages: a.columns, measures: [], lines: a.at === undefined ? [] : [a.at] }
}

/** The order in which the scheme names the stages of a budget and the figures of an indicator. */
interface WovenOrder {
  stages: Word['part'][]
  measures: Word['part'][]
}

interface Dating {
  /** The line that gave the years; absent where the words have them. */
  at?: number
  columns: WovenColumn[]
}

const undated: Dating = { columns: [] }

/** The ways to give the columns of a run their years. */
function datings({ hits, locator }: Run, years: YearLine[], order: Word['part'][]): Dating[] {
  const columns = (list: string[]) =>
    hits.map(({ text }, i): WovenColumn => ({ word: text, locator, ...(list[i] === undefined ? {} : { year: list[i] }) }))
  if (hits.every(({ fiscalYear }) => fiscalYear !== undefined)) return [{ columns: columns([]) }]
  return years.flatMap(({ at, run }) => {
    const list = yearsOfRun(hits, run, order)
    return list ? [{ at, columns: columns(list) }] : []
  })
}

/** A year for each column: one each, or a new one where the order of the words begins again. */
function yearsOfRun(hits: Run['hits'], years: string[], order: Word['part'][]): string[] | undefined {
  const ranks = hits.map(({ part }) => order.indexOf(part))
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
