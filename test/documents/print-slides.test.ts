import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#core/exchange.ts'
import { factsOfSheets } from '#core/exchange-of.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import { matchDocument } from '#core/match/match.ts'
import { placeSlides } from '#core/place-slides.ts'
import { openDocxTemplate } from '#documents/docx-template.ts'
import { fillDocx } from '#documents/fill-docx.ts'
import { placeViews } from '#documents/fill-template.ts'
import { readDocx } from '#documents/read-docx.ts'
import { loadSchemes } from '../schemes.ts'

const root = join(import.meta.dirname, '../..')
const paper = join(root, '../shared/documents/kansai-r7-plan.docx')
const name = 'kansai-plan-2025'
const scheme = loadSchemes().find((one) => one.name === name) as NonNullable<ReturnType<typeof loadSchemes>[number]>
const form = new Uint8Array(readFileSync(join(root, `schemes/${name}/sheet.docx`)))
const template = openDocxTemplate(form)
const content = readDocx(form, 'form')

function print(exchange: Exchange, fiscalYear = 2025) {
  const filling = placeSlides(scheme, content, exchange, fiscalYear)
  const bytes = fillDocx(template, filling)
  return { bytes, problems: filling.problems, again: matchDocument(scheme, readDocx(bytes, 'printed')) }
}

/** What a paper says, by names instead of ids. */
function said({ items, indicators, observations, budgets, narratives, terms }: Exchange) {
  const titleOf = (id: string | undefined) => items.find((one) => one.id === id)?.title
  const own = indicators.filter(({ fromProse }) => !fromProse)
  return {
    items: items
      .map(({ title, parent, level, delivery, code, units, startFiscalYear, relistedUnder = [] }) =>
        [title, titleOf(parent), level, delivery, code, units?.join(), startFiscalYear, relistedUnder.map(titleOf).join()].join(
          '|',
        ),
      )
      .sort(),
    indicators: own
      .map(({ name, item, unit, kind, description }) => [name, titleOf(item), unit, kind, description].join('|'))
      .sort(),
    observations: observations
      .filter(({ indicator }) => own.some(({ id }) => id === indicator))
      .map(({ indicator, measure, fiscalYear, value, comparator }) =>
        [own.find(({ id }) => id === indicator)?.name, measure, fiscalYear, value, comparator].join('|'),
      )
      .sort(),
    budgets: budgets
      .map(({ item, fiscalYear, stage, amount, relisted }) => [titleOf(item), fiscalYear, stage, amount, relisted].join('|'))
      .sort(),
    narratives: narratives.map(({ item, role, text }) => [titleOf(item), role, text].join('|')).sort(),
    terms: terms
      .filter(({ fromProse }) => !fromProse)
      .map(({ term, definition }) => `${term}|${definition.replace(/\s/g, '')}`)
      .sort(),
  }
}

/** A plan with a programme on a page of its own, one that stands in two places, one of the members', and a page about two together. */
const plan: Exchange = {
  format: 'shirube-exchange/1',
  document: { fiscalYear: 2025, stage: 'plan', grades: [], marks: [] },
  items: [
    { id: 'v', level: 'vision', levelLabel: 'ビジョン', title: '広域みどりビジョン(2024年改訂)' },
    { id: 'c1', level: 'theme', levelLabel: '関西チャレンジ', title: '森を育てる', code: '1', parent: 'v', order: 1 },
    { id: 'c2', level: 'theme', levelLabel: '関西チャレンジ', title: '森を使う', code: '2', parent: 'v', order: 2 },
    { id: 'a1', level: 'direction', levelLabel: '分野', title: '植林', parent: 'c1', order: 1 },
    { id: 'a2', level: 'direction', levelLabel: '分野', title: '木材', parent: 'c2', order: 1 },
    { id: 'k1', level: 'policy', levelLabel: '項目', title: '苗木の供給', parent: 'a1', order: 1 },
    {
      id: 'k2',
      level: 'policy',
      levelLabel: '項目',
      title: '木の良さを伝える',
      parent: 'a2',
      order: 1,
      units: ['森林課'],
      startFiscalYear: 2019,
    },
    {
      id: 'p1',
      level: 'programme',
      levelLabel: '事業',
      title: '苗畑の整備',
      parent: 'k1',
      order: 1,
      delivery: 'budgeted',
      units: ['みどり課'],
      startFiscalYear: 2023,
      relistedUnder: ['k2'],
    },
    {
      id: 'p2',
      level: 'programme',
      levelLabel: '事業',
      title: '木の教室の開催',
      parent: 'k2',
      order: 1,
      delivery: 'budgeted',
      units: ['森林課'],
    },
    {
      id: 'p3',
      level: 'programme',
      levelLabel: '事業',
      title: '木の見本帳の発行',
      parent: 'k2',
      order: 2,
      delivery: 'budgeted',
      units: ['森林課'],
    },
    { id: 'm1', level: 'programme', levelLabel: '事業', title: '府県の森の日', parent: 'a1', order: 2, delivery: 'coordinated' },
  ],
  indicators: [
    { id: 'i0', item: 'v', name: '森の面積', kind: 'quantitative', unit: 'ha', role: 'outcome', description: '2040年度の広域' },
    { id: 'i1', item: 'p1', name: '苗木の出荷数', kind: 'quantitative', unit: '本', role: 'outcome' },
    { id: 'i2', item: 'p2', name: '木の教室の参加者数', kind: 'quantitative', unit: '人', role: 'outcome' },
  ],
  observations: [
    { id: 'o0', indicator: 'i0', measure: 'target', fiscalYear: 2040, value: 900 },
    { id: 'o1', indicator: 'i1', measure: 'target', fiscalYear: 2025, value: 12000, comparator: '>=' },
    { id: 'o2', indicator: 'i2', measure: 'target', fiscalYear: 2025, value: 300, comparator: '>=' },
  ],
  budgets: [
    { item: 'v', fiscalYear: 2025, stage: 'initial', amount: 5_200_000 },
    { item: 'p1', fiscalYear: 2025, stage: 'initial', amount: 3_000_000 },
    { item: 'p1', fiscalYear: 2025, stage: 'initial', amount: 3_000_000, relisted: true },
    { item: 'p2', fiscalYear: 2025, stage: 'initial', amount: 1_200_000 },
    { item: 'p3', fiscalYear: 2025, stage: 'initial', amount: 1_000_000 },
    { item: 'k2', fiscalYear: 2025, stage: 'initial', amount: 2_200_000, relisted: true },
  ],
  evaluations: [],
  narratives: [
    { item: 'v', role: 'approach', text: '広域でなければならない4つのバリュー(存在価値)を発揮する' },
    { item: 'c1', role: 'overview', text: '苗から始める' },
    { item: 'c1', role: 'goal', text: '百年先まで続く森' },
    { item: 'c1', role: 'approach', text: 'A 苗を絶やさない\nB 担い手を増やす' },
    { item: 'c2', role: 'overview', text: '暮らしに木を' },
    { item: 'c2', role: 'goal', text: '木のある暮らしが当たり前の広域' },
    { item: 'c2', role: 'approach', text: 'A 使い道を広げる' },
    { item: 'p1', role: 'overview', text: '府県の苗畑を整え、苗木を配る' },
    { item: 'p2', role: 'overview', text: '小学校で木の教室を開く' },
    { item: 'p3', role: 'overview', text: '木の見本帳をつくる' },
    { item: 'm1', role: 'overview', text: '府県がそれぞれ森に親しむ日を設ける' },
    { item: 'p1', role: 'purpose', text: '苗木の不足を補い、植え替えを進める。' },
    { item: 'p1', role: 'overview', text: '苗畑を3か所増やす。' },
    { item: 'p1', role: 'approach', text: '・早く育つ苗を選ぶ' },
    { item: 'k2', role: 'purpose', text: '木に触れる機会を増やし、使う人を育てる。' },
    { item: 'p2', role: 'overview', text: '年に10校で開く。' },
    { item: 'p3', role: 'overview', text: '見本帳を千部配る。' },
    { item: 'p2', role: 'approach', text: '・地元の木を使う' },
  ],
  terms: [
    { term: 'スケールメリット(規模の経済、域内最適化)', definition: '同じことをまとめて行い、費用を抑えて効き目を上げる' },
    { term: 'シナジー(協働、相乗、相互補完)', definition: '府県の得意なことを合わせ、一つでは届かない所へ届く' },
    { term: 'スピルオーバー(波及、浸透)', definition: '一つの府県で効いたことを、ほかの府県へ広げていく' },
    { term: 'ダイバーシティ(多様性、地域特性)', definition: '森も町もある広域の違いを、そのまま強みとして見せる' },
  ],
  findings: [],
}

describe('a plan on its Word file', () => {
  it('says all that is known of it, in lists, boxes and pages', () => {
    const { again, problems } = print(plan)
    expect(problems).toEqual([])
    const [expected, read] = [said(plan), said(again)]
    for (const list of ['items', 'indicators', 'observations', 'budgets', 'narratives'] as const)
      expect(read[list]).toEqual(expected[list])
  })

  it('merges what stands over several rows, and puts what stands there again in brackets', () => {
    const list = readDocx(print(plan).bytes, 'printed').grids.find(({ cells }) => cells.some(({ text }) => text === '項目'))
    const rows = list?.cells
      .filter(({ row }) => row > 0)
      .map(({ row, col, rowSpan, text }) => `${row}/${col}+${rowSpan} ${text.replace('\n', '')}`)
    expect(rows).toEqual(
      expect.arrayContaining([
        '1/0+1 関西チャレンジ①',
        '2/0+3 関西チャレンジ②',
        '2/2+3 木の良さを伝える',
        '4/3+1 苗畑の整備（再掲）',
        '4/5+1 （3,000）',
        '5/5+1 5,200',
      ]),
    )
  })

  it('says the year of the plan', () => {
    const later: Exchange = {
      ...plan,
      budgets: plan.budgets.map((one) => ({ ...one, fiscalYear: 2026 })),
      observations: plan.observations.map((one) => (one.fiscalYear === 2025 ? { ...one, fiscalYear: 2026 } : one)),
    }
    const { again } = print(later, 2026)
    expect(again.document.fiscalYear).toBe(2026)
    expect(said(again).budgets).toEqual(said(later).budgets)
    expect(said(again).items.find((one) => one.startsWith('苗畑の整備'))).toContain('2023')
  })

  it('prints the page of one programme alone from its sheet', () => {
    const view = fillSheet(scheme, plan, 'p1', 2025)
    const bytes = fillDocx(template, placeViews(scheme, { content }, [view]))
    const texts = readDocx(bytes, 'printed').grids.flatMap(({ cells }) => cells.map(({ text }) => text))
    expect(texts[0]).toBe('苗木の供給\tみどり課')
    expect(texts).toContain('事業名：苗畑の整備（3,000千円）　事業開始年度：令和5年度（3年目）')
    expect(texts.join()).not.toContain('一覧')
    expect(factsOfSheets([view]).indicators.map(({ name }) => name)).toEqual(['苗木の出荷数'])
  })

  it('names what the template has no place for', () => {
    const parts = unzipSync(form)
    const xml = new TextDecoder().decode(parts['word/document.xml']).replace('>成果目標<', '>備考<')
    const other = readDocx(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }), 'form')
    const said = placeSlides(scheme, other, plan, 2025).problems.map(({ message }) => message)
    expect(said).toEqual([expect.stringContaining('「成果目標」')])
  })

  it.skipIf(!existsSync(paper))('the real plan in ../shared (skipped where it is absent), all its lists', () => {
    const imported = matchDocument(scheme, readDocx(new Uint8Array(readFileSync(paper)), 'plan.docx'))
    const { again, problems } = print(imported)
    expect(problems).toEqual([])
    expect(said(again)).toEqual(said(imported))
  })
})
