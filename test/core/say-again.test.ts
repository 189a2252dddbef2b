import { describe, expect, it } from 'vitest'
import { readCertainty } from '#core/certainty.ts'
import { type SayingRules, sayAgain } from '#core/say-again.ts'
import type { Statement } from '#core/statement.ts'
import { saysTheSame, statementKey } from '#core/statement-key.ts'
import { sayAbout, sayValue } from '#core/statement-words.ts'

const rules: SayingRules = {
  scheme: { grades: [{ scale: '評価', codes: { A: '順調', B: '一部', C: '遅れ' } }], forecastMark: '【見込】' },
  moneyUnit: '千円',
  indicator: { kind: 'quantitative', unit: '件' },
}
const words = {
  item: { title: '産業の支援' },
  indicator: { name: '相談', unit: '件' },
  moneyUnit: '千円',
  forecastMark: '【見込】',
}

const figure = (rest: object = {}): Statement => ({
  list: 'observations',
  row: { indicator: 'i', measure: 'actual', fiscalYear: 2020, value: 4, parts: [{ label: '内', value: 1 }], ...rest },
})
const target: Statement = {
  list: 'observations',
  row: { indicator: 'i', measure: 'target', fiscalYear: 2020, value: 4, comparator: '>=' },
}
const money: Statement = { list: 'budgets', row: { item: 'a', fiscalYear: 2020, stage: 'initial', amount: 1000 } }
const grade: Statement = {
  list: 'evaluations',
  row: {
    item: 'a',
    fiscalYear: 2020,
    evaluator: 'self',
    grades: [{ scale: '評価', code: 'A' }],
    forecast: true,
    comment: '順調。',
  },
}
const prose: Statement = { list: 'narratives', row: { item: 'a', role: 'issue', text: '担い手。', fiscalYear: 2020, order: 0 } }

describe('saying something again', () => {
  it.each<[Statement, string, object]>([
    [figure(), '5件', { value: 5 }],
    [figure(), '5人', { value: 5, unit: '人' }],
    [figure(), '約1万2千件', { value: 12000, comparator: '~' }],
    [figure({ asOf: '2021-02-28' }), '5件（見込）', { value: 5, status: 'forecast', asOf: '2021-02-28' }],
    [figure(), '—', { text: '—' }],
    [target, '2～3件', { min: 2, max: 3 }],
    [target, '30件以上', { value: 30, comparator: '>=' }],
    [target, '設定なし', { text: '設定なし' }],
    [money, '10,050', { amount: 10_050_000 }],
    [money, '▲3千円', { amount: -3000 }],
    [grade, 'B', { grades: [{ scale: '評価', code: 'B' }] }],
    [grade, 'C【見込】\n遅れたため。', { grades: [{ scale: '評価', code: 'C' }], forecast: true, comment: '遅れたため。' }],
    [prose, '一行目\r\n二行目 ', { text: '一行目\n二行目' }],
  ])('%j by 「%s」', (statement, typed, expected) => {
    const said = sayAgain(statement, typed, rules)
    if (!('statement' in said)) throw new Error(`refused: ${said.expected}`)
    expect(said.statement.row).toMatchObject(expected)
    expect(said.statement.row).not.toHaveProperty('parts')
    if (!('value' in expected) && statement.list === 'observations') expect(said.statement.row).not.toHaveProperty('value')
    expect(statementKey(said.statement)).toBe(statementKey(statement))
  })

  it.each<[Statement, string]>([
    [figure(), '5件か6件くらい'],
    [figure(), '5\n6'],
    [money, '十分'],
    [money, '―'],
    [grade, 'D'],
    [grade, '順調'],
  ])('%j is refused for 「%s」', (statement, typed) => {
    expect(sayAgain(statement, typed, rules)).toHaveProperty('expected')
  })

  it.each([figure({ parts: undefined }), target, money, grade, prose])(
    'what is written is read back the same: %j',
    (statement) => {
      const said = sayAgain(statement, sayValue(statement, words), rules)
      expect('statement' in said && saysTheSame(said.statement, statement)).toBe(true)
    },
  )
})

describe('how a statement is put into words', () => {
  it.each<[Statement, string, string]>([
    [figure(), '相談　令和2年度　実績', '4件'],
    [figure({ measure: 'benchmark', asOf: '2021-02-28' }), '相談　令和2年度　目安（2021年2月28日時点）', '4件'],
    [figure({ fiscalYear: undefined, fromFiscalYear: 2018, toFiscalYear: 2020 }), '相談　平成30年度〜令和2年度　実績', '4件'],
    [figure({ value: undefined, text: '集計中' }), '相談　令和2年度　実績', '集計中'],
    [money, '産業の支援　令和2年度　予算', '1千円'],
    [grade, '産業の支援　令和2年度　自己評価', 'A【見込】\n順調。'],
    [prose, '産業の支援　令和2年度　課題（1）', '担い手。'],
  ])('%j', (statement, about, value) => {
    expect([sayAbout(statement, words), sayValue(statement, words)]).toEqual([about, value])
  })
})

describe('how sure a reading is', () => {
  const read = (statement: Statement, text: string) =>
    ({ ...statement, row: { ...statement.row, source: { locator: 'x', text } } }) as Statement
  it.each<[Statement, string]>([
    [read(figure(), '4件'), 'exact'],
    [read(figure(), '相談は全部で4件ありました'), 'fromWords'],
    [read(figure({ fromProse: true }), '4件'), 'suggested'],
    [read(figure(), '5件'), 'fromWords'],
    [read(target, '[4件以上]'), 'exact'],
    [read(money, '1'), 'exact'],
    [read(money, '2'), 'fromWords'],
    [read(grade, 'A【見込】'), 'exact'],
    [read(grade, 'A'), 'fromWords'],
    [read(prose, '◆担い手。'), 'exact'],
    [figure(), 'exact'],
  ])('%j is %s', (statement, expected) => {
    expect(readCertainty(statement, rules)).toBe(expected)
  })
})
