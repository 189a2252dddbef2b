import { numeralPattern, parseNumeral } from '../numeral.ts'
import { unitAtHead } from '../unit.ts'
import { plainInPlace } from '../width.ts'

/** A number in running text with its unit, and how finely it is written. */
export interface Quantity {
  value: number
  unit: string | undefined
  /** The last digit written counts this much: 3.5 → 0.1, 1.2万 → 1,000. */
  step: number
  /** Written to its last one: a count, not a decimal, a scaled number or thousands of yen. */
  exact: boolean
  /** 約, 程度, 以上, 余: not held to anything. */
  rough: boolean
  text: string
  index: number
  end: number
}

/** A text with each quantity as one mark, so that what stands between quantities can be looked at. */
export interface Skeleton {
  text: string
  /** `text` with `□` for each quantity. */
  outline: string
  quantities: Quantity[]
  /** Index in `outline` → index in `text`. */
  at: (index: number) => number
}

/** Stands for a quantity in an outline. */
export const mark = '\uE000'

const numeral = new RegExp(numeralPattern, 'g')
const roughBefore = /(?:約|およそ|おおよそ|概ね|おおむね|ほぼ|最大|最低|少なくとも)\s?$/
const roughAfter = /^(?:以上|以下|未満|程度|前後|余り?|あまり|超|弱|強|ほど|以内|台)/
/** Dates, ordinals and numbers within words or addresses are no quantities. */
const dated = /^\s?(?:年|月|日|時(?!間)|号|番|期|次|章|条|丁目|世紀|階|回目|年目|人目|件目|つ目|歳)/
const inWord = /[A-Za-z_#@]-?$|(?:第|令和|平成|昭和|No\.?|Vol\.?)\s?$/i
const inDate = /\d\s?[/.]\s?$/

/** Reads the quantities of a text (文中の数量). */
export function readSkeleton(raw: string): Skeleton {
  const text = plainInPlace(raw)
  const quantities = [...text.matchAll(numeral)].flatMap((match) => quantityAt(text, match) ?? [])
  let outline = ''
  const places: number[] = []
  let from = 0
  for (const { index, end } of quantities) {
    for (let i = from; i < index; i++) places.push(i)
    outline += text.slice(from, index) + mark
    places.push(index)
    from = end
  }
  for (let i = from; i <= text.length; i++) places.push(i)
  return { text, outline: outline + text.slice(from), quantities, at: (index) => places[index] ?? text.length }
}

function quantityAt(text: string, match: RegExpExecArray): Quantity | undefined {
  const index = match.index
  const digitsEnd = index + match[0].length
  const parsed = parseNumeral(match[0])
  const head = text.slice(Math.max(0, index - 8), index)
  const tail = text.slice(digitsEnd, digitsEnd + 24)
  if (parsed?.notation.kind !== 'digits' || inWord.test(head) || dated.test(tail) || /^[A-Za-z_]\d|^[.:]\d/.test(tail))
    return undefined
  const gap = tail.search(/[^ ]|$/)
  const unit = unitAtHead(tail.slice(gap))
  if (unit === undefined && (inDate.test(head) || /^\s?\/\s?\d/.test(tail))) return undefined
  const end = unit === undefined ? digitsEnd : digitsEnd + gap + unit.length
  const after = roughAfter.exec(text.slice(end, end + 4))?.[0] ?? ''
  const { decimals, scales, tail: bare } = parsed.notation
  const scale = bare ? 1 : scaleOf(scales.at(-1) ?? '')
  return {
    value: /[▲△]\s?$/.test(head) ? -parsed.value : parsed.value,
    unit,
    step: scale * 10 ** -decimals,
    exact: decimals === 0 && scale === 1 && !/^(?:千円|万円|百万円|億円)$/.test(unit ?? ''),
    rough: roughBefore.test(head) || after !== '',
    text: text.slice(index, end),
    index,
    end: end + after.length,
  }
}

const exponents: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 億: 8, 兆: 12 }
const scaleOf = (scale: string) => 10 ** [...scale].reduce((sum, c) => sum + (exponents[c] ?? Number.NaN), 0)
