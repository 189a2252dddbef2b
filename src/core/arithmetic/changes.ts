import { unitsDiffer } from '../units-differ.ts'
import { agrees, agreesExactly, divide, type Interval, intervalOf, subtract, writeLike } from './claim.ts'
import { mark, type Quantity } from './quantities.ts'
import { type ArithmeticForm, form, type Mistake } from './reader.ts'
import { isPercent } from './shares.ts'

const grows = /^\s?(?:の)?(?:増|アップ|上昇|伸び|上回)/
const falls = /^\s?(?:の)?(?:減|ダウン|低下|下回)/

/**
 * A change from one figure to another as it is said: 1.2倍, 20%増, 24件減. A percent without 増 or 減 may be the share or the change; a percent
 * of percents may be points.
 */
function checkChange(before: Quantity, after: Quantity, stated: Quantity, words: string): Mistake | undefined {
  if (unitsDiffer(before.unit, after.unit) || before.value <= 0 || after.value < 0) return undefined
  const [from, to] = [intervalOf(before), intervalOf(after)]
  const ratio = divide(to, from)
  const difference = subtract(to, from)
  const signed = ({ low, high }: Interval): Interval => (falls.test(words) ? { low: -high, high: -low } : { low, high })
  const growth = signed({ low: ratio.low - 1, high: ratio.high - 1 })
  const worked = (working: string, value: number) => ({
    working,
    computed: `${writeLike(value, stated, stated.unit)}${(grows.exec(words) ?? falls.exec(words))?.[0].trim() ?? ''}`,
    stated: `${stated.text}${(grows.exec(words) ?? falls.exec(words))?.[0].trim() ?? ''}`,
  })
  const directed = grows.test(words) || falls.test(words)
  if (stated.unit === '倍') {
    if (directed || agrees(stated, ratio)) return undefined
    return worked(`${after.text}÷${before.text}`, after.value / before.value)
  }
  if (isPercent(stated)) {
    const readings = [growth, ...(directed ? [] : [ratio])]
    if (readings.some((reading) => agrees(stated, reading, 100))) return undefined
    if (isPercent(before) && agrees(stated, signed(difference))) return undefined
    const value = directed ? Math.abs(after.value / before.value - 1) : after.value / before.value
    return isPercent(before) ? undefined : worked(`${before.text}→${after.text}`, value * 100)
  }
  if (!directed || stated.unit === undefined || unitsDiffer(stated.unit, before.unit ?? after.unit)) return undefined
  if (agreesExactly(stated, signed(difference))) return undefined
  return worked(`${before.text}→${after.text}`, falls.test(words) ? before.value - after.value : after.value - before.value)
}

/** A bare percent is said of the change only in brackets or with 比; elsewhere it may be said of anything. */
const statedLast: ArithmeticForm['check'] = ([before, after, stated], outline, words) => {
  if (!before || !after || !stated) return undefined
  const between = outline.slice(outline.indexOf(mark, outline.indexOf(mark) + 1) + 1)
  if (isPercent(stated) && !grows.test(words) && !falls.test(words) && !/[(（比]/.test(between)) return undefined
  return checkChange(before, after, stated, words)
}
const statedFirst: ArithmeticForm['check'] = ([stated, before, after], outline) =>
  before && after && stated ? checkChange(before, after, stated, outline.slice(outline.indexOf(mark) + 1)) : undefined

/** 前年度比1.2倍(120件→144件) · 120件→144件(20%増) · 前年度100件、今年度110件で10%増 · 100件から120件に20%増 */
export const changeForms: ArithmeticForm[] = [
  { kind: 'change', pattern: form('Q~4~\\(~10~Q~4~(?:→|⇒|から)~8~Q'), check: statedFirst },
  { kind: 'change', pattern: form('Q~4~(?:→|⇒)~8~Q~4~[(、]?~8~Q'), check: statedLast },
  { kind: 'change', pattern: form('Qから~8~Q(?:に|へ)(?:と)?、?~6~Q'), check: statedLast },
  {
    kind: 'change',
    pattern: form('(?:前年度|昨年度|前年|昨年)~6~Q~4~(?:今年度|本年度|当年度|今年|本年)~6~Q~8~[(、]?~8~Q'),
    check: statedLast,
  },
  {
    kind: 'change',
    pattern: form(
      '(?:前年度?比|対前年度?比?|昨年度?比)~3~Q~4~\\((?:前年度|昨年度|前年|昨年)~6~Q~4~(?:今年度|本年度|当年度|今年|本年)~6~Q',
    ),
    check: statedFirst,
  },
]
