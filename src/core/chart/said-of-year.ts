import type { FiscalYear } from '../fiscal-year.ts'
import type { Observation, ObservationMeasure } from '../observation.ts'

/** The observation that stands for a measure in a year (その年度の値): the newest that nothing replaced, with a figure before one without. */
export function saidOfYear<Said extends Observation>(
  observations: Said[],
  measure: ObservationMeasure,
  year: FiscalYear,
): Said | undefined {
  const said = observations.filter(
    (one) => one.measure === measure && one.supersededBy === undefined && (one.fiscalYear ?? one.toFiscalYear) === year,
  )
  return said.findLast(({ value, min, max }) => (value ?? min ?? max) !== undefined) ?? said.at(-1)
}

/** It rests on something that is not settled (見込・速報). */
export const isForecast = ({ status }: Observation): boolean => status === 'forecast' || status === 'preliminary'
