import fc from 'fast-check'
import type { Exchange, Narrative } from '#core/exchange.ts'
import type { Observation } from '#core/observation.ts'
import type { Indicator, Item } from '#core/plan.ts'

const matter = fc.constantFrom(
  '商店街',
  '観光',
  '防災',
  '見守り',
  '空き家',
  '子育て',
  '起業',
  '森林',
  '水道',
  '図書館',
  'DX',
  '交通(バス)',
)
const deed = fc.constantFrom(
  'の支援を進める',
  'の実態を調べる',
  '拠点を整備する',
  'の担い手を育てる',
  '協議会を設ける',
  'を広報する',
)
const title = fc.tuple(matter, matter, deed, fc.constantFrom('', '。')).map((parts) => parts.join(''))
const line = fc
  .tuple(matter, deed, fc.constantFrom('(R2.5)', '(3回、延べ45人)', '', '、結果を公表した。'))
  .map(([a, b, c]) => `・${a}${b}${c}`)
const details = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
const block = fc
  .tuple(fc.constantFrom('', '', '【市内】\n', '<市外>\n'), matter, deed, fc.array(line, { maxLength: 3 }))
  .map(([heading, what, how, lines]) => [`${heading}${what}${how}ことができた。`, ...lines].join('\n'))
const blocks = fc.array(block, { maxLength: 3 })
const goal = fc.record({
  matter,
  words: deed,
  figure: fc.option(fc.tuple(fc.integer({ min: 1, max: 50_000 }), fc.constantFrom('件', '人', '社'), fc.constantFrom('', '>='))),
  explained: fc.boolean(),
})
const action = fc.record({ title, details: fc.option(details), blocks })
const undertaking = fc.record({
  title,
  details: fc.option(details),
  blocks,
  goals: fc.array(goal, { maxLength: 4 }),
  actions: fc.array(action, { maxLength: 3 }),
})
const group = fc.record({ title, undertakings: fc.array(undertaking, { minLength: 1, maxLength: 3 }) })
const theme = fc.record({
  title,
  aims: fc.array(title, { maxLength: 2 }),
  groups: fc.array(group, { minLength: 1, maxLength: 3 }),
})

/** A plan of one to three themes with all that a paper of columns says of it. */
export const randomColumns = fc.array(theme, { minLength: 1, maxLength: 3 }).map(build)

type Theme = typeof theme extends fc.Arbitrary<infer Value> ? Value : never
type Goal = typeof goal extends fc.Arbitrary<infer Value> ? Value : never

interface Facts extends Pick<Exchange, 'items' | 'indicators' | 'observations' | 'narratives'> {
  count: number
}

/** Titles are told apart by a number, as nobody could tell two undertakings of one name apart. */
function build(themes: Theme[]): Exchange {
  const facts: Facts = { items: [], indicators: [], observations: [], narratives: [], count: 0 }
  themes.forEach((one, nth) => {
    const root = add(facts, 'theme', 'テーマ', one.title, undefined, nth + 1, { code: String(nth + 1) })
    one.aims.forEach((aim, at) => {
      add(facts, 'direction', 'めざす方向', aim, root, at + 1, { marks: ['◎'] })
    })
    one.groups.forEach((each, at) => {
      const goal = add(facts, 'policy', '取組', each.title, root, at + 1)
      each.undertakings.forEach((own, place) => {
        const item = add(facts, 'initiative', '取組項目', own.title, goal, place + 1, { marks: ['■'] })
        say(facts, item, own)
        own.goals.forEach((one) => {
          addGoal(facts, item, one)
        })
        own.actions.forEach((under, order) => {
          say(facts, add(facts, 'initiative', '具体的取組', under.title, item, order + 1, { marks: ['○'] }), under)
        })
      })
    })
  })
  const { count, ...lists } = facts
  const document = { fiscalYear: 2020, asOf: '2021-03-31', stage: 'progress' as const, grades: [], marks: [] }
  return { format: 'shirube-exchange/1', document, ...lists, budgets: [], evaluations: [], terms: [], findings: [] }
}

function add(
  facts: Facts,
  level: Item['level'],
  levelLabel: string,
  words: string,
  parent: string | undefined,
  order: number,
  more: Partial<Item> = {},
): string {
  const id = `i${++facts.count}`
  const title = words.endsWith('。') ? `第${facts.count}の${words}` : `${words}${facts.count}`
  facts.items.push({ id, level, levelLabel, title, order, ...(parent === undefined ? {} : { parent }), ...more })
  return id
}

function say({ narratives }: Facts, item: string, said: { details: string | null; blocks: string[] }): void {
  const row = (role: Narrative['role'], text: string) => narratives.push({ item, role, text })
  if (said.details !== null) row('approach', said.details)
  for (const text of said.blocks) row('progress', text)
}

function addGoal(facts: Facts, item: string, { matter, words, figure, explained }: Goal): void {
  const id = `q${++facts.count}`
  const name = figure === null ? `${matter}${words}${facts.count}。` : `${matter}${facts.count}の利用`
  const kind = figure === null ? ('qualitative' as const) : ('quantitative' as const)
  const unit = figure === null ? {} : { unit: figure[1] }
  const description = figure !== null && explained ? { description: `${matter}${words}。` } : {}
  const indicator: Indicator = { id, item, name, kind, role: 'outcome', ...unit, ...description }
  facts.indicators.push(indicator)
  const comparator = figure?.[2] === '>=' ? ({ comparator: '>=' } as const) : {}
  const said: Observation = {
    id: `${id}-t`,
    indicator: id,
    measure: 'target',
    fiscalYear: 2020,
    ...(figure === null ? { text: name } : { value: figure[0], ...comparator }),
  }
  facts.observations.push(said)
}
