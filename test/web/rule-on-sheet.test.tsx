import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { judge } from '#app/open-sheet.ts'
import type { Grade } from '#core/exchange.ts'
import type { Facts } from '#core/facts.ts'
import { fillSheet } from '#core/fill-sheet.ts'
import type { Observation } from '#core/observation.ts'
import type { Scheme } from '#core/scheme.ts'
import { parseScheme } from '#core/scheme-file.ts'
import { SheetPage } from '#web/pages/sheet-page.tsx'
import type { Frame } from '#web/parts/page.tsx'
import { openFixture, treeFixture } from './sheet-fixture.ts'

function schemeOf(name: string): Scheme {
  const read = parseScheme(parse(readFileSync(join(import.meta.dirname, `../../examples/schemes/${name}/scheme.yaml`), 'utf8')))
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.scheme
}

/** The sheet page of one measure with one indicator, as text. */
function pageOf(
  name: string,
  figures: Partial<Record<Observation['measure'], number>>,
  grades: Grade[][] = [],
  fiscalYear = 2022,
) {
  const scheme = schemeOf(name)
  const [level] = scheme.levels
  const facts: Facts = {
    items: [{ id: 'm', level: level?.level ?? 'measure', levelLabel: level?.label ?? '', title: '移住の促進' }],
    indicators: [{ id: 'i', item: 'm', name: '移住者数', unit: '人', kind: 'quantitative', accumulation: 'annual' }],
    observations: Object.entries(figures).map(([measure, value]) => ({
      indicator: 'i',
      measure: measure as Observation['measure'],
      fiscalYear: measure === 'baseline' ? fiscalYear - 2 : fiscalYear,
      value,
    })),
    budgets: [],
    evaluations: grades.map((one) => ({ item: 'm', fiscalYear, evaluator: 'self' as const, grades: one })),
    narratives: [],
    terms: [],
  }
  const view = fillSheet(scheme, facts, 'm', fiscalYear)
  const open = { ...openFixture, scheme, view, judgement: judge(view, scheme), findings: [], waiting: [] }
  const frame: Frame = {
    body: scheme.body.name,
    side: 'staff',
    path: '/',
    assets: { style: '', island: () => undefined, read: () => undefined },
  }
  return renderToStaticMarkup(<SheetPage frame={frame} open={open} tree={treeFixture} />).replace(/<[^>]+>/g, '')
}

const issues = (code: string): Grade[] => [{ scale: '課題への対応', code }]

test('a proposal with its figures', () => {
  expect(pageOf('kitsuki-2020', { target: 100, actual: 120 })).toContain(
    '指標からは A が考えられます。「移住者数」は目標100人・実績120人、達成率120%のため。',
  )
})
test('a question before the proposal, and the proposal with the answer', () => {
  expect(pageOf('kitsuki-2020', { target: 100, actual: 85 })).toContain('評価案には、「課題への対応」の回答が要ります。')
  const answered = pageOf('kitsuki-2020', { target: 100, actual: 85 }, [issues('できている')])
  expect(answered).toContain('指標からは B が考えられます。')
  expect(answered).toContain('「課題への対応」の回答が「できている」')
})
test('where a person differs', () => {
  expect(pageOf('kitsuki-2020', { target: 100, actual: 120 }, [[{ scale: '評価', code: 'C' }]])).toContain(
    '評価はCですが、指標からはAが考えられます。',
  )
})
test('the class of an indicator beside its verdict, and that people decide', () => {
  const page = pageOf('miyagi-2021', { target: 200, actual: 150, baseline: 100 })
  expect(page).toContain('達成度 A')
  expect(page).toContain('のため、「A」です。')
  expect(page).toContain('この様式の評価は、人が理由を付けて決めます。')
})
test('nothing is proposed of nothing', () => {
  expect(pageOf('kitsuki-2020', { target: 100 })).not.toContain('考えられます')
})
