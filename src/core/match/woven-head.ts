import { findLabels } from '../label.ts'
import { compileLabel } from '../label-pattern.ts'
import type { ObservationMeasure } from '../observation.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { compileAll, longestRun, yearRun } from './woven-run.ts'
import { dateColumns } from './woven-years.ts'

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
