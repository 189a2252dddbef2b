import { writeNumber } from './numeral.ts'
import type { Comparator } from './observation.ts'
import { quote } from './quote.ts'
import { formatTarget } from './target.ts'
import type { Said } from './verdict.ts'

/** A target and an actual in words. */
export interface Words {
  target: string
  actual: string
}

/** 250件以上; a target that is more than its figure stands in its own words. */
export function wordsOfTarget(target: Said, unit: string | undefined): string {
  const { value, min, max, comparator, relativeTo, text } = target
  const own = target.unit ?? unit
  const strictly = text !== undefined && /未満|超|上回|下回/.test(text)
  if ((relativeTo || strictly) && text !== undefined) return quote(text)
  const written = formatTarget({
    ...(value === undefined ? {} : { value }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(relativeTo === undefined ? {} : { relativeTo }),
    ...(own === undefined ? {} : { unit: own }),
  })
  return relativeTo ? quote(written) : written
}

/** 296件 */
export function wordsOfActual(actual: Said, unit: string | undefined): string {
  return actual.value === undefined ? '' : `${writeNumber(actual.value)}${actual.unit ?? unit ?? ''}`
}

/** 20件（15に対して1.33倍）: the ratio is cut off, not rounded, so that 1.39 never shows as 1.4. */
export function ratioWords(actual: Said | undefined, base: number | undefined, ratio: number, unit: string | undefined): string {
  const shown = writeNumber(Math.floor(ratio * 100 + 1e-9) / 100)
  if (actual?.value === undefined || actual.unit === '倍') return `${shown}倍`
  return `${wordsOfActual(actual, unit)}（${base === undefined ? '' : `${writeNumber(base)}に対して`}${shown}倍）`
}

/** 118.4%: cut off at one decimal, so that a rate below 100 never shows as 100. */
export const percent = (rate: number): string => `${writeNumber(Math.floor(rate * 1000 + 1e-9) / 10)}%`
const inBrackets = (rate: number | undefined) => (rate === undefined ? '' : `（達成率${percent(rate)}）`)

/** The sentences of verdicts. */
export const sentence = {
  noTarget: '目標が設定されていないため、判定しません。',
  targetReplaced: '目標が年度の途中でほかの目標に変更されたため、判定しません。',
  wordsOnly: '目標が数値でないため、機械では判定しません。',
  noActual: '実績の数値がないため、判定できません。',
  actualInWords: '実績が数値でなく文で書かれているため、機械では判定しません。',
  noBase: (quantity: string) => `目標の基準となる${quote(quantity)}の値が分からないため、判定できません。`,
  unitsDiffer: (target: string, actual: string) => `目標（${target}）と実績（${actual}）の単位が異なるため、判定できません。`,
  yearsMissing: (years: string) => `${years}の実績がないため、累計を目標と比べられません。`,
  severalActuals: '同じ年度に異なる実績が複数あるため、判定できません。',
  met: ({ target, actual }: Words, rate?: number) => `実績${actual}は、目標${target}を満たしています${inBrackets(rate)}。`,
  missed: ({ target, actual }: Words, comparator: Comparator, rate?: number) =>
    comparator === '<='
      ? `実績${actual}は、目標${target}を上回りました。`
      : `実績${actual}は、目標${target}に届きませんでした${inBrackets(rate)}。`,
  pending: ({ target, actual }: Words, comparator: Comparator, rate?: number) =>
    comparator === '<='
      ? `途中の実績${actual}は、目標${target}を上回っています。確定を待ちます。`
      : `途中の実績${actual}は、まだ目標${target}に届いていません${inBrackets(rate)}。確定を待ちます。`,
  within: ({ target, actual }: Words) =>
    `途中の実績${actual}は目標${target}の範囲にありますが、まだ変わりうるため確定を待ちます。`,
  reachedByForecast: ({ target, actual }: Words) => `見込みの${actual}は目標${target}を満たしますが、確定を待ちます。`,
  missedByForecast: ({ target, actual }: Words, comparator: Comparator) =>
    `見込みの${actual}は目標${target}${comparator === '<=' ? 'を上回ります' : 'に届きません'}。確定を待ちます。`,
  near: ({ target, actual }: Words) => `実績${actual}が目標${target}の範囲に入るかどうかは、人の判断によります。`,
  aboveRange: ({ target, actual }: Words) =>
    `実績${actual}は目標の範囲${target}を上回りますが、高いほどよい指標かどうかの定めがないため判定しません。`,
}
