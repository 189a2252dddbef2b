import { writeNumber } from '../numeral.ts'
import type { Expected } from '../scheme-rule.ts'
import type { RuleContext } from './figures.ts'

/** What the plan should have reached by a year, in percent of its target, with its words; or why nothing is expected. */
export type ExpectedProgress = { percent: number; words: string } | { reason: string }

/** Looks up the expected progress (期待される進捗): so much a year up to 100 %, or the first row for the plan's year and length. */
export function expectedProgress(expected: Expected, { fiscalYear, period }: RuleContext): ExpectedProgress {
  if (!period) return { reason: '計画期間が様式に定められていないため、計画の何年目か分かりません。' }
  const year = fiscalYear - period.from + 1
  const length = period.to - period.from + 1
  if (year < 1 || year > length) return { reason: `評価年度が計画期間（${length}年間）の外にあります。` }
  const words = (percent: number) => ({ percent, words: `${year}年目の期待${writeNumber(percent)}%` })
  if ('perYear' in expected) return words(Math.min(100, expected.perYear * year))
  const row = expected.table.find((one) => (one.year ?? year) === year && (one.length ?? length) === length)
  return row ? words(row.percent) : { reason: `この規則では、${length}年計画の${year}年目は判定しません。` }
}

/** A rate held against what is expected: its share, or its difference in points. Nothing expected leaves no share. */
export function againstExpected(rate: number, percent: number, as: Expected['as']): number | undefined {
  if (as === 'difference') return rate - percent
  return percent > 0 ? (rate / percent) * 100 : undefined
}
