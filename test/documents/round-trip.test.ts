import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Exchange } from '#core/exchange.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import type { SheetView } from '#core/sheet.ts'
import { fillTemplate, paperOfViews } from '#documents/fill-template.ts'
import { openTemplate } from '#documents/open-template.ts'
import { readDocument } from '#documents/read.ts'
import { writePaper } from '#documents/write-paper.ts'
import { type PaperSheet, printHtml } from '../core/match/form-paper.ts'
import { asHtml, programmes } from '../core/match/random-rows.ts'
import { randomSheet } from '../core/match/random-sheet.ts'

const root = join(import.meta.dirname, '../..')
const shared = join(root, '../shared')
const bytesOf = (path: string) => new Uint8Array(readFileSync(path))

function loadScheme(name: string): Scheme {
  const parsed = parseScheme(parse(readFileSync(join(root, `schemes/${name}/scheme.yaml`), 'utf8')))
  if (!('scheme' in parsed)) throw new Error(parsed.problems.join('\n'))
  return parsed.scheme
}

async function read(bytes: Uint8Array, name: string): Promise<DocumentContent> {
  const reading = await readDocument(bytes, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  return reading.content
}

const scheme = loadScheme('kawasaki-2013')
const rowsScheme = loadScheme('kansai-final-2020')
const template = openTemplate(bytesOf(join(root, 'schemes/kawasaki-2013/sheet.xlsx')), 'xlsx')

/** The same facts on the scheme's own form, read again. */
async function printAndRead(exchange: Exchange, fiscalYear: number) {
  const item = exchange.items.find(({ levelLabel }) => levelLabel === '施策課題')
  const view = fillSheet(scheme, exchange, item?.id ?? '', fiscalYear)
  const { bytes: printed, problems } = fillTemplate(scheme, template, [view])
  return { problems, again: matchDocument(scheme, await read(printed, '評価票.xlsx')) }
}

/** The rows of every list, without where they were read. Ids name their rows by what is written, so they are the same. */
function rowsOf({ items, indicators, observations, budgets, evaluations, narratives, terms }: Exchange) {
  const lists = { items, indicators, observations, budgets, evaluations, narratives, terms }
  return JSON.parse(JSON.stringify(lists, (key, value) => (key === 'source' ? undefined : value)))
}

describe('a sheet printed on its form and read again says the same', () => {
  it('the demonstration', async () => {
    const exchange: Exchange = JSON.parse(readFileSync(join(root, 'examples/kawasaki-2013.json'), 'utf8'))
    const first = await printAndRead(exchange, exchange.document.fiscalYear ?? 2013)
    expect(first.problems).toEqual([])
    const second = await printAndRead(first.again, first.again.document.fiscalYear ?? 2013)
    expect(rowsOf(second.again)).toEqual(rowsOf(first.again))
    expect(rowsOf(first.again).observations.length).toBe(exchange.observations.length)
  })

  it.skipIf(!existsSync(shared))('the real sheet in ../shared (skipped where it is absent), all seven lists', async () => {
    const imported = matchDocument(scheme, await read(bytesOf(join(shared, 'documents/kawasaki-52402000.html')), 'sheet.html'))
    const { problems, again } = await printAndRead(imported, 2013)
    expect(problems).toEqual([])
    expect(rowsOf(again)).toEqual(rowsOf(imported))
    expect(again.document).toEqual(imported.document)
  })
})

/** Every programme of a paper in rows on its form, read again. */
async function printRowsAndRead(exchange: Exchange) {
  const rowsTemplate = openTemplate(bytesOf(join(root, 'schemes/kansai-final-2020/sheet.xlsx')), 'xlsx')
  const fiscalYear = exchange.document.fiscalYear ?? Number.NaN
  const narratives = exchange.narratives.map((one) => ({
    ...one,
    fiscalYear,
    ...(exchange.document.asOf ? { asOf: exchange.document.asOf } : {}),
  }))
  const views = exchange.items.map(({ id }) => fillSheet(rowsScheme, { ...exchange, narratives }, id, fiscalYear))
  const { bytes: printed, problems } = fillTemplate(rowsScheme, rowsTemplate, views)
  return { problems, again: matchDocument(rowsScheme, await read(printed, '期末評価.xlsx')) }
}

/** A sheet cut down to the places that the form has: three indicators of four years, no planned cost two years before. */
function withinForm(sheet: PaperSheet): PaperSheet {
  const indicators = sheet.indicators.slice(0, 3).map((one) => ({ ...one, years: one.years.slice(-4) }))
  const budgets = sheet.budgets.map(({ year, amounts }) => ({
    year,
    amounts: amounts.filter(({ stage }) => year > sheet.fiscalYear - 2 || stage !== '計画事業費'),
  }))
  return { ...sheet, indicators, budgets }
}

describe('a list that is longer than its form', () => {
  it.each(['xlsx', 'pdf', 'docx'] as const)('gets the rows that it needs, as %s', async (format) => {
    const exchange: Exchange = JSON.parse(readFileSync(join(root, 'examples/kawasaki-2013.json'), 'utf8'))
    const measure = exchange.items.find(({ levelLabel }) => levelLabel === '施策課題')
    const listed = exchange.items.filter(({ level }) => level === 'programme')
    const more = Array.from({ length: 23 }, (_, n) => ({
      id: `more-${n}`,
      parent: measure?.id ?? '',
      level: 'programme' as const,
      levelLabel: '事務事業',
      title: `相談会${n + 1}回目の開催`,
      order: 100 + n,
    }))
    const states = more.map(({ id }, n) => ({
      item: id,
      fiscalYear: 2013,
      stage: 'final' as const,
      evaluator: 'self' as const,
      grades: [{ scale: '第3期実行計画期間の達成状況', code: String((n % 4) + 1) }],
    }))
    const longer = { ...exchange, items: [...exchange.items, ...more], evaluations: [...exchange.evaluations, ...states] }
    const view = fillSheet(scheme, longer, measure?.id ?? '', 2013)
    const filled = format === 'xlsx' ? fillTemplate(scheme, template, [view]) : paperFile(view, format)
    expect(filled.problems).toEqual([])
    const again = matchDocument(scheme, await read(filled.bytes, `評価票.${format}`))
    const titles = ({ items }: Exchange) => items.filter(({ level }) => level === 'programme').map(({ title }) => title)
    expect(titles(again)).toEqual([...listed, ...more].map(({ title }) => title))
    expect(again.terms).toHaveLength(exchange.terms.length)
    expect(again.evaluations.filter(({ item }) => item !== measure?.id).length).toBeGreaterThanOrEqual(states.length)
  })
})

function paperFile(view: SheetView, format: 'pdf' | 'docx') {
  const { paper, problems } = paperOfViews(scheme, template, [view])
  return { bytes: writePaper(paper, format).bytes, problems }
}

describe('any sheet of the form', () => {
  it('says the same after it was printed and read', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomSheet.map(withinForm), async (sheet) => {
        const imported = matchDocument(scheme, await read(new TextEncoder().encode(printHtml(sheet)), 'sheet.html'))
        const { problems, again } = await printAndRead(imported, sheet.fiscalYear)
        expect(problems).toEqual([])
        expect(rowsOf(again)).toEqual(rowsOf(imported))
      }),
      { numRuns: 25 },
    )
  })

  it('names what the form has no place for, and nothing else is lost', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomSheet, async (sheet) => {
        const imported = matchDocument(scheme, await read(new TextEncoder().encode(printHtml(sheet)), 'sheet.html'))
        const { problems, again } = await printAndRead(imported, sheet.fiscalYear)
        const said = problems.map(({ message }) => message).join('\n')
        for (const { name } of imported.indicators.slice(again.indicators.length)) expect(said).toContain(name)
        expect(rowsOf(again).items).toEqual(rowsOf(imported).items)
        expect(rowsOf(again).narratives).toEqual(rowsOf(imported).narratives)
        const lost = imported.budgets.length - again.budgets.length
        expect(problems.filter(({ message }) => message.includes('事業費合計'))).toHaveLength(lost)
      }),
      { numRuns: 15 },
    )
  })
})

describe('a paper in rows, one block a programme', () => {
  it('says the same of every programme after it was printed and read', async () => {
    const exchange: Exchange = JSON.parse(readFileSync(join(root, 'examples/kansai-final-2020.json'), 'utf8'))
    const first = await printRowsAndRead(exchange)
    expect(first.problems).toEqual([])
    const titles = ({ items }: Exchange) => items.map(({ title, delivery, isNew }) => ({ title, delivery, isNew }))
    expect(titles(first.again)).toEqual(titles(exchange))
    const grades = ({ evaluations, items }: Exchange) =>
      evaluations.map(({ item, grades, forecast, comment }) => ({
        title: items.find(({ id }) => id === item)?.title,
        grades,
        forecast,
        comment,
      }))
    expect(grades(first.again)).toEqual(grades(exchange))
    const words = ({ narratives }: Exchange) => narratives.map(({ role, text, status }) => ({ role, text, status }))
    expect(words(first.again)).toEqual(words(exchange))
    const figures = ({ observations, indicators }: Exchange) =>
      observations
        .filter(({ fromProse }) => !fromProse)
        .map(({ indicator, measure, value, comparator }) =>
          [indicators.find(({ id }) => id === indicator)?.name, measure, value, comparator].join(' '),
        )
    expect(figures(first.again).sort()).toEqual(figures(exchange).sort())
    const second = await printRowsAndRead(first.again)
    expect(rowsOf(second.again)).toEqual(rowsOf(first.again))
    expect(second.again.document).toEqual(first.again.document)
  })

  it('says the same of any programmes whose indicators differ in name', { timeout: 60_000 }, async () => {
    const said = ({ items, indicators, observations, evaluations, narratives }: Exchange) => ({
      titles: items.map(({ title }) => title),
      grades: evaluations.map(({ item, grades, forecast }) => ({ item, grades, forecast })),
      words: narratives.map(({ item, text, status }) => ({ item, text, status })),
      figures: observations
        .filter(({ fromProse }) => !fromProse)
        .map(({ indicator, measure, value, comparator }) => {
          const { item, name } = indicators.find(({ id }) => id === indicator) ?? {}
          return [item, name, measure, value, comparator].join(' ')
        })
        .sort(),
    })
    await fc.assert(
      fc.asyncProperty(programmes, async (all) => {
        const imported = matchDocument(rowsScheme, await read(new TextEncoder().encode(asHtml(all)), 'paper.html'))
        fc.pre(imported.items.every(({ id }) => hasDistinctNames(imported, id)))
        const { problems, again } = await printRowsAndRead(imported)
        expect(problems).toEqual([])
        expect(said(again)).toEqual(said(imported))
      }),
      { numRuns: 25 },
    )
  })
})

/** Two indicators of one name in one programme cannot be told apart once they stand in one row. */
function hasDistinctNames({ indicators }: Exchange, item: string): boolean {
  const names = indicators.filter((indicator) => indicator.item === item).map(({ name }) => name)
  return new Set(names).size === names.length
}
