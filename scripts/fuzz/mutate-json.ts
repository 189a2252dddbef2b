import type { Dice } from './dice.ts'

const strange = [
  'null',
  '[]',
  '{}',
  '""',
  '-1e400',
  '9'.repeat(400),
  'true',
  '"\\ud800"',
  '"\\u0000"',
  '{"__proto__":1}',
  '[[[[[[]]]]]]',
  '"1,2,3"',
  'NaN',
  "'x'",
]

/** Damages JSON: a value becomes a strange one, is nested deep, doubled or dropped, a key is named twice or after what every object has. */
export function mutateJson(whole: string, dice: Dice): { text: string; how: string } {
  // Of a long file a stretch is looked at, or the search would take longer than the reading.
  const from = dice.below(Math.max(1, whole.length - stretch))
  const { text, how } = mutateStretch(whole.slice(from, from + stretch), dice)
  return { text: whole.slice(0, from) + text + whole.slice(from + stretch), how }
}

const stretch = 20_000

function mutateStretch(text: string, dice: Dice): { text: string; how: string } {
  const values = [...text.matchAll(/(?<=[:[,]\s?)(?:"(?:[^"\\]|\\.){0,400}"|-?\d[\d.eE+-]*|null|true|false)/g)].slice(0, 4000)
  if (values.length === 0) return { text: `${text}}`, how: 'jsonEnd' }
  const match = dice.pick(values)
  const swap = (instead: string) => text.slice(0, match.index) + instead + text.slice(match.index + match[0].length)
  const [how, changed] = dice.pick<() => [string, string]>([
    () => ['jsonValue', swap(dice.pick(strange))],
    () => {
      const deep = dice.pick([10, 600, 50_000])
      return ['jsonNesting', swap('['.repeat(deep) + match[0] + (dice.oneIn(4) ? '' : ']'.repeat(deep)))]
    },
    () => ['jsonDouble', swap(`${match[0]},${match[0]}`)],
    () => ['jsonDrop', swap('')],
    () => ['jsonLong', swap(`"${dice.pick(['あ', '1', '\\n', '、']).repeat(dice.pick([500, 50_000]))}"`)],
    () => ['jsonKey', text.replace(/"[^"]+"(?=\s*:)/, dice.pick(['"__proto__"', '"constructor"', '""', '"toString"', '"年度"']))],
    () => ['jsonMany', swap(`[${new Array(dice.pick([10, 3000])).fill(match[0]).join(',')}]`)],
  ])()
  return { text: changed, how }
}
