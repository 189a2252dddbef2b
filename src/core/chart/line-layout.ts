import { type Axis, axisOf } from './scale.ts'
import type { YearPoint } from './year-points.ts'

/** A stretch of the line between two years that follow each other and both have an actual. */
export interface Stretch {
  from: number
  to: number
  /** It leads to a forecast. */
  forecast: boolean
}

/** Where everything of a line over the years stands (折れ線の配置): down in points, across as shares of the breadth. */
export interface LineLayout {
  axis: Axis
  x: (nth: number) => number
  y: (value: number) => number
  stretches: Stretch[]
}

/** How a line is laid out: between which heights, from which share of the breadth on. */
export interface LineFrame {
  top: number
  bottom: number
  from: number
  mayCut?: boolean
}

/** Lays out actuals and targets; gaps stay open. `undefined` where no year has a figure. */
export function layLine(points: YearPoint[], { top, bottom, from, mayCut }: LineFrame): LineLayout | undefined {
  const values = points.flatMap(({ actual, target, targetTo }) => [actual, target, targetTo])
  const axis = axisOf(
    values.filter((value) => value !== undefined),
    mayCut,
  )
  if (!axis) return undefined
  return {
    axis,
    x: (nth) => from + ((nth + 0.5) / points.length) * (1 - from),
    y: (value) => bottom - ((value - axis.low) / (axis.high - axis.low)) * (bottom - top),
    stretches: points.flatMap((point, nth) => {
      const next = points[nth + 1]
      return point.actual === undefined || next?.actual === undefined
        ? []
        : [{ from: nth, to: nth + 1, forecast: next.forecast === true }]
    }),
  }
}
