import { describe, expect, test } from 'vitest'
import { nearestWord } from '#core/nearest-word.ts'
import { parseScheme } from '#core/scheme-file.ts'

const valid = {
  scheme: 'midorino-2024',
  title: '事務事業評価票',
  body: { name: 'みどり野市' },
  recognise: { titles: ['事務事業評価票'], labels: ['事業名', '評価'] },
  layout: 'form',
  stage: 'final',
  levels: [{ key: 'programme', level: 'programme', label: '事業名' }],
  evaluates: 'programme',
  grades: [{ scale: '評価', codes: { A: '良い', B: '悪い' } }],
  indicators: { accumulation: 'annual' },
  sheet: [
    {
      section: '概要',
      fields: [
        { key: 'name', label: '事業名', type: 'item', level: 'programme' },
        { key: 'next', label: '{翌年度}の方向性', type: 'narratives', role: 'direction' },
      ],
    },
  ],
}
type Change = (data: typeof valid & Record<string, unknown>) => unknown

function problemsOf(change: Change): string[] {
  const data = structuredClone(valid) as typeof valid & Record<string, unknown>
  change(data)
  const read = parseScheme(data)
  return 'problems' in read ? read.problems : []
}
const field = (data: typeof valid, i: number) => data.sheet[0]?.fields[i] as Record<string, unknown>

describe('parseScheme', () => {
  test('a whole scheme holds, with defaults for what it leaves out', () => {
    expect(parseScheme(valid)).toEqual({
      scheme: expect.objectContaining({ name: 'midorino-2024', blocks: {}, titleMarks: {}, examples: [] }),
    })
  })
  const wrong: [string, Change, string][] = [
    [
      'a misspelt key',
      (d) => Object.assign(d, { levells: [] }),
      '全体: 「levells」という項目はありません。「levels」の誤りではありませんか。',
    ],
    [
      'a misspelt key within',
      (d) => Object.assign(d.recognise, { lable: [] }),
      'recognise: 「lable」という項目はありません。「labels」の誤りではありませんか。',
    ],
    [
      'a misspelt key of a field',
      (d) => Object.assign(field(d, 1), { rolle: 'x' }),
      'sheet[0].fields[1]: 「rolle」という項目はありません。「role」の誤りではありませんか。',
    ],
    [
      'a key of nothing',
      (d) => Object.assign(d.body, { colour: 1 }),
      'body: 「colour」という項目はありません。使えるのは name、code です。',
    ],
    ['a missing label', (d) => Reflect.deleteProperty(field(d, 1), 'label'), 'sheet[0].fields[1].label: この項目が必要です。'],
    ['an empty label', (d) => Object.assign(field(d, 1), { label: '' }), 'sheet[0].fields[1].label: 空にはできません。'],
    ['a number for a label', (d) => Object.assign(field(d, 1), { label: 3 }), 'sheet[0].fields[1].label: 文字で書いてください。'],
    [
      'an unknown role',
      (d) => Object.assign(field(d, 1), { role: 'result' }),
      'sheet[0].fields[1].role: purpose、overview、approach、goal、progress、issue、direction、note のいずれかで書いてください。',
    ],
    [
      'an unknown type',
      (d) => Object.assign(field(d, 1), { type: 'prose' }),
      'sheet[0].fields[1].type: type が決められた語でないか、項目の組み合わせが正しくありません。',
    ],
    [
      'an unknown level',
      (d) => Object.assign(field(d, 0), { level: 'project' }),
      'sheet[0].fields[0].level: 「project」は levels にありません。',
    ],
    [
      'an evaluated level that is none',
      (d) => Object.assign(d, { evaluates: 'measure' }),
      'evaluates: 「measure」は levels にありません。',
    ],
    ['a key used twice', (d) => Object.assign(field(d, 1), { key: 'name' }), 'sheet: 項目の key「name」が二度あります。'],
    [
      'an unknown placeholder',
      (d) => Object.assign(field(d, 1), { label: '{年}の方向性' }),
      'sheet[0].fields[1].label: {年} は使えません。{年度} {翌年度} {期間} {時点} {番号} {組織} {名称} のいずれかです。',
    ],
    [
      'a code that is no pattern',
      (d) => Object.assign(d.levels[0] as object, { code: '(' }),
      'levels[0].code: 「(」は正規表現として読めません。',
    ],
    [
      'a proposal of no grade',
      (d) => Object.assign(d, { propose: { rule: 'verdict-share', all: 'A', some: 'B', none: 'Z' } }),
      'propose.none: 「Z」は grades の最初の評価区分にありません。',
    ],
    [
      'letters on no letter',
      (d) => Object.assign(d.grades[0] as object, { on: ['A'] }),
      'grades[0].on: 「A」は一つ前の評価区分にありません。',
    ],
    [
      'a field of the other layout',
      (d) => Object.assign(field(d, 1), { type: 'targets' }) && Reflect.deleteProperty(field(d, 1), 'role'),
      'sheet[0].fields[1].type: targets は layout: rows でだけ使えます。',
    ],
    [
      'a body code of five digits',
      (d) => Object.assign(d.body, { code: '14130' }),
      'body.code: 決められた書き方になっていません。',
    ],
  ]
  test.each(wrong)('%s is refused with its place', (_, change, sentence) => {
    expect(problemsOf(change)).toEqual([sentence])
  })
  test('every problem is told, not the first alone', () => {
    expect(problemsOf((d) => Object.assign(d, { layout: 'free', stage: 'late' }))).toHaveLength(2)
  })
  test.each([[undefined], [null], [[]], ['scheme'], [3]])('%j is no scheme', (data) => {
    expect(parseScheme(data)).toEqual({ problems: ['全体: 項目の組で書いてください。'] })
  })
})

describe('nearestWord', () => {
  const cases: [string, string[], string | undefined][] = [
    ['lable', ['label', 'level'], 'label'],
    ['Grades', ['grades'], 'grades'],
    ['zzz', ['label', 'level'], undefined],
    ['x', [], undefined],
  ]
  test.each(cases)('%s among %j', (word, known, nearest) => {
    expect(nearestWord(word, known)).toBe(nearest)
  })
})
