import { formatFigure, parseFigure } from './figure.ts'
import { writeNumber } from './numeral.ts'
import type { Comparator, RelativeTo } from './observation.ts'
import type { Target } from './target.ts'
import { plainInPlace } from './width.ts'

const bounds: Record<string, Comparator> = { 以上: '>=', 以下: '<=', 程度: '~' }
const ratioPattern =
  /^(?<quantity>[^\d()×⇒]+?)\s*(?:\((?<base>[\d,.]+)\s*(?<baseUnit>[^()\d]*)\))?\s*(?:の|×|x|に対して)\s*(?<factor>\d+(?:\.\d+)?)\s*倍?\s*(?<bound>以上|以下|程度)?\s*(?:(?:⇒|→|=|\(=?)\s*(?<result>[\d,.]+[^()]*?)\)?)?$/s
const lastYear = '(?:[前昨]年度?|(?:令和|平成|[RHＲＨ])\\s*(?:元|\\d{1,2})年度)'
const lastYearPattern = new RegExp(
  `^(?<quantity>${lastYear}(?:同(?:時)?期)?(?:の?(?:実績|水準))?値?)\\s*(?:\\(\\s*(?<base>[\\d,.]+)\\s*(?<unit>[^()\\d]*)\\))?\\s*(?<bound>以上|を上回る|を超える|以下|を下回る)$`,
)
const growthPattern = new RegExp(
  `^対?(?<quantity>${lastYear}(?:の?実績)?)\\s*(?:\\(\\s*(?<base>[\\d,.]+)[^()\\d]*\\))?\\s*(?:比|に対し(?:て)?|から|より|の)?\\s*(?<share>\\d+(?:\\.\\d+)?)\\s*(?<by>%|倍)\\s*(?:(?<most>以上|程度)の?)?(?<way>増|減|増加|減少|削減|向上)?(?<bound>以上|以下|程度)?$`,
)

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

const numberIn = (written: string) => Number(written.replaceAll(',', ''))

/** 前年度実績(4,126件)以上: last year's own figure. No factor is written, so none is read; the figure in brackets is the target itself. */
function comparedToLastYear(text: string): Target | undefined {
  const groups = lastYearPattern.exec(text)?.groups
  if (!groups) return grownFromLastYear(text)
  const { quantity = '', base, unit = '', bound = '' } = groups
  const value = base === undefined ? undefined : numberIn(base)
  return {
    relativeTo: { quantity, ...(value === undefined ? {} : { base: value }) },
    ...(value === undefined ? {} : { value }),
    ...(value === undefined || unit.trim() === '' ? {} : { unit: unit.trim() }),
    comparator: /以下|下回る/.test(bound) ? '<=' : '>=',
  }
}

/** 前年度比10%増, 前年度比110%以上, 前年度比1.1倍: a factor of last year's figure. */
function grownFromLastYear(text: string): Target | undefined {
  const groups = growthPattern.exec(text)?.groups
  if (!groups) return undefined
  const { quantity = '', base, share = '', by, way, most, bound = most } = groups
  const down = /減/.test(way ?? '')
  if (by === '倍' && way !== undefined) return undefined // 1.5倍増 may be 1.5 times or 2.5
  const whole = by === '倍' ? 1 : 100
  const factor = (way === undefined ? Number(share) : down ? whole - Number(share) : whole + Number(share)) / whole
  if (way === undefined && by === '%' && !text.includes('比')) return undefined
  // 10%以上減 is at most nine tenths.
  const comparator = bound === undefined ? undefined : down && bound === '以上' ? '<=' : bounds[bound]
  return {
    relativeTo: {
      quantity,
      factor: Math.round(factor * 1e6) / 1e6,
      ...(base === undefined ? {} : { base: numberIn(base) }),
    },
    ...(comparator === undefined ? {} : { comparator }),
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
