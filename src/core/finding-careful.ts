import type { Sentences } from './finding.ts'
import { quote } from './quote.ts'

/** What the careful reader (点検) says of years, units, copies and marks. */
export interface CarefulFacts {
  'actual-of-another-year': { name: string; year: string; found: string }
  'measured-after-paper': { name: string; date: string; asOf: string }
  'years-conflict': { what: string; year: string; paper: string }
  'units-differ': { name: string; target: string; actual: string }
  'forecast-unconfirmed': { what: string; year: string }
  'value-repeated': { name: string; years: string; figure: string }
  'series-copied': { name: string; other: string; figures: string }
  'same-name-differs': { name: string; year: string; figures: string }
  'no-progress': { name: string; target: string; year: string }
  'target-exceeded-early': { name: string; target: string; actual: string; year: string }
  'mark-text-conflict': { mark: string; words: string }
  'number-skipped': { title: string; missing: string }
  'text-unchanged': { heading: string; year: string; words: string }
  'grade-without-reason': { title: string; year: string; grade: string }
  'grade-vs-rule': { title: string; year: string; disagreement: string }
}

/** Their sentences. */
export const carefulSentences: Sentences<CarefulFacts> = {
  'actual-of-another-year': [
    'warning',
    ({ name, year, found }) => `${year}の${quote(name)}の実績に${quote(found)}とあり、別の年度に測った値と思われます。`,
  ],
  'measured-after-paper': [
    'warning',
    ({ name, date, asOf }) => `${quote(name)}の数値の時点${date}は、この文書の時点${asOf}より後です。`,
  ],
  'years-conflict': [
    'warning',
    ({ what, year, paper }) => `${what}が${year}のものとなっていますが、この文書は${paper}のものです。年度を確かめてください。`,
  ],
  'units-differ': [
    'warning',
    ({ name, target, actual }) =>
      `${quote(name)}は、目標の単位が${quote(target)}、実績の単位が${quote(actual)}で、そのままでは比べられません。`,
  ],
  'forecast-unconfirmed': ['warning', ({ what, year }) => `${year}の${what}は見込みのままです。確定した値に改めてください。`],
  'value-repeated': [
    'info',
    ({ name, years, figure }) =>
      `${quote(name)}の実績が${years}とも${figure}です。前の年度の値が残っていないか確かめてください。`,
  ],
  'series-copied': [
    'warning',
    ({ name, other, figures }) =>
      `${quote(name)}の実績（${figures}）は${quote(other)}とすべて同じです。写し誤りでないか確かめてください。`,
  ],
  'same-name-differs': [
    'warning',
    ({ name, year, figures }) => `同じ名前と目標の指標${quote(name)}に、${year}の異なる数値（${figures}）が記されています。`,
  ],
  'no-progress': ['warning', ({ name, target, year }) => `${quote(name)}は目標${target}に対し、${year}までの実績が0です。`],
  'target-exceeded-early': [
    'warning',
    ({ name, target, actual, year }) =>
      `${quote(name)}は${year}までの実績${actual}が計画期間の目標${target}を大きく上回ります。目標の水準か数え方を確かめてください。`,
  ],
  'mark-text-conflict': ['warning', ({ mark, words }) => `${mark}の印がありますが、本文は${quote(words)}と結ばれています。`],
  'number-skipped': [
    'warning',
    ({ title, missing }) => `${quote(title)}の前の番号${missing}がありません。抜けがないか確かめてください。`,
  ],
  'text-unchanged': [
    'info',
    ({ heading, year, words }) =>
      `${quote(heading)}の文章（${quote(words)}）が${year}と同じです。更新の漏れがないか確かめてください。`,
  ],
  'grade-without-reason': [
    'warning',
    ({ title, year, grade }) => `${year}の${quote(title)}の評価${grade}に、評価した理由が書かれていません。`,
  ],
  'grade-vs-rule': ['warning', ({ title, year, disagreement }) => `${year}の${quote(title)}の${disagreement}`],
}
