import { parseFigure } from './figure.ts'
import type { MissingReason } from './missing.ts'
import { writeNumber } from './numeral.ts'
import { plainInPlace } from './width.ts'

/** Powers of ten. */
const exponents: Record<string, number> = { 円: 0, 十円: 1, 百円: 2, 千円: 3, 万円: 4, 十万円: 5, 百万円: 6, 千万円: 7, 億円: 8 }

function exponentOf(unit: string): number {
  const exponent = exponents[unit]
  if (exponent === undefined) throw new Error(`unknown unit of money: ${unit}`)
  return exponent
}

/** Moves the decimal point as on paper, without the dust of binary fractions. */
function shift(value: number, by: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + by}`)
}

/** An amount (金額) in integer yen, or the reason why there is none. */
export type Money =
  | {
      amount: number
      /** 再掲, or 内数 of an amount elsewhere: never added up again */
      relisted?: true
      /** 内数 in brackets behind the amount: 1,243(▲24), 5,000(うち一般財源3,000). Integer yen. */
      portion?: number
    }
  | { missing: MissingReason }

/**
 * Reads an amount under a unit (円, 千円, 百万円 …) into integer yen; a unit in the text itself goes before it.
 * (1,102) and 1,102(再掲) are 再掲・内数; ▲ and △ are negative. `undefined` where it is no amount of whole yen.
 */
export function parseMoney(text: string, unit: string): Money | undefined {
  if (text.trim().length > 60) return undefined
  const narrow = plainInPlace(text).trim()
  const parts = /^([^()]*\d[^()]*)\(([^()]*\d)\s*(?:円|千円|百万円)?\)$/.exec(narrow)
  const [, whole = '', bracket = ''] = parts ?? []
  const portion = parts && parseAmount(bracket.replace(/^(?:うち|内)[^\d▲△-]*/, ''), unit)
  const amount = portion && 'amount' in portion ? parseAmount(whole, unit) : undefined
  if (amount && 'amount' in amount && portion && 'amount' in portion) return { ...amount, portion: portion.amount }
  return parseAmount(narrow, unit)
}

function parseAmount(narrow: string, unit: string): Money | undefined {
  const bracketed = /^\((.*\d.*)\)$/s.exec(narrow)?.[1]
  const marked = /^(?:再掲[:\s]*)?(.*?)\s*(?:\(再掲\)|再掲)?$/s.exec(narrow)
  const relisted = bracketed !== undefined || (/再掲/.test(narrow) && /\d/.test(narrow))
  const figure = parseFigure(bracketed ?? (relisted ? (marked?.[1] ?? narrow) : narrow))
  if (figure.kind === 'missing') return { missing: figure.reason }
  if (figure.kind !== 'number' || (figure.unit !== undefined && figure.unit !== '円') || figure.comparator || figure.perYear)
    return undefined
  const amount = shift(figure.value, figure.unit === '円' ? 0 : exponentOf(unit))
  if (!Number.isSafeInteger(amount)) return undefined
  return { amount, ...(relisted ? { relisted: true } : {}) }
}

/** Writes yen under a unit, without the unit: 62743000 under 千円 is 62,743; negative amounts take ▲. */
export function formatMoney(amount: number, unit: string): string {
  return writeNumber(shift(amount, -exponentOf(unit)))
}
