import { formatFiscalYear } from '../fiscal-year.ts'
import type { Observation, ObservationMeasure } from '../observation.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Scheme } from '../scheme.ts'
import type { IndicatorView } from '../sheet.ts'
import { measureWords } from '../statement-words.ts'
import { wordsOfActual } from '../verdict-words.ts'
import { type ReportRow, reportTable } from './report-table.ts'

/** In the order in which they come about. */
const kindsInOrder: ObservationMeasure[] = ['baseline', 'target', 'benchmark', 'planned', 'actual']
const mostYears = 6

/** Indicators of one sheet (指標), a row for each kind of figure and a column for each year. */
export function reportIndicatorTable(indicators: IndicatorView[], scheme: Scheme, page: PageSetup): PaperBlock {
  const said = indicators.flatMap(({ observations }) => observations)
  const years = [...new Set(said.flatMap((one) => yearOf(one) ?? []))].sort((a, b) => a - b).slice(-mostYears)
  const columns = [
    { heading: '指標', share: 4 },
    { heading: '', share: 1.2 },
    ...years.map((year) => ({ heading: formatFiscalYear(year, scheme.years ?? 'era'), share: 1.6, numbers: true as const })),
  ]
  const rows = indicators.flatMap(({ indicator, observations }): ReportRow[] => {
    const kinds = kindsInOrder.filter((measure) => observations.some((one) => one.measure === measure))
    const name = indicator.unit === undefined ? indicator.name : `${indicator.name}（${indicator.unit}）`
    if (kinds.length === 0) return [{ values: [name, '', ...years.map(() => undefined)] }]
    return kinds.map((measure, nth) => ({
      values: [
        nth === 0 ? name : '',
        measureWords[measure],
        ...years.map((year) => {
          const own = observations.findLast(
            (one) => one.measure === measure && yearOf(one) === year && one.supersededBy === undefined,
          )
          return own && (own.value === undefined && own.text !== undefined ? own.text : wordsOfActual(own, indicator.unit))
        }),
      ],
    }))
  })
  return reportTable(columns, rows, page)
}

const yearOf = ({ fiscalYear, toFiscalYear }: Observation) => fiscalYear ?? toFiscalYear
