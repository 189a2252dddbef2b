import { formatFigure, parseFigure } from './figure.ts'
import { findFigures } from './figure-in-text.ts'
import type { NumberFigure } from './figure-number.ts'
import type { RangeFigure } from './figure-range.ts'
import type { MissingReason } from './missing.ts'
import type { Comparator, RelativeTo } from './observation.ts'
import type { Accumulation } from './plan.ts'
import { parseRatio, writeRatio } from './ratio.ts'
import { peelFrame } from './target-frame.ts'
import { foldText } from './text-fold.ts'

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
  const text = peelFrame(written)
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
  return parseRatio(text) ?? labelled(text) ?? { qualitative: true, text }
}

function fromRange(figure: RangeFigure): Target {
  const { from, to } = figure.written ?? {}
  const tail = to ?? from
  // 30人以上50人未満: the words belong to the two ends, not to the range.
  const { comparator, ...rest } = tail ? words(tail) : {}
  const around = comparator === '~' ? { comparator } : {}
  // 累計 20～30件: said once, before both ends.
  const total = from?.cumulative ? { accumulation: 'cumulative' as const } : {}
  return {
    ...(figure.min === undefined ? {} : { min: figure.min }),
    ...(figure.max === undefined ? {} : { max: figure.max }),
    ...rest,
    ...total,
    ...around,
    ...(figure.unit === undefined ? {} : { unit: figure.unit }),
  }
}

const fromNumber = (figure: NumberFigure): Target => ({ value: figure.value, ...words(figure) })

function words(figure: NumberFigure): Target {
  const { unit, comparator, perYear, cumulative } = figure
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(comparator === undefined ? {} : { comparator }),
    ...(cumulative ? { accumulation: 'cumulative' as const } : perYear ? { accumulation: 'annual' as const } : {}),
    ...(perYear ? { perYear } : {}),
  }
}

/** A noun and one figure (来場者数 3,400人以上), or a figure with a remark in brackets: the figure, with the words kept. */
function labelled(text: string): Target | undefined {
  const found = findFigures(text)
  const [figure] = found
  if (!figure) return undefined
  const words = (text.slice(0, figure.index) + text.slice(figure.index + figure.text.length)).trim()
  const isLabel =
    found.length === 1 &&
    !/[~〜∼～]\s*$/.test(words) &&
    /^[^。、をにがはへでと\n]{1,24}[:\s]*$/.test(words) &&
    text.trimEnd().endsWith(figure.text)
  const isRemark = /^[(※[].*[)\]]?$/s.test(words) && text.startsWith(figure.text)
  if (!isLabel && !isRemark) return undefined
  return { ...fromNumber({ kind: 'number', ...figure }), text }
}
