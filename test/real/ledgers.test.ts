import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Budget, Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { withholdCells } from '#core/withhold.ts'
import { readDocument } from '#documents/read.ts'
import { shared } from '../measure.ts'
import { loadSchemes } from '../schemes.ts'

const workbook = join(shared, 'data/ofunato-jimujigyo-r7/report.xlsx')
const sheets = join(shared, 'data/judgit-review-sheets')

/** Recognises, withholds and matches a file as an import does. */
async function understand(path: string) {
  const read = await readDocument(new Uint8Array(readFileSync(path)), path.split('/').at(-1) as string)
  if ('problem' in read) throw new Error(read.problem.message)
  const scheme = recogniseScheme(await loadSchemes(), read.content)
  if (!scheme) throw new Error(`no scheme for ${path}`)
  const content = withholdCells(scheme, read.content)
  return { scheme: scheme.name, before: read.content, content, exchange: matchDocument(scheme, content) }
}

const sum = (budgets: Budget[]) => budgets.reduce((all, { amount }) => all + amount, 0)

/** The amounts of every programme and year. */
function programmeYears({ items, budgets }: Exchange, years: number[]) {
  const groups = new Map<string, Budget[]>()
  for (const one of budgets)
    groups.set(`${one.item} ${one.fiscalYear}`, [...(groups.get(`${one.item} ${one.fiscalYear}`) ?? []), one])
  const programmes = items.filter(({ level }) => level === 'programme')
  return programmes.flatMap(({ id, code }) => years.map((year) => ({ code, year, budgets: groups.get(`${id} ${year}`) ?? [] })))
}

// The real files stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!existsSync(workbook))('a city’s ledger: one row a programme, six blocks of years', () => {
  let read: Awaited<ReturnType<typeof understand>>
  beforeAll(async () => {
    read = await understand(workbook)
  }, 120_000)

  test('is recognised, with every programme under its plan', () => {
    const { items, document } = read.exchange
    const of = (label: string) => items.filter(({ levelLabel }) => levelLabel === label)
    expect([read.scheme, document.fiscalYear]).toEqual(['ofunato-2025', 2025])
    expect(of('事務事業')).toHaveLength(407)
    expect(new Set(of('事務事業').map(({ code }) => code)).size).toBe(407)
    // By their numbers; the sheets spell 11 of their names in more than one way, each of which is told.
    expect([of('政策').length, of('施策').length, of('基本事業').length]).toEqual([8, 25, 68])
    expect(of('事務事業').every(({ parent }) => of('基本事業').some(({ id }) => id === parent))).toBe(true)
    expect(read.exchange.findings.filter(({ code }) => code === 'title-differs').length).toBeGreaterThanOrEqual(10)
  })

  test('funds add up to the cost, and cost and staff to the whole, in 2,439 of 2,442 programme-years', () => {
    const years = programmeYears(read.exchange, [2020, 2021, 2022, 2023, 2024, 2025])
    const holds = ({ budgets }: { budgets: Budget[] }) => {
      const cost = budgets.filter(({ part }) => part === undefined)
      const named = (name: string) => budgets.filter(({ part }) => part?.name === name)
      const funds = budgets.filter(({ part }) => part?.kind === 'fund')
      return (
        cost.length === 1 &&
        funds.length === 5 &&
        sum(funds) === sum(cost) &&
        named('人件費').length === 1 &&
        sum(cost) + sum(named('人件費')) === sum(named('トータルコスト'))
      )
    }
    expect(years).toHaveLength(2442)
    const others = years.filter((one) => !holds(one))
    expect(others.map(({ code, year }) => `${code} ${year}`)).toEqual(['1860 2020', '1860 2021', '1860 2022'])
    // A dash is a missing amount, never zero.
    expect(others.flatMap(({ budgets }) => budgets.filter(({ part }) => part?.kind === 'fund'))).toEqual([])
    const missing = read.exchange.findings.filter(({ code }) => code === 'amount-missing')
    expect(missing.filter(({ subject }) => subject === 'programme-1860').length).toBe(missing.length)
    expect(missing.length).toBeGreaterThanOrEqual(15)
  })

  test('two values in one cell stay words, and nothing else is a number but what is written as one', () => {
    const { observations } = read.exchange
    const two = observations.filter(({ source }) => source?.text === '29（4）')
    expect(two.map(({ value, text }) => [value, text])).toEqual([
      [undefined, '29(4)'],
      [undefined, '29(4)'],
    ])
    expect(observations.filter(({ source }) => /^[-－―‐–]$/.test(source?.text.trim() ?? ''))).toEqual([])
    expect(observations.find(({ source }) => source?.text === '104,602\t')?.value ?? 104602).toBe(104602)
  })

  test('names and extensions of officials are in nothing that is read or shown', () => {
    const withheld = new Set(
      read.before.grids.flatMap(({ cells }) =>
        cells.flatMap(({ row, col, text }) =>
          row > 1 && (col === 21 || col === 23) && text.trim().length > 2 ? [text.trim()] : [],
        ),
      ),
    )
    expect(withheld.size).toBeGreaterThan(100)
    const shown = JSON.stringify([
      read.content.grids.flatMap(({ cells }) => cells.filter(({ text }) => withheld.has(text.trim()))),
    ])
    expect(shown).toBe('[[]]')
    const { items, indicators, evaluations } = read.exchange
    const words = JSON.stringify([items, indicators, evaluations])
    expect([...withheld].filter((name) => words.includes(name))).toEqual([])
  })
})

describe.skipIf(!existsSync(sheets))('review sheets as JSON', () => {
  test('824 sheets line by line, packed: every list joined to its sheet', async () => {
    const { scheme, exchange } = await understand(join(sheets, 'small-agencies-2015-2023.ndjson.gz'))
    const { items, indicators, observations, budgets, findings } = exchange
    expect(scheme).toBe('judgit-2015')
    expect(items.filter(({ level }) => level === 'programme')).toHaveLength(824)
    expect(
      findings.filter(({ code }) => code === 'record-unknown' || code === 'column-unread' || code === 'table-unread'),
    ).toEqual([])
    // Of 844 outputs one is named ー, of 609 outcomes some are named - or only by their goal.
    expect(indicators.filter(({ role }) => role === 'output')).toHaveLength(843)
    expect(indicators.filter(({ role }) => role === 'outcome').length).toBeGreaterThanOrEqual(590)
    // Null is no figure; 0 is one.
    const actuals = observations.filter(({ measure, fromProse }) => measure === 'actual' && !fromProse)
    expect(actuals).toHaveLength(1221 + 2113)
    expect(actuals.some(({ value }) => value === 0)).toBe(true)
    expect(budgets.filter(({ stage, part }) => stage === 'settled' && !part)).toHaveLength(2472)
    expect(budgets.filter(({ stage, part }) => stage === 'planned' && !part)).toHaveLength(824)
  }, 120_000)

  test('each single file', async () => {
    for (const file of readdirSync(sheets).filter((name) => name.endsWith('.json'))) {
      const { scheme, exchange } = await understand(join(sheets, file))
      expect([file, scheme, exchange.items.filter(({ level }) => level === 'programme').length]).toEqual([file, 'judgit-2015', 1])
      expect(JSON.stringify(exchange)).not.toContain('課長')
    }
  }, 120_000)
})
