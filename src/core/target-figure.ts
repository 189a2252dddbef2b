import type { NumberFigure } from './figure-number.ts'
import type { RangeFigure } from './figure-range.ts'
import type { Target } from './target.ts'

/** The fields of a target that is a range (範囲): 20～30人程度, 30人以上50人未満. */
export function fromRange(figure: RangeFigure): Target {
  const { from, to } = figure.written ?? {}
  const tail = to ?? from
  // 30人以上50人未満: the words belong to the two ends, not to the range.
  const { comparator, ...rest } = tail ? words(tail) : {}
  const around = comparator === '~' ? { comparator } : {}
  // 累計 20～30件: said once, before both ends.
  const total = from?.cumulative ? { accumulation: 'cumulative' as const } : {}
  return {
    ...(figure.min === undefined ? {} : { min: figure.min }),
    ...(figure.max === undefined ? {} : { max: figure.max }),
    ...rest,
    ...total,
    ...around,
    ...(figure.unit === undefined ? {} : { unit: figure.unit }),
  }
}

/** The fields of a target that is one number, with its words. */
export const fromNumber = (figure: NumberFigure): Target => ({ value: figure.value, ...words(figure) })

function words(figure: NumberFigure): Target {
  const { unit, comparator, perYear, cumulative } = figure
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(cumulative ? { accumulation: 'cumulative' as const } : perYear ? { accumulation: 'annual' as const } : {}),
    ...(perYear ? { perYear } : {}),
  }
}
