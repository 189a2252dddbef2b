import { saidOfYear } from '../chart/said-of-year.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import type { Observation } from '../observation.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Indicator } from '../plan.ts'
import { wordsOfActual } from '../verdict-words.ts'
import { reportLineCharts } from './report-charts.ts'
import { type ReportRow, type ReportValue, reportNote, reportTable } from './report-table.ts'

/** An indicator with all that is said of it, of whichever plan. */
export interface SeriesOf {
  title: string
  indicator: Indicator
  observations: Observation[]
}

/** Years side by side: more do not fit on a turned page. */
const mostYears = 8

/** Targets and actuals of indicators year by year (指標の推移), and their charts; the same indicator of several plans is one series. */
export function reportSeries(all: SeriesOf[], page: PageSetup, style: 'era' | 'western' = 'era'): PaperBlock[] {
  const series = joinSeries(all)
  const years = yearsOf(series.flatMap(({ observations }) => observations)).slice(-mostYears)
  // One year alone is no course of anything.
  if (years.length < 2) return []
  const columns = [
    { heading: '指標', share: 4 },
    { heading: '単位', share: 1 },
    { heading: '', share: 1 },
    ...years.map((year) => ({ heading: formatFiscalYear(year, style).replace('年度', ''), share: 1.2, numbers: true as const })),
  ]
  const rows = series.flatMap(({ title, indicator, observations }): ReportRow[] => {
    const told = (measure: Observation['measure']) => years.map((year) => figureOf(observations, indicator, measure, year))
    const [targets, actuals] = [told('target'), told('actual')]
    if ([...targets, ...actuals].every((value) => value === undefined)) return []
    return [
      { values: [`${indicator.name}（${title}）`, indicator.unit ?? '', '目標', ...targets] },
      { values: ['', '', '実績', ...actuals] },
    ]
  })
  return [
    reportTable(columns, rows, page),
    reportNote('—は記載がない年度です。累計の指標は、その年度までの累計ではなく、書かれた値のままです。'),
    ...reportLineCharts(series, years, page, style),
  ]
}

/** One series a name, unit and item: a plan that follows another goes on with it. */
function joinSeries(all: SeriesOf[]): SeriesOf[] {
  const joined = new Map<string, SeriesOf>()
  for (const one of all) {
    const key = `${one.indicator.name}|${one.indicator.unit ?? ''}|${one.title}`
    const known = joined.get(key)
    joined.set(key, known ? { ...known, observations: [...known.observations, ...one.observations] } : one)
  }
  return [...joined.values()]
}

const yearOf = ({ fiscalYear, toFiscalYear }: Observation) => fiscalYear ?? toFiscalYear

function yearsOf(observations: Observation[]): FiscalYear[] {
  const told = observations.filter(({ measure }) => measure === 'target' || measure === 'actual')
  return [...new Set(told.flatMap((one) => yearOf(one) ?? []))].sort((a, b) => a - b)
}

function figureOf(
  observations: Observation[],
  indicator: Indicator,
  measure: Observation['measure'],
  year: FiscalYear,
): ReportValue {
  const said = saidOfYear(observations, measure, year)
  if (said === undefined) return undefined
  const { value, unit, comparator, status } = said
  const plain =
    value !== undefined && unit === undefined && comparator === undefined && (status === undefined || status === 'confirmed')
  return plain
    ? { value, text: value.toLocaleString('ja-JP', { maximumFractionDigits: 10 }) }
    : wordsOfActual(said, indicator.unit)
}
