import { findFigures } from '../figure-in-text.ts'
import type { Part } from '../observation.ts'
import { sameUnit } from './label-answers.ts'

/** A figure that stands only in its parts: 「会場 120人、オンライン 80人」. */
export interface SummedFigure {
  value: number
  unit: string
  parts: Part[]
  text: string
  length: number
}

/** Names a part: a short noun right before its figure. */
const partName = /^[\s、,＋+・と]*([^\d\s、,。:：()（）＋+・]{1,12})[\s:：]*(?:のべ|延べ|計|約)?\s*$/

/** Reads parts of one unit at the head of the words, joined by 、 or ＋, and adds them up. At least two. */
export function readSummed(words: string): SummedFigure | undefined {
  const line = /^[^\n。]{0,200}/.exec(words)?.[0] ?? ''
  const parts: Part[] = []
  let unit: string | undefined
  let end = 0
  for (const figure of findFigures(line)) {
    const label = partName.exec(line.slice(end, figure.index))?.[1]
    if (label === undefined || figure.unit === undefined || (unit !== undefined && !sameUnit(unit, figure.unit))) break
    unit ??= figure.unit
    parts.push({ label, value: figure.value })
    end = figure.index + figure.text.length
  }
  if (parts.length < 2 || unit === undefined || /[%％倍]/.test(unit)) return undefined
  return { value: parts.reduce((sum, part) => sum + part.value, 0), unit, parts, text: line.slice(0, end).trim(), length: end }
}
