import type { Sentences } from './finding.ts'
import { type CarefulFacts, carefulSentences } from './finding-careful.ts'
import { quote } from './quote.ts'

/** A statement of arithmetic in a text, as written, with what its figures give. */
interface ArithmeticFacts {
  statement: string
  working: string
  computed: string
  stated: string
}

/** What the checks (点検) say of figures and grades that are already understood. Figures come with their units, years as they print. */
interface FigureFacts {
  'unit-missing': { name: string }
  'target-missed': { name: string; year: string; reason: string }
  'far-behind-target': { name: string; year: string; reason: string }
  'behind-benchmark': { name: string; actual: string; benchmark: string }
  'grade-before-target-met': { title: string; grade: string; name: string; reason: string; forecast: boolean }
  'grade-vs-indicators': { title: string; year: string; grade: string; counts: string; missed: string }
  'ratio-misstated': { name: string; stated: string; value: string; base: string; computed: string }
  'ratio-below-target': { name: string; ratio: string; factor: string; needed?: string }
  'target-not-product': { name: string; base: string; factor: string; product: string; value: string }
  'relative-target-without-value': { name: string; target: string }
  'target-below-last-actual': { name: string; year: string; target: string; last: string; share: string }
  'comparator-missing': { name: string; target: string }
  'item-without-target': { title: string }
  'indicator-without-target': { name: string }
  'low-budget-execution': { title: string; year: string; stage: string; settled: string; budget: string; share: string }
  'budget-exceeds-plan': { title: string; year: string; budget: string; planned: string; times: string }
  'parts-sum-mismatch': { name: string; total: string; sum: string; difference: string }
  'budget-sum-mismatch': { title: string; year: string; total: string; sum: string }
  'budget-sum-with-relisted': { title: string; year: string; total: string; sum: string }
  'budget-subtotal-mismatch': { title: string; year: string; total: string; sum: string }
  'budget-parts-mismatch': { title: string; year: string; kind: string; total: string; sum: string }
  'prose-share': ArithmeticFacts
  'prose-change': ArithmeticFacts
  'prose-sum': ArithmeticFacts
  'prose-parts': ArithmeticFacts
  'prose-equation': ArithmeticFacts
  'prose-mean': ArithmeticFacts
  'figures-contradict': { name: string; year: string; figures: string }
}

/** What all checks say. */
export type CheckingFacts = FigureFacts & CarefulFacts

const misworked = ({ statement, working, computed, stated }: ArithmeticFacts) =>
  `文中に${quote(statement)}とありますが、${working}は${computed}で、${stated}になりません。`

/** Their sentences. */
export const checkingSentences: Sentences<CheckingFacts> = {
  ...carefulSentences,
  'unit-missing': ['info', ({ name }) => `指標${quote(name)}の単位の欄が空白です。`],
  'target-missed': ['warning', ({ name, year, reason }) => `${year}の${quote(name)}: ${reason}`],
  'far-behind-target': ['warning', ({ name, year, reason }) => `${year}の${quote(name)}は目標を大きく下回ります。${reason}`],
  'behind-benchmark': [
    'warning',
    ({ name, actual, benchmark }) => `${quote(name)}の実績${actual}は、同じ時点の目安${benchmark}に届いていません。`,
  ],
  'grade-before-target-met': [
    'warning',
    ({ title, grade, name, reason, forecast }) =>
      `${quote(title)}の評価は${grade}${forecast ? '（見込み）' : ''}ですが、指標${quote(name)}はまだ目標を満たしていません。${reason}`,
  ],
  'grade-vs-indicators': [
    'warning',
    ({ title, year, grade, counts, missed }) =>
      `${year}の${quote(title)}の評価は${grade}ですが、指標は${counts}です（未達: ${missed}）。`,
  ],
  'ratio-misstated': [
    'warning',
    ({ name, stated, value, base, computed }) => `${quote(name)}に${stated}倍とありますが、${value}÷${base}は${computed}倍です。`,
  ],
  'ratio-below-target': [
    'warning',
    ({ name, ratio, factor, needed }) =>
      `${quote(name)}は${ratio}倍で、目標の${factor}倍に届きません${needed === undefined ? '' : `（届くには${needed}が必要です）`}。`,
  ],
  'target-not-product': [
    'info',
    ({ name, base, factor, product, value }) =>
      `${quote(name)}の目標は${base}×${factor}=${product}ですが、${value}と記されています。`,
  ],
  'relative-target-without-value': [
    'info',
    ({ name, target }) => `${quote(name)}の目標${quote(target)}は、数値に換算した値が記されていません。`,
  ],
  'target-below-last-actual': [
    'warning',
    ({ name, year, target, last, share }) =>
      `${quote(name)}の${year}の目標${target}は、前年度の実績${last}を下回ります（${share}）。`,
  ],
  'comparator-missing': [
    'info',
    ({ name, target }) =>
      `${quote(name)}の目標${quote(target)}には、ほかの目標にある「以上」などの語がありません。同じ意味に読んでよいか確かめてください。`,
  ],
  'indicator-without-target': ['info', ({ name }) => `「${name}」には目標がなく、実績の数値だけがあります。`],
  'item-without-target': ['info', ({ title }) => `${quote(title)}には目標とする指標がありません。`],
  'low-budget-execution': [
    'warning',
    ({ title, year, stage, settled, budget, share }) =>
      `${quote(title)}の${year}の${stage}${settled}は、予算${budget}の${share}にとどまります。`,
  ],
  'budget-exceeds-plan': [
    'info',
    ({ title, year, budget, planned, times }) =>
      `${quote(title)}の${year}の予算${budget}は、計画事業費${planned}の${times}倍です。`,
  ],
  'parts-sum-mismatch': [
    'warning',
    ({ name, total, sum, difference }) => `${quote(name)}は${total}ですが、内訳の合計は${sum}で、${difference}の差があります。`,
  ],
  'budget-sum-mismatch': [
    'warning',
    ({ title, year, total, sum }) =>
      `${quote(title)}の${year}の事業費は${total}ですが、その下の事業の合計は${sum}です（再掲を除く）。`,
  ],
  'budget-sum-with-relisted': [
    'warning',
    ({ title, year, total, sum }) =>
      `${quote(title)}の${year}の事業費${total}は、再掲を含めて足した額です。再掲を除いた合計は${sum}です。`,
  ],
  'budget-subtotal-mismatch': [
    'warning',
    ({ title, year, total, sum }) => `${quote(title)}の${year}の小計は${total}ですが、その下の事業の合計は${sum}です。`,
  ],
  'budget-parts-mismatch': [
    'warning',
    ({ title, year, kind, total, sum }) => `${quote(title)}の${year}の事業費は${total}ですが、${kind}の内訳の合計は${sum}です。`,
  ],
  'prose-share': ['warning', misworked],
  'prose-change': ['warning', misworked],
  'prose-sum': ['warning', misworked],
  'prose-parts': [
    'info',
    ({ statement, working, computed, stated }) =>
      `文中に${quote(statement)}とあります。括弧の中を足すと（${working}）${computed}で、${stated}との関係を確かめてください。`,
  ],
  'prose-equation': ['warning', misworked],
  'prose-mean': ['warning', misworked],
  'figures-contradict': [
    'warning',
    ({ name, year, figures }) => `${year}の${quote(name)}に、異なる数値（${figures}）が記されています。`,
  ],
}
