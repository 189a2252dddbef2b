import { unitsDiffer } from '../units-differ.ts'
import { agrees, divide, intervalOf, writeLike } from './claim.ts'
import type { Quantity } from './quantities.ts'
import { type ArithmeticForm, form, type Mistake } from './reader.ts'

export const isPercent = ({ unit }: Pick<Quantity, 'unit'>): boolean => unit === '%' || unit === '％' || unit === 'パーセント'

/** Words behind a percent that make it a change, not a share. */
const isChange = (after: string) => /^\s?(?:の?増|の?減|アップ|ダウン|上昇|低下|ポイント|引|オフ|以)/.test(after)

/**
 * A part and its whole with the share that they are said to be. Any reading that the figures bear lets the statement stand: part of whole,
 * whole of part, what is left, what is more.
 */
function checkShare(whole: Quantity, part: Quantity, stated: Quantity): Mistake | undefined {
  const factor = isPercent(stated) ? 100 : stated.unit === '倍' ? 1 : undefined
  if (factor === undefined || unitsDiffer(whole.unit, part.unit) || whole.value <= 0 || part.value <= 0) return undefined
  if (isPercent(whole) || isPercent(part)) return undefined
  const share = divide(intervalOf(part), intervalOf(whole))
  const readings = [
    share,
    divide(intervalOf(whole), intervalOf(part)),
    { low: 1 - share.high, high: 1 - share.low },
    { low: share.low - 1, high: share.high - 1 },
  ]
  if (readings.some((reading) => agrees(stated, reading, factor))) return undefined
  return {
    working: `${part.text}÷${whole.text}`,
    computed: writeLike((part.value / whole.value) * factor, stated, stated.unit),
    stated: stated.text,
  }
}

const wholeFirst: ArithmeticForm['check'] = ([whole, part, stated], _, after) =>
  whole && part && stated && !isChange(after) ? checkShare(whole, part, stated) : undefined

/** 目標25社に対し18社(達成率72%) · 300名募集、384名参加で128% · 35社のうち18社(51%) · 参加率128%(300名募集、384名参加) */
export const shareForms: ArithmeticForm[] = [
  { kind: 'share', pattern: form('(?:目標|計画|定員|募集)~8~Q~12~Q~8~[(（、]?~8~Q'), check: wholeFirst },
  { kind: 'share', pattern: form('Q(?:の|を)?(?:募集|定員|目標|計画)~8~Q~8~[(、]?~8~Q'), check: wholeFirst },
  { kind: 'share', pattern: form('Qに対し~10~Q~8~[(、]?~8~Q'), check: wholeFirst },
  { kind: 'share', pattern: form('Q(?:のうち|の内|中)、?~12~Q~6~\\(~6~Q(?=\\s?\\))'), check: wholeFirst },
  {
    kind: 'share',
    pattern: form('(?:率|割合)~5~Q\\s?\\(~8~Q~8~[、,/]~8~Q~8~\\)'),
    check: ([stated, whole, part]) => (stated && whole && part ? checkShare(whole, part, stated) : undefined),
  },
]
