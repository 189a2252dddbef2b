import type { Comparator, ObservationStatus } from './observation.ts'

/** What the words around a number say of it. */
export interface Qualities {
  comparator?: Comparator
  /** 未満・超: the bound itself does not count. */
  strict?: true
  status?: ObservationStatus
  /** 回/年, 年3回 */
  perYear?: true
  /** 累計 */
  cumulative?: true
}

const before: [string, Qualities][] = [
  ['約', { comparator: '~' }],
  ['およそ', { comparator: '~' }],
  ['おおよそ', { comparator: '~' }],
  ['概ね', { comparator: '~' }],
  ['おおむね', { comparator: '~' }],
  ['ほぼ', { comparator: '~' }],
  ['少なくとも', { comparator: '>=' }],
  ['最低', { comparator: '>=' }],
  ['累計で', { cumulative: true }],
  ['累計', { cumulative: true }],
  ['累積', { cumulative: true }],
  ['毎年度', { perYear: true }],
  ['毎年', { perYear: true }],
  ['年間', { perYear: true }],
  ['のべ', {}],
  ['延べ', {}],
  ['延', {}],
  ['合計', {}],
  ['総計', {}],
  ['計', {}],
  ['全', {}],
]

const after: [string, Qualities][] = [
  ['以上', { comparator: '>=' }],
  ['以下', { comparator: '<=' }],
  ['以内', { comparator: '<=' }],
  ['未満', { comparator: '<=', strict: true }],
  ['超', { comparator: '>=', strict: true }],
  ['程度', { comparator: '~' }],
  ['前後', { comparator: '~' }],
  ['ほど', { comparator: '~' }],
  ['くらい', { comparator: '~' }],
  ['強', { comparator: '~' }],
  ['弱', { comparator: '~' }],
  ['/年度', { perYear: true }],
  ['/年', { perYear: true }],
  ['(年間)', { perYear: true }],
  ['(累計)', { cumulative: true }],
  ['(延べ)', {}],
  ['(のべ)', {}],
]
for (const [word, status] of [
  ['見込み', 'forecast'],
  ['見込', 'forecast'],
  ['予定', 'planned'],
  ['速報値', 'preliminary'],
  ['速報', 'preliminary'],
  ['暫定値', 'preliminary'],
  ['暫定', 'preliminary'],
  ['確定値', 'confirmed'],
  ['確定', 'confirmed'],
] as const) {
  for (const written of [`(${word})`, `【${word}】`, `[${word}]`, word]) after.push([written, { status }])
}

const escaped = (word: string) => word.replace(/[()[\]/]/g, '\\$&')
/** 成約, 契約 and 予約 are nouns, no 約. */
const partOfNoun = '(?<![成契予公条特節集要制誓])'
const oneOf = (words: [string, Qualities][]) =>
  words.map(([word]) => (word === '約' ? `${partOfNoun}約` : escaped(word))).join('|')

/** 年3回; not the 年 of 令和2年3回 or of 320人/年. */
const inAYear = String.raw`(?<![\d元/〇一二三四五六七八九十])年(?=[\d一二三四五六七八九十])`

/** Sources of patterns for the words before and after a number, each with the white space beside it. */
export const beforePattern = `(?:(?:(?:${oneOf(before)}) *|${inAYear})){0,3}`
export const afterPattern = String.raw`(?:\s{0,4}(?:${oneOf(after)})){0,4}`

/** What a run of words before or after a number says of it. */
export function readQualities(words: string, side: 'before' | 'after'): Qualities {
  const list: [string, Qualities][] = side === 'before' ? [...before, ['年', { perYear: true }]] : after
  let rest = words.replace(/\s/g, '')
  let qualities: Qualities = {}
  while (rest !== '') {
    const found = list.find(([word]) => rest.startsWith(word))
    if (!found) return qualities
    qualities = { ...qualities, ...found[1] }
    rest = rest.slice(found[0].length)
  }
  return qualities
}

/** The plain words for qualities: 以上, 程度, (見込), /年. */
export function writeQualities(qualities: Qualities): { before: string; after: string } {
  const { comparator, strict, status, perYear, cumulative } = qualities
  const bound = { '>=': strict ? '超' : '以上', '<=': strict ? '未満' : '以下', '~': '程度', '=': '' }
  const said = { confirmed: '(確定)', forecast: '(見込)', planned: '(予定)', preliminary: '(速報)' }
  return {
    before: cumulative ? '累計 ' : '',
    after: (comparator ? bound[comparator] : '') + (perYear ? '/年' : '') + (status ? said[status] : ''),
  }
}
