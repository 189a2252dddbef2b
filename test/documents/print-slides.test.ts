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
