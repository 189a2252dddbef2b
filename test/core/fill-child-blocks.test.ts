import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { indicatorsOf } from '#core/judge.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { fieldsOf } from '#core/sheet-fields.ts'

const folder = join(import.meta.dirname, '../documents')
const data = (paper: string) => parse(readFileSync(join(folder, paper, 'scheme.yaml'), 'utf8'))
const factsOf = (paper: string) => JSON.parse(readFileSync(join(folder, paper, 'expected.json'), 'utf8')) as Exchange

function schemeOf(paper: string): Scheme {
  const read = parseScheme(data(paper))
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.scheme
}

describe('a sheet whose child items have blocks of their own', () => {
  const view = fillSheet(schemeOf('form-child-blocks'), factsOf('form-child-blocks'), 'programme', 2023)
  const blocks = view.sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.type === 'children' ? field.children : []))
  test('shows of each what the paper says of it, and no more', () => {
    expect(blocks.map(({ item, fields = [] }) => [item.title, fields.map(({ key }) => key)])).toEqual(
      ['夏の合宿', '冬の炭焼き'].map((title) => [
        title,
        ['team', 'effortOverview', 'effortCost', 'effortVolume', 'need', 'means'],
      ]),
    )
    const costs = blocks.map(({ fields = [] }) =>
      fields.flatMap((field) => (field.type === 'budget' ? field.budgets.map(({ amount }) => amount) : [])),
    )
    expect(costs).toEqual([
      [800000, 751500],
      [450000, 550000],
    ])
  })
  test('counts their indicators among its own', () => {
    expect(indicatorsOf(view).map(({ indicator }) => indicator.name)).toEqual(['参加した子ども'])
    expect(fieldsOf(view).filter(({ type }) => type === 'budget')).toHaveLength(3)
  })
})

test('each indicator of a scheme with rows of figures stands in one field', () => {
  const view = fillSheet(schemeOf('form-cost-by-year'), factsOf('form-cost-by-year'), 'programme', 2023)
  const shown = fieldsOf(view).flatMap((field) =>
    field.type === 'indicators' ? [[field.key, field.indicators.map(({ indicator }) => indicator.name)]] : [],
  )
  expect(shown).toEqual([
    ['staff', ['職員数']],
    ['unit', ['利用1回あたり']],
    ['volume', ['利用した人の数(人)', '欠航した日(日)']],
  ])
})

describe('the fields of a block in a scheme file', () => {
  const problems = (change: (scheme: ReturnType<typeof data>) => void) => {
    const scheme = data('form-child-blocks')
    change(scheme)
    const read = parseScheme(scheme)
    return 'problems' in read ? read.problems : []
  }
  const block = (scheme: ReturnType<typeof data>) => scheme.sheet[1].fields[0]
  test.each<[string, (scheme: ReturnType<typeof data>) => void, string]>([
    ['a key twice', (scheme) => Object.assign(block(scheme).fields[0], { key: 'cost' }), '「cost」が二度あります'],
    [
      'a scale that is not there',
      (scheme) => Object.assign(block(scheme).fields[4], { scales: ['重さ'] }),
      '「重さ」は grades にありません',
    ],
    ['no title', (scheme) => Object.assign(block(scheme), { columns: { 取組の名称: 'state' } }), '名称(title)の見出しが要ります'],
    [
      'two scales of which one takes any words',
      (scheme) => Object.assign(block(scheme).fields[4], { scales: ['必要性', '手段'] }),
      '一つだけ指定してください',
    ],
  ])('%s is told', (_, change, sentence) => {
    expect(problems(change).some((problem) => problem.includes(sentence))).toBe(true)
  })
})
