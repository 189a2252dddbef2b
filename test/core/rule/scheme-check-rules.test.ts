import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseScheme } from '#core/scheme-file.ts'

const file = join(import.meta.dirname, '../../../examples/schemes/kitsuki-2020/scheme.yaml')
const problems = (more: Record<string, unknown>) => {
  const read = parseScheme({ ...parse(readFileSync(file, 'utf8')), examples: [], ...more })
  return 'problems' in read ? read.problems : []
}
const rates = [{ rule: 'ratio' }]
const ladder = (...steps: Record<string, unknown>[]) => ({ propose: { rule: 'mean-rate', steps } })

test.each<[string, Record<string, unknown>, string[]]>([
  [
    'a ladder that leaves rates without a step',
    ladder({ code: 'A', atLeast: 80 }, { code: 'B', atLeast: 50 }),
    ['propose.steps[1]: 最後の段には条件を書かないでください。'],
  ],
  [
    'a step that is never reached',
    ladder({ code: 'A', atLeast: 80 }, { code: 'B', atLeast: 90 }, { code: 'C' }),
    ['propose.steps[1]: 上の段より小さい値で書いてください。'],
  ],
  [
    'the same bound twice',
    ladder({ code: 'A', atLeast: 80 }, { code: 'B', atLeast: 80 }, { code: 'C' }),
    ['propose.steps[1]: 上の段より小さい値で書いてください。'],
  ],
  ['above a bound, then at least it', ladder({ code: 'A', above: 100 }, { code: 'B', atLeast: 100 }, { code: 'C' }), []],
  [
    'a step without a condition in the middle',
    ladder({ code: 'A' }, { code: 'B' }),
    ['propose.steps[0]: 条件のない段は最後だけに書けます。'],
  ],
  [
    'two bounds',
    ladder({ code: 'A', atLeast: 80, above: 80 }, { code: 'B' }),
    ['propose.steps[0]: atLeast と above は一方だけを書いてください。'],
  ],
  [
    'a grade that is not on the scale',
    ladder({ code: 'S', atLeast: 80 }, { code: 'C' }),
    ['propose.steps[0].code: 「S」は grades の最初の評価区分にありません。'],
  ],
  [
    'an answer that is not on its scale',
    ladder({ code: 'A', answered: { 外的要因: '多い' } }, { code: 'C' }),
    ['propose.steps[0].answered: 「外的要因」の「多い」は grades にありません。'],
  ],
  ['a mean without rates', { attainment: undefined }, ['propose.rule: mean-rate には attainment が必要です。']],
  ['the worst of no classes', { propose: { rule: 'worst' } }, ['propose.rule: worst には attainment.steps が必要です。']],
  [
    'points that are not given',
    {
      attainment: { rates, steps: [{ code: 'a', atLeast: 1, points: 1 }, { code: 'b' }] },
      propose: { rule: 'points', indicators: 'sum', steps: [{ code: 'A', atLeast: 1 }, { code: 'C' }] },
    },
    ['propose.rule: points には、attainment.steps のすべての段に points が必要です。'],
  ],
  ['a cap upside down', { attainment: { rates, cap: [100, 0] } }, ['attainment.cap: 下限は上限より小さく書いてください。']],
  [
    'an expected progress without a plan',
    { period: undefined, attainment: { rates, expected: { perYear: 20 } } },
    ['attainment.expected: 計画の何年目かを知るため、period が必要です。'],
  ],
  [
    'a way that there is not',
    { attainment: { rates: [{ rule: 'rate' }] } },
    ['attainment.rates[0].rule: ratio、inverse-ratio、progress、of-baseline、change、difference のいずれかで書いてください。'],
  ],
  [
    'a misspelt key',
    { attainment: { rates, caps: [0, 100] } },
    ['attainment: 「caps」という項目はありません。「cap」の誤りではありませんか。'],
  ],
])('%s', (_, more, expected) => expect(problems(more)).toEqual(expected))
