import { writeNumber } from '../numeral.ts'
import { unitsDiffer } from '../units-differ.ts'
import { add, agreesExactly, intervalOf } from './claim.ts'
import type { Quantity } from './quantities.ts'
import { type ArithmeticForm, form, type Mistake } from './reader.ts'

/** Words that make a list something else than the parts of its total. */
const noParts =
  /うち|一部|例えば|前年|昨年|前回|年度|[HRS]\d|平成|令和|目標|計画|定員|募集|予定|予算|見込|平均|最大|最多|最高|延べ|のべ|重複|複数|比|当たり|あたり|残|累計|→|⇒|から|各|毎|達成|～|〜|~|\uE000\s?(?:など|等|ほか|他)|、(?:など|ほか)/

/** Parts that do not make their total: all in its unit, none larger than it, none of them rough. */
function checkSum(total: Quantity, parts: Quantity[], words: string): Mistake | undefined {
  if (parts.length < 2 || total.unit === undefined || /^(?:%|％|倍|位|歳|才|点|円\/.*)$/.test(total.unit) || noParts.test(words))
    return undefined
  if (parts.some(({ unit, value }) => unit === undefined || unitsDiffer(unit, total.unit) || value > total.value || value < 0))
    return undefined
  const sum = parts.map(intervalOf).reduce(add)
  if (agreesExactly(total, sum)) return undefined
  return {
    working: parts.map(({ text }) => text).join('+'),
    computed: `${writeNumber(Number(parts.reduce((all, { value }) => all + value, 0).toFixed(6)))}${total.unit}`,
    stated: total.text,
  }
}

/** Behind the first quantity: the words of the bracket. */
const inBracket = (outline: string) => outline.slice(outline.indexOf('(') + 1)

/** 計 35件(A 20件、B 15件) · 378社(A 35社、B 257社) · A 20件、B 15件、計35件 */
export const sumForms: ArithmeticForm[] = [
  {
    kind: 'sum',
    pattern: form('(?:計|総数|全体で)~4~Q~6~\\((?:~24~Q){2,12}~6~\\)'),
    check: ([total, ...parts], outline) => (total ? checkSum(total, parts, inBracket(outline)) : undefined),
  },
  {
    kind: 'parts',
    pattern: form('(?<!(?:計|総数|全体で)~4~)Q~4~\\((?:~24~Q){2,12}~6~\\)'),
    check: ([total, ...parts], outline) =>
      total && outline.split(/[、,・+]/).length >= parts.length ? checkSum(total, parts, inBracket(outline)) : undefined,
  },
  {
    kind: 'sum',
    pattern: form('(?<=^|[。\\n(:：])(?:[^Q。()\\n計]{0,20}Q){2,8}[^Q。()\\n計]{0,4}(?:合計|総計|計)~4~Q'),
    check: (quantities, outline) => {
      const [total, parts] = [quantities.at(-1), quantities.slice(0, -1)]
      if (!total) return undefined
      // The list may begin later than its sentence: any end of it that makes the total will do.
      const suffixes = parts.map((_, i) => parts.slice(i)).filter(({ length }) => length >= 2)
      if (suffixes.some((list) => agreesExactly(total, list.map(intervalOf).reduce(add)))) return undefined
      return checkSum(total, parts, outline.slice(0, outline.lastIndexOf('計')))
    },
  },
]
