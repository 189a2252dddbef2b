import { add, agrees, agreesExactly, divide, type Interval, intervalOf, multiply, subtract, writeLike } from './claim.ts'
import type { Quantity } from './quantities.ts'
import { type ArithmeticForm, form, type Mistake } from './reader.ts'
import { isPercent } from './shares.ts'

const signs = '+×✕*÷−-'

/** A quantity as a factor: a percent is a hundredth of its number. */
const factorOf = (quantity: Quantity): Interval => {
  const { low, high } = intervalOf(quantity)
  return isPercent(quantity) ? { low: low / 100, high: high / 100 } : { low, high }
}

/** Works out quantities joined by signs, × and ÷ before + and −. `undefined` where something would be divided by zero. */
function workOut(quantities: Quantity[], operations: string[]): Interval | undefined {
  const sums: { sign: string; value: Interval }[] = []
  for (const [i, quantity] of quantities.entries()) {
    const sign = i === 0 ? '+' : (operations[i - 1] ?? '')
    const last = sums.at(-1)
    const multiplied = /[×✕*÷]/.test(sign)
    const alone = !/[×✕*÷]/.test(operations[i] ?? '') && !multiplied
    const value = alone ? intervalOf(quantity) : factorOf(quantity)
    if (!multiplied || !last) sums.push({ sign, value })
    else if (sign === '÷') {
      if (value.low <= 0) return undefined
      last.value = divide(last.value, value)
    } else last.value = multiply(last.value, value)
  }
  return sums.reduce<Interval>((total, { sign, value }) => (/[−-]/.test(sign) ? subtract(total, value) : add(total, value)), {
    low: 0,
    high: 0,
  })
}

function checkEquation(quantities: Quantity[], outline: string): Mistake | undefined {
  const stated = quantities.at(-1)
  const terms = quantities.slice(0, -1)
  const operations = [...outline.slice(0, outline.indexOf('=')).matchAll(new RegExp(`[${signs}]`, 'g'))].map(([sign]) => sign)
  if (!stated || operations.length !== terms.length - 1) return undefined
  const value = workOut(terms, operations)
  if (!value) return undefined
  const factor = isPercent(stated) && operations.includes('÷') ? 100 : 1
  const rounds = operations.includes('÷') || !stated.exact || terms.some(({ exact }) => !exact)
  if (rounds ? agrees(stated, value, factor) : agreesExactly(stated, value)) return undefined
  // A percent that was meant as its number: 20%+15%=35%.
  if (terms.every(isPercent) && agreesExactly(stated, { low: value.low * 100, high: value.high * 100 })) return undefined
  const middle = ((value.low + value.high) / 2) * factor
  return {
    working: terms.map(({ text }, i) => `${i === 0 ? '' : (operations[i - 1] ?? '')}${text}`).join(''),
    computed: writeLike(middle, stated, stated.unit),
    stated: stated.text,
  }
}

const between = `[^\uE000。()\\n=≒${signs}]{0,8}`

/** 5回×20名=100名 · 会場20人+オンライン15人=35人 · 20件÷15本=1.3倍 · 平均 3.5人(7人/2回) */
export const equationForms: ArithmeticForm[] = [
  { kind: 'equation', pattern: form(`Q(?:${between}[${signs}]${between}Q){1,8}~4~=~6~Q`), check: checkEquation },
  {
    kind: 'mean',
    pattern: form('Q~4~\\(~6~Q\\s?[/÷]\\s?Q~4~\\)'),
    check: ([stated, sum, count]) => {
      if (!stated || !sum || !count || count.value <= 0 || sum.unit === undefined) return undefined
      if (stated.unit !== sum.unit && !isPercent(stated) && stated.unit !== '倍') return undefined
      const factor = isPercent(stated) ? 100 : 1
      if (agrees(stated, divide(intervalOf(sum), intervalOf(count)), factor)) return undefined
      const value = (sum.value / count.value) * factor
      return { working: `${sum.text}÷${count.text}`, computed: writeLike(value, stated, stated.unit), stated: stated.text }
    },
  },
]
