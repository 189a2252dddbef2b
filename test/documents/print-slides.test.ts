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
import { fillPptx } from '#documents/fill-pptx.ts'
import { placeViews } from '#documents/fill-template.ts'
import { openPptxTemplate } from '#documents/pptx-template.ts'
import { readDocx } from '#documents/read-docx.ts'
import { readPptx } from '#documents/read-pptx.ts'
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

const slideForm = new Uint8Array(readFileSync(join(root, `schemes/${name}/sheet.pptx`)))
const slideContent = readPptx(slideForm, 'form')

function printOnSlides(exchange: Exchange, fiscalYear = 2025) {
  const filling = placeSlides(scheme, slideContent, exchange, fiscalYear)
  const { bytes, problems } = fillPptx(openPptxTemplate(slideForm), filling)
  const content = readPptx(bytes, 'printed')
  return { content, problems: [...filling.problems, ...problems], again: matchDocument(scheme, content) }
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
const plan: Exchange = JSON.parse(readFileSync(join(import.meta.dirname, 'printed/kansai-plan-2025.json'), 'utf8'))

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

describe('a plan on its slides', () => {
  it('says all that is known of it, in lists, boxes and pages', () => {
    const { again, problems } = printOnSlides(plan)
    expect(problems).toEqual([])
    const { terms, ...others } = said(plan)
    expect(said(again)).toMatchObject(others)
    // The heading of the second list explains a word besides.
    expect(said(again).terms).toEqual([...terms, '協調事業|構成府県市等と連携した取組'])
  })

  it('has a slide for what it is, its vision, each list, and each programme of which more is known', () => {
    const { grids, pages } = printOnSlides(plan).content
    expect(pages?.length).toBe(6)
    const heads = [1, 2, 3, 4, 5, 6].map((nth) => grids.find(({ place }) => place === `p${nth}/lines1`)?.cells[0]?.text)
    expect(heads.slice(1)).toEqual([
      '広域みどりビジョン(2024年改訂)',
      '令和7年度事業一覧【予算事業】',
      '令和7年度事業一覧【協調事業】〜構成府県市等と連携した取組〜',
      '苗木の供給',
      '木の良さを伝える',
    ])
  })

  it('says the year of the plan', () => {
    const { again, content } = printOnSlides(
      { ...plan, budgets: plan.budgets.map((one) => ({ ...one, fiscalYear: 2026 })) },
      2026,
    )
    expect(again.document.fiscalYear).toBe(2026)
    const lists = content.grids.flatMap(({ cells }) => cells.flatMap(({ text }) => /^.*事業一覧【..事業】/.exec(text) ?? []))
    expect(lists).toEqual(['令和8年度事業一覧【予算事業】', '令和8年度事業一覧【協調事業】'])
    expect(said(again).budgets).toContain('広域みどりビジョン(2024年改訂)|2026|initial|5200000|')
  })

  it('goes on on further slides where a list is too long for one', () => {
    const more = Array.from({ length: 60 }, (_, nth) => ({
      item: {
        ...(plan.items.find(({ id }) => id === 'p1') as Exchange['items'][number]),
        id: `x${nth}`,
        title: `事業その${nth + 1}`,
      },
      said: { item: `x${nth}`, role: 'overview' as const, text: `森の手入れを進める仕事、その${nth + 1}`.repeat(2) },
    }))
    const items = [...plan.items, ...more.map(({ item }) => ({ ...item, relistedUnder: [], order: 9 }))]
    const long: Exchange = { ...plan, items, narratives: [...plan.narratives, ...more.map((one) => one.said)] }
    const { again, problems, content } = printOnSlides(long)
    expect(problems).toEqual([])
    const lists = content.grids.filter(({ cells }) => cells.some(({ text }) => text === '項目'))
    expect(lists.length).toBeGreaterThan(2)
    expect(said(again).items.length).toBe(said(long).items.length)
    expect(said(again).narratives).toEqual(said(long).narratives)
    expect(said(again).budgets).toEqual(said(plan).budgets)
  })

  it('goes on on further slides where a table of items and their words is too long for one', () => {
    const codes = ['3', '4', '5', '6', '7', '8']
    const items = codes.map((code): Exchange['items'][number] => ({
      ...{ id: `c${code}`, level: 'theme', levelLabel: '関西チャレンジ', parent: 'v' },
      ...{ title: `森を語る${code}`, code, order: Number(code) },
    }))
    const narratives = codes.flatMap((code): Exchange['narratives'] => [
      { item: `c${code}`, role: 'overview', text: `物語${code}を紡ぐ` },
      { item: `c${code}`, role: 'goal', text: `森の物語${code}が語り継がれる広域` },
      { item: `c${code}`, role: 'approach', text: `A 語り部${code}を育てる\nB 物語を集めて本にする\nC 旅をつくる` },
    ])
    const long = { ...plan, items: [...plan.items, ...items], narratives: [...plan.narratives, ...narratives] }
    const { again, content, problems } = printOnSlides(long)
    expect(problems).toEqual([])
    expect(content.grids.filter(({ cells }) => cells.some(({ text }) => text === '（めざす姿）')).length).toBe(3)
    expect(said(again).narratives).toEqual(said(long).narratives)
    expect(said(again).terms).toEqual([...said(plan).terms, '協調事業|構成府県市等と連携した取組'])
  })

  it('prints the slide of one programme alone from its sheet', () => {
    const view = fillSheet(scheme, plan, 'p1', 2025)
    const filling = placeViews(scheme, { content: slideContent }, [view])
    const { grids } = readPptx(fillPptx(openPptxTemplate(slideForm), filling).bytes, 'printed')
    expect(grids[0]?.cells.map(({ text }) => text)).toEqual(['苗木の供給', 'みどり課'])
    expect(new Set(grids.map(({ place }) => place.slice(0, 2)))).toEqual(new Set(['p1']))
  })

  it.skipIf(!existsSync(paper))('the real plan in ../shared (skipped where it is absent), all its lists', () => {
    const imported = matchDocument(scheme, readDocx(new Uint8Array(readFileSync(paper)), 'plan.docx'))
    const { again, problems } = printOnSlides(imported)
    expect(problems).toEqual([])
    expect(said(again)).toEqual(said(imported))
  })
})
