import { formatNumber } from '#core/chart/scale.ts'
import { formatAsOf } from '#core/date-words.ts'
import type { Observation } from '#core/observation.ts'
import type { Direction, Indicator } from '#core/plan.ts'
import { measureWords } from '#core/statement-words.ts'

const after: Record<NonNullable<Observation['comparator']>, string> = { '>=': '以上', '<=': '以下', '=': '', '~': '程度' }

/** 大きいほどよい | 小さいほどよい | 現状維持 */
export const directionWords: Record<Direction, string> = {
  increase: '大きいほどよい',
  decrease: '小さいほどよい',
  maintain: '現状維持',
}

/** 累計 | /年 | ある時点の値 */
export const accumulationWords: Record<NonNullable<Indicator['accumulation']>, string> = {
  annual: '年ごと',
  cumulative: '累計',
  point: '時点の値',
}

/** The figure of an observation without its unit: 3,400以上, 2〜3. `undefined` where it has none. */
export function formatValue({ value, min, max, comparator, measure }: Observation): string | undefined {
  const tail = comparator ? after[comparator] : ''
  if (value !== undefined)
    return comparator === '~' && measure === 'actual' ? `約${formatNumber(value)}` : formatNumber(value) + tail
  if (min !== undefined && max !== undefined) return `${formatNumber(min)}〜${formatNumber(max)}`
  if (min !== undefined) return `${formatNumber(min)}以上`
  if (max !== undefined) return `${formatNumber(max)}以下`
  return undefined
}

/** 見込 · 速報 · 予定 beside a figure that is not settled yet. */
export const formatStatus = ({ status }: Observation): string | undefined =>
  status === 'forecast' ? '見込' : status === 'preliminary' ? '速報' : status === 'planned' ? '予定' : undefined

/** What hovering or focusing a figure says: measure, time of the figure, and the words as they stand on the paper. */
export function describeObservation(observation: Observation): string {
  const { measure, asOf, source, text } = observation
  return [
    measureWords[measure],
    formatStatus(observation),
    asOf && `${formatAsOf(asOf)}時点`,
    text && `記載「${text}」`,
    source && !text && `原文「${source.text}」`,
  ]
    .filter(Boolean)
    .join('、')
}
