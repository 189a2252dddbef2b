import { type FiscalYear, parseFiscalYear } from './fiscal-year.ts'
import { type CompiledLabel, compileLabel, foldLabel, foldLabelText } from './label-pattern.ts'

/** What the placeholders of a label (見出し) stood for on the paper. */
export interface LabelMatch {
  /** `{年度}`, `{翌年度}` */
  fiscalYear?: FiscalYear
  /** The same as written where the era is left out (20年度): the paper's own year tells which it is. */
  bareYear?: string
  /** `{期間}` */
  period?: { from: FiscalYear; to: FiscalYear }
  /** `{時点}`, as written */
  asOf?: string
  /** `{番号}`: 1 for ①, (1), 一 */
  number?: number
}

/** A place in a text where a label stands: raw indices, end exclusive. */
export interface LabelHit {
  start: number
  end: number
  match: LabelMatch
}

/** What a whole text is as this label, its ornaments (【】, ■, (1), ：) aside; `undefined` where it is not this label. */
export function matchLabel(pattern: string | CompiledLabel, text: string): LabelMatch | undefined {
  const label = typeof pattern === 'string' ? compileLabel(pattern) : pattern
  return matchFolded(label, foldLabelText(text))
}

/** Like `matchLabel`, of a text that `foldLabel` has folded. */
export function matchFolded(label: CompiledLabel, folded: string): LabelMatch | undefined {
  const found = label.whole.exec(folded)
  return found ? readGroups(found.groups) : undefined
}

/** Every place where a label stands within a text, across its line ends too. Whether a word ends there is for the caller to see. */
export function findLabels(label: CompiledLabel, text: string, fold = foldLabel(text)): LabelHit[] {
  const hits: LabelHit[] = []
  for (const found of fold.folded.matchAll(label.within)) {
    const stop = found.index + found[0].length
    const number = numberEnd(text, fold, found)
    if (number !== undefined && found.indices?.groups?.number?.[1] !== stop) continue
    const first = fold.at[found.index]
    const last = fold.at[(number ?? stop) - 1]
    if (first === undefined || last === undefined || found[0] === '') continue
    const width = /[\ud800-\udbff]/.test(text.charAt(last)) ? 2 : 1
    const own = number === undefined ? found.groups : { ...found.groups, number: fold.folded.slice(numberStart(found), number) }
    hits.push({ start: first, end: last + width, match: readGroups(own) })
  }
  return hits
}

const numberStart = (found: RegExpExecArray) => found.indices?.groups?.number?.[0] as number

/**
 * Where the number of a label ends in the folded text, if the words after it were taken for more of it: ① is a number by itself, and none
 * runs over white space (「指標名① 1人当たり…」 is number 1, not 11).
 */
function numberEnd(text: string, { at }: { at: number[] }, found: RegExpExecArray): number | undefined {
  const [from, to] = found.indices?.groups?.number ?? []
  if (from === undefined || to === undefined) return undefined
  for (let i = from + 1; i < to; i++) {
    const [before, here] = [at[i - 1] as number, at[i] as number]
    const circled = /[①-⑳⓪❶-❿㊀-㊉]/.test(text.charAt(before))
    if (here !== before && (circled || here !== before + 1)) return i
  }
  return undefined
}

/** Writes a label with its placeholders filled; one that nothing is known for goes, with its own brackets. */
export function fillLabel(pattern: string, words: Partial<Record<string, string>>): string {
  const filled = pattern.replace(/\{([^{}]+)\}/g, (_, name: string) => words[name] ?? '')
  return filled.replace(/\(\)|（）|第期/g, '')
}

function readGroups(groups: Record<string, string | undefined> | undefined): LabelMatch {
  const { year, period, asOf, number } = groups ?? {}
  const fiscalYear = year ? parseFiscalYear(year) : undefined
  const [from, to] = (period ?? '').split(/~|-|から/).map((one) => (one === '' ? undefined : parseFiscalYear(one)))
  const numbered = number ? readNumber(number.replace(/[()]/g, '')) : undefined
  return {
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(fiscalYear === undefined && year && /^(?:\d|元)/.test(year) ? { bareYear: year } : {}),
    ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
    ...(asOf ? { asOf } : {}),
    ...(numbered === undefined ? {} : { number: numbered }),
  }
}

function readNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const digits = '一二三四五六七八九'
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 10 : (digits.indexOf(tens ?? '') + 1) * 10) : 0
  return ten + (ones === '' ? 0 : digits.indexOf(ones ?? '') + 1)
}
