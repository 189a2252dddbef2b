import { formatFigure, parseFigure } from './figure.ts'
import type { NumberFigure } from './figure-number.ts'
import type { MissingReason } from './missing.ts'
import type { Comparator, RelativeTo } from './observation.ts'
import type { Accumulation } from './plan.ts'
import { parseRatio, writeRatio } from './ratio.ts'
import { readAmongWords } from './target-among-words.ts'
import { fromNumber, fromRange } from './target-figure.ts'
import { peelFrame } from './target-frame.ts'
import { foldText } from './text-fold.ts'
import { unbroken } from './unbroken.ts'

/** What a target cell says (目標): the fields of an observation besides its measure and years. */
export interface Target {
  value?: number
  min?: number
  max?: number
  comparator?: Comparator
  unit?: string
  relativeTo?: RelativeTo
  /** 累計 → cumulative, 回/年 → annual */
  accumulation?: Accumulation
  perYear?: true
  /** Words only: 推進する, 維持向上. Never judged by machine. */
  qualitative?: true
  /** No target, and why. */
  none?: MissingReason
  /** The words, where the other fields alone would not write them. */
  text?: string
}

/** Reads a target: [250件以上], 累計 7件, 2～3回/年, セミナー発表数の1.4倍以上, 設定なし, words. Outer brackets are peeled. */
export function parseTarget(written: string): Target {
  const text = unbroken(peelFrame(written))
  const fields = readFields(text)
  return foldText(formatTarget(fields)) === foldText(text) ? fields : { ...fields, text }
}

/** Writes a target: its words where it has them, else from its fields. */
export function formatTarget(target: Target): string {
  if (target.text !== undefined) return target.text
  if (target.none !== undefined) return noneWords[target.none]
  if (target.relativeTo) return writeRatio(target.relativeTo, target)
  if (target.value !== undefined) return formatFigure({ kind: 'number', text: '', value: target.value, ...qualities(target) })
  if (target.min === undefined && target.max === undefined) return ''
  const { comparator, ...rest } = qualities(target)
  const ends = {
    ...(target.min === undefined ? {} : { min: target.min }),
    ...(target.max === undefined ? {} : { max: target.max }),
  }
  const range = formatFigure({ kind: 'range', text: '', ...ends, ...rest })
  const about = comparator !== '~' ? range : target.max === undefined ? range.replace(/～$/, '程度～') : `${range}程度`
  if (!rest.cumulative) return about
  // 累計 before an open end would be taken for the name of what is counted.
  return target.min === undefined ? `${about}(累計)` : `累計 ${about}`
}

const noneWords: Record<MissingReason, string> = {
  dash: '―',
  blank: '',
  unset: '設定なし',
  considering: '検討中',
  surveying: '調査中',
  notApplicable: '該当なし',
  noData: 'データなし',
  noted: '※',
}

function qualities({
  unit,
  comparator,
  accumulation,
  perYear,
}: Target): Pick<NumberFigure, 'unit' | 'comparator' | 'cumulative' | 'perYear'> {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(accumulation === 'cumulative' ? { cumulative: true } : {}),
    ...(perYear ? { perYear } : {}),
  }
}

function readFields(text: string): Target {
  const figure = parseFigure(text)
  if (figure.kind === 'missing') return { none: figure.reason }
  if (figure.kind === 'number') return fromNumber(figure)
  if (figure.kind === 'range') return fromRange(figure)
  if (text.length > 200) return { qualitative: true, text }
  return parseRatio(text) ?? readAmongWords(text) ?? { qualitative: true, text }
}
