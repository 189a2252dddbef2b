import type { Stated } from '#core/facts.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { Observation, ObservationMeasure } from '#core/observation.ts'
import type { IndicatorView } from '#core/sheet.ts'

/** The observations of one year or span, by measure; several of one measure where a target was replaced or a figure told twice. */
export interface YearRow {
  key: string
  /** 令和2年度, or 平成28〜令和2年度 for a span */
  label: string
  /** The year itself; absent for a span. */
  year?: number
  cells: Partial<Record<ObservationMeasure, Stated<Observation>[]>>
}

function spanOf({ fiscalYear, fromFiscalYear: from, toFiscalYear: to }: Observation) {
  if (fiscalYear !== undefined)
    return { key: `${fiscalYear}`, order: fiscalYear, label: formatFiscalYear(fiscalYear, 'era'), year: fiscalYear }
  if (from === undefined || to === undefined) return { key: 'none', order: Number.POSITIVE_INFINITY, label: '年度の記載なし' }
  return {
    key: `${from}-${to}`,
    order: to + 0.5,
    label: `${formatFiscalYear(from, 'era').replace(/年度$/, '')}〜${formatFiscalYear(to, 'era')}`,
  }
}

/** An indicator's observations as rows by year, oldest first. */
export function rowsByYear(observations: Stated<Observation>[]): YearRow[] {
  const rows = new Map<string, YearRow & { order: number }>()
  for (const observation of observations) {
    const span = spanOf(observation)
    const row = rows.get(span.key) ?? { ...span, cells: {} }
    rows.set(span.key, row)
    row.cells[observation.measure] = [...(row.cells[observation.measure] ?? []), observation]
  }
  return [...rows.values()].sort((a, b) => a.order - b.order)
}

/** The measures that occur, in the order in which a paper tells them. */
export function measuresOf(observations: Observation[]): ObservationMeasure[] {
  const order: ObservationMeasure[] = ['baseline', 'target', 'planned', 'benchmark', 'actual']
  return order.filter((measure) => observations.some((observation) => observation.measure === measure))
}

/** Replaced within the year (変更). */
export const isReplaced = (observation: Observation): boolean => observation.supersededBy !== undefined

/** The year of which a chart speaks: the sheet's, or else the last one with an actual up to it. */
export function yearShown({ observations }: IndicatorView, fiscalYear: number): number {
  if (observations.some((observation) => observation.fiscalYear === fiscalYear)) return fiscalYear
  const years = observations.flatMap(({ fiscalYear: year }) => (year !== undefined && year <= fiscalYear ? [year] : []))
  return years.length > 0 ? Math.max(...years) : fiscalYear
}
