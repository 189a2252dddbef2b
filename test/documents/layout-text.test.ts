import { describe, expect, test } from 'vitest'
import { leaveOutDoubtful } from '#core/match/doubtful-figures.ts'
import { emptyMatch } from '#core/match/matched.ts'
import { partLine, tellMeasure } from '#documents/layout-lines.ts'
import { readDocument } from '#documents/read.ts'
import { partTabs } from '#documents/tab-fields.ts'
import { pagesOf } from '#documents/text-pages.ts'
import { loadSchemes } from '../schemes.ts'

const read = async (text: string) => {
  const reading = await readDocument(new TextEncoder().encode(text), 'paper.txt')
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content
}

describe('lines that keep their columns by spaces', () => {
  test.each([
    ['港の案内   12基', 'characters', ['港の案内@0', '12基@7']],
    ['港の案内   12基', 'width', ['港の案内@0', '12基@11']],
    ['  港 の案内　　12基', 'characters', ['港 の案内@2', '12基@9']],
    ['港の　案内', 'characters', ['港の　案内@0']],
    ['   ', 'characters', []],
  ] as const)('%s (%s)', (text, measure, expected) => {
    expect(partLine(text, 1, measure).fragments.map((one) => `${one.text}@${one.from}`)).toEqual(expected)
  })
  test('the measure is the one by which words stand below one another', () => {
    expect(tellMeasure(['海の日の会   12', '港の会     34', '磯と岬     56']).measure).toBe('characters')
    expect(tellMeasure(['海の日の会   12', '港の会       34']).measure).toBe('width')
  })
})

describe('pages', () => {
  test.each([
    [
      'a\n－ 14 －\fb\n－ 15 －',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    [
      'a\n5\fb\n6\n',
      [
        ['a', ''],
        ['b', '', ''],
      ],
    ],
    [
      'a\n500\fb\n30',
      [
        ['a', '500'],
        ['b', '30'],
      ],
    ],
  ])('%j', (text, expected) => {
    expect(pagesOf(text)).toEqual(expected)
  })
})

describe('fields between tabs', () => {
  test.each([
    ['a quoted cell with a line end', ['灯台\t"春\n秋"\t4回'.split('\n')[0]!, '秋"\t4回'], [['灯台', '春\n秋', '4回']]],
    ['doubled quotes', ['"""海""の本"\t30冊'], [['"海"の本', '30冊']]],
    [
      'a mark that never ends',
      ['"灯台\t4回', '朝市\t2回'],
      [
        ['"灯台', '4回'],
        ['朝市', '2回'],
      ],
    ],
    ['a mark within words', ['灯台"の会"\t4回'], [['灯台"の会"', '4回']]],
  ])('%s', (_, lines, expected) => {
    expect(partTabs(lines).map(({ fields }) => fields)).toEqual(expected)
  })
})

describe('figures of which nothing tells what they belong to', () => {
  const form = loadSchemes().find(({ layout }) => layout === 'form')!
  const budget = (fiscalYear: number, line: number, text: string) => ({
    item: 'a',
    fiscalYear,
    stage: 'settled' as const,
    amount: Number(text.replaceAll(',', '')),
    source: { locator: `line ${line}`, text },
  })
  const paper =
    '細事業費   年度    ５年度     ６年度    差引\n（千円）   決算    1,200   1,500   300\n\n次の欄   甲    乙\n次の欄   丙    丁\n'
  test.each([
    ['under its own year', budget(2023, 2, '1,200'), 1],
    ['under another year', budget(2023, 2, '1,500'), 0],
    ['under no year', budget(2024, 2, '300'), 0],
  ])('%s', async (_, one, kept) => {
    const content = { ...(await read(paper)), copied: 'characters' as const }
    const matched = leaveOutDoubtful(form, content, { ...emptyMatch(), budgets: [one] })
    expect(matched.budgets).toHaveLength(kept)
    expect(matched.findings.map(({ code }) => code)).toEqual(kept === 1 ? [] : ['figure-misplaced'])
  })
  test('two amounts of one thing', async () => {
    const content = { ...(await read('甲\n乙\n')), copied: 'characters' as const }
    const budgets = [budget(2023, 1, '10'), budget(2023, 2, '20')]
    expect(leaveOutDoubtful(form, content, { ...emptyMatch(), budgets }).budgets).toEqual([])
  })
  test('words of a PDF in the order of writing have lost their columns, and say so', async () => {
    const content = await read('事業\n灯台の公開\n朝市\n\n1,200\n450\n\fつぎの頁\n')
    expect(content.copied).toBe('lost')
    expect(content.findings?.map(({ code }) => code)).toEqual(['text-columns-lost'])
    const matched = leaveOutDoubtful(form, content, { ...emptyMatch(), budgets: [budget(2023, 5, '1,200')] })
    expect([matched.budgets, matched.findings.map(({ code }) => code)]).toEqual([[], ['figures-without-columns']])
  })
})

describe('hostile text takes little', () => {
  test.each([
    ['a line of ten million spaces between words', `甲${' '.repeat(10_000_000)}乙\n`],
    ['blank lines of spaces', `甲\n${`${' '.repeat(499)}\n`.repeat(40_000)}乙\n`],
    ['columns on every line', `${'甲  乙  丙  丁  戊  己  庚  辛  壬  癸\n'.repeat(9_000)}`],
    [
      'columns that change with every line',
      Array.from({ length: 9_000 }, (_, i) => `甲${' '.repeat(2 + ((i * 7) % 90))}乙  丙`).join('\n'),
    ],
    ['quotation marks that never end', '"甲\t乙\n'.repeat(50_000)],
  ])('%s', async (_, text) => {
    const began = process.cpuUsage()
    await read(text)
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1e6).toBeLessThan(5)
  })
})
