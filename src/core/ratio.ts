import type { Comparator, RelativeTo } from './exchange.ts'
import { formatFigure, parseFigure } from './figure.ts'
import { writeNumber } from './numeral.ts'
import type { Target } from './target.ts'
import { plainInPlace } from './width.ts'

const bounds: Record<string, Comparator> = { 以上: '>=', 以下: '<=', 程度: '~' }
const ratioPattern =
  /^(?<quantity>[^\d()×⇒]+?)\s*(?:\((?<base>[\d,.]+)\s*(?<baseUnit>[^()\d]*)\))?\s*(?:の|×|x|に対して)\s*(?<factor>\d+(?:\.\d+)?)\s*倍?\s*(?<bound>以上|以下|程度)?\s*(?:(?:⇒|→|=|\(=?)\s*(?<result>[\d,.]+[^\d()]*?)\)?)?$/s
const lastYearPattern =
  /^(?<quantity>前年度|昨年度|前年|昨年)(?:度)?(?:の?実績)?(?:値)?\s*(?<bound>以上|を上回る|を超える|以下|を下回る)$/

/**
 * A target relative to another quantity: セミナー発表数の1.4倍以上, フォーラム発表数(8人)の4.2倍以上 ⇒34件, 参加企業数×6倍以上,
 * 前年度実績以上. `value` is only what the paper itself works out after ⇒.
 */
export function parseRatio(text: string): Target | undefined {
  const narrow = plainInPlace(text).trim()
  const groups = ratioPattern.exec(narrow)?.groups
  if (!groups) return comparedToLastYear(narrow)
  const { quantity = '', base, factor = '', bound, result } = groups
  if (!/倍|×/.test(narrow)) return undefined
  const worked = result === undefined ? undefined : parseFigure(result)
  if (worked && worked.kind !== 'number') return undefined
  const relativeTo: RelativeTo = {
    quantity: quantity.trim(),
    factor: Number(factor),
    ...(base === undefined ? {} : { base: Number(base.replaceAll(',', '')) }),
  }
  const comparator = bound === undefined ? undefined : bounds[bound]
  return {
    relativeTo,
    ...(comparator === undefined ? {} : { comparator }),
    ...(worked ? { value: worked.value, ...(worked.unit === undefined ? {} : { unit: worked.unit }) } : {}),
  }
}

/** 前年度以上: last year's own figure, once over. */
function comparedToLastYear(text: string): Target | undefined {
  const groups = lastYearPattern.exec(text)?.groups
  if (!groups) return undefined
  const down = /以下|下回る/.test(groups.bound ?? '')
  return {
    relativeTo: { quantity: '前年度実績', factor: 1 },
    comparator: down ? '<=' : '>=',
    text,
  }
}

/** Writes a ratio: quantity(base)の1.4倍以上 ⇒34件. */
export function writeRatio(
  relativeTo: RelativeTo,
  { value, unit, comparator }: Pick<Target, 'value' | 'unit' | 'comparator'>,
): string {
  const base = relativeTo.base === undefined ? '' : `(${writeNumber(relativeTo.base)})`
  const factor = relativeTo.factor === undefined ? '' : `の${writeNumber(relativeTo.factor)}倍`
  const bound = Object.entries(bounds).find(([, c]) => c === comparator)?.[0] ?? ''
  const result =
    value === undefined ? '' : ` ⇒${formatFigure({ kind: 'number', value, text: '', ...(unit === undefined ? {} : { unit }) })}`
  return `${relativeTo.quantity}${base}${factor}${bound}${result}`
}
