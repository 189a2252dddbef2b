import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { factsOfSheets } from '#core/exchange-of.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { matchDocument } from '#core/match/match.ts'
import { placeColumns } from '#core/place-columns.ts'
import { splitFacts } from '#core/split-facts.ts'
import { openDocxTemplate } from '#documents/docx-template.ts'
import { fillDocx } from '#documents/fill-docx.ts'
import { readDocx } from '#documents/read-docx.ts'
import { loadSchemes } from '../schemes.ts'
import { randomColumns } from './random-columns.ts'

const name = 'osaka-2018'
const scheme = loadSchemes().find((one) => one.name === name) as NonNullable<ReturnType<typeof loadSchemes>[number]>
const template = new Uint8Array(readFileSync(join(import.meta.dirname, `../../schemes/${name}/sheet.docx`)))

function print(exchange: Exchange, form: Uint8Array = template) {
  const { fiscalYear = Number.NaN, asOf } = exchange.document
  const narratives = exchange.narratives.map((one) => ({ ...one, fiscalYear, ...(asOf ? { asOf } : {}) }))
  const share = splitFacts({ ...exchange, narratives }, scheme)
  const items = exchange.items.filter(({ levelLabel }) => levelLabel === '取組項目')
  const views = items.map(({ id }) => fillSheet(scheme, share(id), id, fiscalYear))
  const filling = placeColumns(scheme, readDocx(form, 'form'), views)
  const bytes = fillDocx(openDocxTemplate(form), filling)
  return { bytes, views, problems: filling.problems, again: matchDocument(scheme, readDocx(bytes, 'printed')) }
}

/** What a paper says, by names instead of ids. */
function said({ items, indicators, observations, narratives }: Exchange) {
  const titleOf = (id: string | undefined) => items.find((one) => one.id === id)?.title
  const own = indicators.filter(({ fromProse }) => !fromProse)
  return {
    items: items.map(({ title, parent, level, levelLabel, code, marks }) => [
      title,
      titleOf(parent),
      level,
      levelLabel,
      code,
      marks,
    ]),
    indicators: own.map(({ name, item, unit, kind, description }) => [name, titleOf(item), unit, kind, description]),
    observations: observations
      .filter(({ fromProse, indicator }) => !fromProse && own.some(({ id }) => id === indicator))
      .map(({ indicator, measure, value, comparator, text, fiscalYear }) => {
        return [own.find(({ id }) => id === indicator)?.name, measure, value, comparator, text, fiscalYear]
      }),
    narratives: narratives.map(({ item, role, text }) => [titleOf(item), role, text]).sort(),
  }
}

/** 甲 with a goal of each kind, its actions with and without words of their own. */
const small: Exchange = {
  format: 'shirube-exchange/1',
  document: { fiscalYear: 2018, asOf: '2019-03-31', stage: 'progress', grades: [], marks: [] },
  items: [
    { id: 't', level: 'theme', levelLabel: 'テーマ', title: '暮らしを守る', code: '2' },
    { id: 'd1', level: 'direction', levelLabel: 'めざす方向', title: '備えを固める。', parent: 't', order: 1 },
    { id: 'd2', level: 'direction', levelLabel: 'めざす方向', title: '助け合いを広げる。', parent: 't', order: 2 },
    { id: 'g', level: 'policy', levelLabel: '取組', title: '防災', parent: 't' },
    { id: 'u', level: 'initiative', levelLabel: '取組項目', title: '避難所を整える', parent: 'g', order: 1 },
    { id: 'a', level: 'initiative', levelLabel: '具体的取組', title: '備蓄を増やす。', parent: 'u', order: 1 },
    { id: 'b', level: 'initiative', levelLabel: '具体的取組', title: '訓練を行う', parent: 'u', order: 2 },
  ],
  indicators: [
    { id: 'q', item: 'u', name: '避難計画をまとめる。', kind: 'qualitative', role: 'outcome' },
    { id: 'n', item: 'u', name: '訓練の参加者', kind: 'quantitative', unit: '人', role: 'outcome', accumulation: 'annual' },
  ],
  observations: [
    { id: 'o1', indicator: 'q', measure: 'target', fiscalYear: 2018, text: '避難計画をまとめる。' },
    { id: 'o2', indicator: 'n', measure: 'target', fiscalYear: 2018, value: 1200, comparator: '>=' },
    { id: 'o3', indicator: 'n', measure: 'actual', fiscalYear: 2018, value: 1350 },
  ],
  budgets: [],
  evaluations: [],
  narratives: [
    { item: 'a', role: 'approach', text: '・水を3日分' },
    { item: 'b', role: 'approach', text: '地区ごとに行う' },
    { item: 'a', role: 'progress', text: '水を備蓄した。\n・5地区' },
    { item: 'u', role: 'progress', text: '【全体】\n二つとも予定のとおり進んだ。' },
  ],
  terms: [],
  findings: [],
}

describe('a paper of columns on its Word file', () => {
  it('says each thing in its place', () => {
    const { bytes, problems } = print(small)
    expect(problems).toEqual([])
    const words = readDocx(bytes, 'printed').grids.flatMap(({ cells }) => cells.map(({ locator, text }) => [locator, text]))
    expect(words).toEqual([
      ['para 1', '商工労働部'],
      ['para 3', '【テーマ２】　暮らしを守る'],
      ['table1/r1c1', 'めざす方向'],
      ['table1/r1c2', '◎備えを固める。\n◎助け合いを広げる。'],
      ['table2/r1c1', '防災'],
      ['table2/r2c1', ''],
      ['table2/r2c2', '＜今年度何をするか（取組の内容、手法・スケジュール等）＞'],
      ['table2/r2c3', '▷'],
      ['table2/r2c4', '＜何をどのような状態にするか（目標）＞'],
      ['table2/r2c5', '▶'],
      ['table2/r2c6', '＜進捗状況（H31.3月末時点）＞'],
      ['table2/r3c2', '■避難所を整える'],
      [
        'table2/r3c4',
        '◇成果指標（アウトカム）\n（定性的な目標）\n・避難計画をまとめる。\n（数値目標）\n・訓練の参加者：1,200人以上（実績：1,350人）',
      ],
      ['table2/r3c6', '【全体】\n○二つとも予定のとおり進んだ。'],
      ['table2/r4c2', '○備蓄を増やす。\n・水を3日分'],
      ['table2/r4c6', '○水を備蓄した。\n・5地区'],
      ['table2/r5c2', '○訓練を行う\n\n地区ごとに行う'],
      ['table2/r5c6', ''],
    ])
  })

  it.each<[number, string, string, string]>([
    [2018, '2019-03-31', '＜進捗状況（H31.3月末時点）＞', '2019-03-31'],
    [2019, '2020-03-31', '＜進捗状況（R2.3月末時点）＞', '2020-03-31'],
    [2020, '2020-12-31', '＜進捗状況（R2.12月末時点）＞', '2020-12-31'],
  ])('tells the date of the figures of %d', (fiscalYear, asOf, heading, read) => {
    const year = <Row extends object>(row: Row) => ({ ...row, fiscalYear })
    const { bytes, again } = print({
      ...small,
      document: { ...small.document, fiscalYear, asOf },
      observations: small.observations.map(year),
    })
    expect(readDocx(bytes, 'printed').grids[2]?.cells.map(({ text }) => text)).toContain(heading)
    expect(again.document).toMatchObject({ fiscalYear, asOf: read })
  })

  it('takes a former paper for its template', () => {
    const former = print({ ...small, items: small.items.map((item) => ({ ...item, title: `${item.title}旧` })) })
    const { bytes, again } = print(small, former.bytes)
    expect(said(again)).toEqual(said(print(small).again))
    expect(new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])).not.toContain('旧')
  })

  it('names a goal that has no figure, and says nothing twice', () => {
    const { problems } = print({ ...small, observations: small.observations.filter(({ id }) => id !== 'o2') })
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('訓練の参加者')])
  })

  it('names what the template has no place for', () => {
    const words = ['＜進捗状況（H31.3月末時点）＞', 'めざす方向', '＜何をどのような状態にするか（目標）＞']
    const without = words.reduce(
      (xml, word) => xml.replace(word, word.startsWith('＜') ? '＜備考＞' : '欄'),
      new TextDecoder().decode(unzipSync(template)['word/document.xml']),
    )
    const form = zipSync({ ...unzipSync(template), 'word/document.xml': strToU8(without) })
    const said = print(small, form).problems.map(({ message }) => message)
    expect(said).toEqual(
      ['何をどのような状態にするか(目標)', '進捗状況', 'めざす方向'].map((label) => expect.stringContaining(`「${label}」`)),
    )
  })

  it('says the same when it is read again, of any plan of one theme or more', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(randomColumns, (exchange) => {
        const { again, problems, views } = print(exchange)
        expect(problems).toEqual([])
        const shown = said({ ...exchange, ...factsOfSheets(views) })
        const read = said(again)
        expect(read.items).toEqual(said(exchange).items)
        for (const list of ['indicators', 'observations', 'narratives'] as const) expect(read[list]).toEqual(shown[list])
      }),
      { numRuns: 60 },
    )
  })
})
