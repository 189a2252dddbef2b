import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Stated } from '#core/facts.ts'
import type { SheetField } from '#core/sheet.ts'
import { parsePlace, placesOf } from '#web/edit-places.ts'
import { firstCells } from '#web/parts/facsimile.tsx'
import { numberFindings, SheetBody } from '#web/parts/sheet-body.tsx'
import { staffLinks } from '#web/parts/sheet-links.ts'
import { comparePublications } from '#web/publication-changes.ts'
import { createRenderCache } from '#web/render-cache.ts'
import { publication } from './publication-fixture.ts'
import { openFixture } from './sheet-fixture.ts'

const { view, scheme, judgement, findings } = openFixture
const html = renderToStaticMarkup(
  <SheetBody
    context={{ view, scheme, verdicts: judgement.verdicts, links: staffLinks(new Set(), 'm1', 2013) }}
    findings={findings}
  />,
)

describe('the sheet', () => {
  it('keeps the order and words of the paper', () => {
    const titles = [...html.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, title]) => title)
    expect(titles.slice(0, view.sections.length)).toEqual(view.sections.map(({ title }) => title))
    expect(html).toContain('計画値')
  })

  it('every figure leads to its history', () => {
    const said = (field: SheetField): Stated<object>[] =>
      field.type === 'indicators'
        ? field.indicators.flatMap(({ observations }) => observations)
        : field.type === 'budget'
          ? field.budgets
          : field.type === 'grade'
            ? field.evaluations
            : []
    const statements = view.sections.flatMap(({ fields }) => fields.flatMap(said))
    expect(statements).toHaveLength(21 + 8 + 3)
    for (const { provenance } of statements) expect(html).toMatch(new RegExp(`/statements/\\w+/${provenance?.id}"`))
  })

  it('numbers findings in the order of the paper; what speaks of the sheet comes last', () => {
    const { byField, apart } = numberFindings(view, findings)
    expect(byField.get('indicators')?.map(({ number }) => number)).toEqual([1, 2])
    expect(apart.map(({ number }) => number)).toEqual([3])
  })
})

describe('editing', () => {
  const fields = view.sections.flatMap((section) => section.fields)
  const places = (key: string) => {
    const field = fields.find((one) => one.key === key)
    return field ? placesOf(field, view) : []
  }

  it('offers what stands there and what is empty', () => {
    const found = places('indicators').filter(({ group }) => group.startsWith('知的財産交流会'))
    expect(found.map(({ label, text }) => `${label} ${text}`)).toEqual([
      '平成22年度　目標 ',
      '平成22年度　実績 4件',
      '平成23年度　目標 4件',
      '平成23年度　実績 4件',
      '平成24年度　目標 4件',
      '平成24年度　実績 4件',
      '平成25年度　目標 4件',
      '平成25年度　実績 5件',
    ])
  })

  it('names of places lead back to what they speak of', () => {
    const [empty] = places('indicators')
    expect(parsePlace(empty?.name ?? '', '3')).toEqual({
      about: { list: 'observations', indicator: 'i1', measure: 'target', fiscalYear: 2010 },
      text: '3',
    })
    expect(parsePlace('on:s1', '4')).toEqual({ basedOn: 's1', text: '4' })
    expect(parsePlace('reason', 'x')).toBeUndefined()
  })

  it('short facts cannot be edited here', () => expect(places('writer')).toEqual([]))
})

it('a large paper is cut at a row', () => {
  const cell = (row: number, col: number) => ({ row, col, rowSpan: 1, colSpan: 1, text: '', locator: `table1/r${row}c${col}` })
  const grid = {
    place: 'table1',
    kind: 'table' as const,
    rowCount: 3,
    colCount: 2,
    cells: [0, 1, 2].flatMap((row) => [cell(row, 0), cell(row, 1)]),
  }
  expect(firstCells([grid, grid], 12)).toEqual([grid, grid])
  expect(firstCells([grid, grid], 3)[0]?.cells).toHaveLength(2)
  expect(firstCells([grid, grid], 3)).toHaveLength(1)
})

it('a publication differs from the last by what it says, not by its places', () => {
  const money = { item: 'm1', fiscalYear: 2013, stage: 'initial' as const, amount: 1_000_000 }
  const before = { ...publication.exchange, budgets: [{ ...money, source: { locator: 'a', text: '1,000' } }] }
  const after = { ...publication.exchange, budgets: [{ ...money, amount: 2_000_000, source: { locator: 'b', text: '2,000' } }] }
  expect(comparePublications(before, { ...before, budgets: [money] })).toEqual([])
  expect(comparePublications(before, after)).toMatchObject([
    { before: expect.stringContaining('1,000'), after: expect.stringContaining('2,000') },
  ])
  expect(comparePublications(before, publication.exchange)).toMatchObject([{ after: '（なくなる）' }])
})

describe('what is kept for readers', () => {
  it('is made once for all who ask, and anew when it is old or something changed', async () => {
    let time = 0
    let made = 0
    const cache = createRenderCache(100, () => time)
    const ask = () => cache.of('page', async () => ++made)
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
    time = 99
    expect(await ask()).toBe(1)
    time = 100
    expect(await ask()).toBe(2)
    cache.changed()
    expect(await ask()).toBe(3)
  })

  it('a failure is not kept', async () => {
    const cache = createRenderCache(100, () => 0)
    await expect(cache.of('page', () => Promise.reject(new Error('once')))).rejects.toThrow('once')
    expect(await cache.of('page', async () => 'made')).toBe('made')
  })
})
