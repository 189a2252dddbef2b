import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import { writeNumber } from '../numeral.ts'
import type { Observation } from '../observation.ts'
import type { Indicator } from '../plan.ts'
import type { RateRule, RateWay } from '../scheme-rule.ts'
import { wordsOfActual, wordsOfTarget } from '../verdict-words.ts'
import type { RuleFigures } from './figures.ts'

/** Why no rate can be made: one sentence each. */
export const gapWords = {
  noActual: '評価年度の実績の数値がありません。',
  actualInWords: '実績が数値でなく文で書かれています。',
  noTarget: '目標が設定されていません。',
  targetInWords: '目標が数値でありません。',
  noBaseline: '基準値がありません。',
  noBenchmark: '評価年度の期待値（目安）がありません。',
  several: '同じ年度に異なる実績が複数あります。',
  unitsDiffer: '比べる数値の単位が異なります。',
  targetNotPositive: '目標が0以下のため、達成率を計算できません。',
  baselineNotPositive: '基準値が0以下のため、割合を計算できません。',
  targetIsBaseline: '目標と基準値が同じため、進捗率を計算できません。',
  targetBehind: '目標が基準値より後退した値のため、進捗率を計算できません。',
  negative: '負の数値のため、達成率を計算できません。',
  yearsMissing: (years: FiscalYear[]) =>
    `${years.map((year) => formatFiscalYear(year, 'era')).join('、')}の実績がないため、累計を計算できません。`,
}

const names: Record<RateWay, string> = {
  ratio: '達成率',
  'inverse-ratio': '達成率',
  progress: '進捗率',
  'of-baseline': '対基準値',
  change: '基準値からの変化',
  difference: '基準値からの変化',
}

/** 62.5%; cut off at one decimal, so that 79.96 never shows as 80. A difference in points is written 3.2ポイント. */
export function writeRate(rate: number, unit = '%'): string {
  if (!Number.isFinite(rate)) return '（実績0のため計算外）'
  return `${writeNumber(Math.floor(rate * 10 + 1e-6) / 10)}${unit}`
}

/** 基準値10件・目標20件・実績15件、進捗率50% */
export function rateWords(
  rule: RateWay,
  made: { indicator: Indicator; figures: RuleFigures; rate: number; against: RateRule['against'] },
): string {
  const { figures, indicator, rate, against } = made
  const base = rule === 'ratio' || rule === 'inverse-ratio' ? undefined : figures.baseline
  const usesAim = rule === 'ratio' || rule === 'inverse-ratio' || rule === 'progress'
  const aim = usesAim ? (against === 'benchmark' ? figures.benchmark : figures.target) : undefined
  const word = (label: string, said: Observation | undefined, write = wordsOfActual) =>
    said ? [`${label}${write(said, indicator.unit)}`] : []
  const told = [
    ...word('基準値', base),
    ...word(against === 'benchmark' ? '期待値' : '目標', aim, wordsOfTarget),
    ...word(isForecast(figures.actual) ? '見込み' : '実績', figures.steadied ?? figures.actual),
    ...(figures.steadied ? ['横ばいとみなして'] : []),
  ]
  const unit = rule === 'difference' ? (indicator.unit === '%' ? 'ポイント' : (indicator.unit ?? '')) : '%'
  return `${told.join('・')}、${names[rule]}${writeRate(rate, unit)}`
}

const isForecast = (said: Observation | undefined) => said?.status === 'forecast' || said?.status === 'planned'
