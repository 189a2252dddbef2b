import fc from 'fast-check'
import type { PaperSheet } from './form-paper.ts'

const nouns = [
  '図書館',
  '公園',
  '商店街',
  '防災訓練',
  '学校給食',
  '水道管',
  '歴史資料',
  '地域交通',
  '花壇',
  '夜間講座',
  '森林',
  '港湾',
]
const verbs = ['の充実', 'の更新', 'の利用促進', 'の活性化', 'の保全', 'の推進', 'の連携強化']
const title = fc
  .tuple(fc.constantFrom(...nouns), fc.constantFrom(...nouns), fc.constantFrom(...verbs))
  .map((parts) => parts.join(''))
const sentence = fc
  .tuple(
    title,
    fc.constantFrom('を進めました。', 'に取り組みます。', 'が課題です。', 'について、市民と話し合いました。'),
    fc.nat(400),
  )
  .map(([what, end, n]) => `${what}${end}参加者は${n}人でした。`)
const block = fc.array(sentence, { minLength: 1, maxLength: 2 }).map((sentences) => sentences.join(''))
const words = fc.oneof(
  fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.map((one) => `●${one}`)),
  sentence.map((one) => [one]),
  fc.constant<string[]>([]),
)
const unit = title.map((name) => `${name.slice(0, 4)}局${name.slice(4, 7)}課`)
const number = fc.oneof(
  fc.nat(9999).map(String),
  fc.nat(99999).map((n) => n.toLocaleString('en-US')),
  fc.nat(999).map((n) => (n / 10).toFixed(1)),
)
const cell = fc.oneof(
  { weight: 6, arbitrary: number },
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('-', '―') },
)
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.nat(999999).map((n) => n.toLocaleString('en-US')) },
  { weight: 1, arbitrary: fc.nat(9999).map((n) => `(${n.toLocaleString('en-US')})`) },
  { weight: 1, arbitrary: fc.constant('') },
)

const indicator = (years: number[]) =>
  fc.record({
    name: title.map((text) => `${text}件数`),
    description: fc.oneof(sentence, fc.constant('')),
    direction: fc.constantFrom('大きいほどよい', '小さいほどよい', '現状維持'),
    years: fc.tuple(...years.map((year) => fc.record({ year: fc.constant(year), target: cell, actual: cell }))),
    unit: fc.constantFrom('', '', '件', '人', '%'),
  })

/** Sheets of the demonstration form such as offices fill in: more or fewer of everything, empty fields among them. */
export const randomSheet: fc.Arbitrary<PaperSheet> = fc.integer({ min: 2005, max: 2024 }).chain((fiscalYear) => {
  const years = fc.integer({ min: 1, max: 5 }).map((count) => Array.from({ length: count }, (_, i) => fiscalYear - count + 1 + i))
  const letters = fc.constantFrom('AⅠ', 'AⅡ', 'A', 'B', 'C')
  const stagesOf = (year: number) => (year === fiscalYear ? ['計画事業費', '予算', '決算見込'] : ['計画事業費', '予算', '決算'])
  return fc.record({
    title: fc.constantFrom('施策進行管理・評価票(1)', '施策進行管理・評価票'),
    fiscalYear: fc.constant(fiscalYear),
    code: fc.integer({ min: 10000000, max: 99999999 }).map(String),
    measure: title,
    basicPolicy: fc.oneof(title, fc.constant('')),
    direction: fc.oneof(title, fc.constant('')),
    basicMeasure: fc.oneof(title, fc.constant('')),
    writer: unit,
    related: fc.uniqueArray(unit, { maxLength: 3 }),
    priority: fc.boolean(),
    words: fc.tuple(words, words, words, words, words, words).map((all) => [...all]),
    grades: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.tuple(letters, letters, letters))
      .map(([count, all]) => all.slice(0, count).map((one, i) => ({ year: fiscalYear - count + 1 + i, letters: one }))),
    reason: fc.oneof(
      sentence,
      sentence.map((one) => `●${one}`),
      fc.constant(''),
    ),
    indicators: years
      .chain((list) => fc.array(indicator(list), { minLength: 1, maxLength: 10 }))
      .map((list) => list.map(({ unit, years, ...one }) => ({ ...one, years: [...years].map((row) => ({ ...row, unit })) }))),
    band: fc.integer({ min: 1, max: 3 }),
    budgets: fc.integer({ min: 1, max: 3 }).chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, i) => fiscalYear - count + 1 + i).map((year) =>
          fc.record({
            year: fc.constant(year),
            amounts: fc.tuple(...stagesOf(year).map((stage) => fc.record({ stage: fc.constant(stage), written: amount }))),
          }),
        ),
      ),
    ),
    children: fc.array(fc.record({ title: title.map((text) => `${text}事業`), state: fc.constantFrom('', '', 'A', 'B', '3') }), {
      maxLength: 7,
    }),
    terms: fc.uniqueArray(fc.record({ term: title, definition: sentence }), { maxLength: 3, selector: ({ term }) => term }),
  })
})
