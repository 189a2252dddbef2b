import type { Observation } from './observation.ts'
import { type Direction, directions, type Indicator } from './plan.ts'
import type { Scheme } from './scheme.ts'
import type { ExampleFigures, ExamplePlan } from './scheme-example.ts'
import { parseTarget } from './target.ts'

/** An example's indicator as facts of invented years. */
export interface ExampleIndicator {
  indicator: Indicator
  observations: Observation[]
}

/** The invented years of an example: the plan begins in 2001. */
export interface ExampleYears {
  fiscalYear: number
  period: { from: number; to: number }
}

/** The year that an example grades, and its plan; without a length, that of the scheme's period, or as long as told. */
export function exampleYears({ period }: Pick<Scheme, 'period'>, { year, length }: ExamplePlan, told: number): ExampleYears {
  const graded = year ?? told
  const whole = length ?? (period ? period.to - period.from + 1 : graded)
  return { fiscalYear: 2000 + graded, period: { from: 2001, to: 2000 + Math.max(whole, graded) } }
}

/** A direction by the scheme's own word or by name. */
export const directionNamed = ({ indicators }: Pick<Scheme, 'indicators'>, word: string): Direction | undefined =>
  indicators.directions?.[word] ?? directions.find((direction) => direction === word)

/**
 * Reads an example's figures. The last actual is that of the year graded; the target is due at the plan's end where the rule looks at the
 * whole plan (`atEnd`), else in the year graded; the baseline is of the year before the plan.
 */
export function readExampleFigures(
  scheme: Pick<Scheme, 'indicators'>,
  example: ExampleFigures,
  { fiscalYear, period }: ExampleYears,
  { id, atEnd }: { id: string; atEnd: boolean },
): ExampleIndicator {
  const target = example.target === undefined ? undefined : parseTarget(example.target)
  const direction = example.direction === undefined ? scheme.indicators.direction : directionNamed(scheme, example.direction)
  const actuals = [example.actual].flat()
  const unit = example.unit ?? target?.unit
  const said = (measure: Observation['measure'], written: string | undefined, year: number) =>
    written === undefined ? [] : sayFigure(id, measure, written, year)
  return {
    indicator: {
      id,
      item: 'example',
      name: example.name ?? '指標',
      kind: target?.qualitative ? 'qualitative' : 'quantitative',
      accumulation: target?.accumulation ?? scheme.indicators.accumulation,
      ...(example.role ? { role: example.role } : scheme.indicators.role ? { role: scheme.indicators.role } : {}),
      ...(unit === undefined ? {} : { unit }),
      ...(direction === undefined ? {} : { direction }),
    },
    observations: [
      ...said('baseline', example.baseline, period.from - 1),
      ...said('benchmark', example.benchmark, fiscalYear),
      ...said('target', example.target, atEnd ? period.to : fiscalYear),
      ...actuals.flatMap((written, i) => said('actual', written, fiscalYear - actuals.length + 1 + i)),
    ],
  }
}

/** What a cell says; a target that says 設定なし is no observation. */
function sayFigure(indicator: string, measure: Observation['measure'], written: string, fiscalYear: number): Observation[] {
  const { accumulation, perYear, qualitative, none, ...figures } = parseTarget(written)
  return none !== undefined && measure !== 'actual' ? [] : [{ indicator, measure, fiscalYear, ...figures }]
}
