import { writeNumber } from '../numeral.ts'
import { quote } from '../quote.ts'
import type { Scheme } from '../scheme.ts'
import type { Attainment, Expected, Proposal, RateRule, RateWay, Step } from '../scheme-rule.ts'

const ways: Record<RateWay, (target: string) => string> = {
  ratio: (target) => `達成率（実績÷${target}）`,
  'inverse-ratio': (target) => `達成率（${target}÷実績）`,
  progress: (target) => `進捗率（(実績−基準値)÷(${target}−基準値)）`,
  'of-baseline': () => '対基準値（実績÷基準値）',
  change: () => '基準値からの変化率',
  difference: () => '基準値からの変化幅',
}

/** Says a scheme's rules in one Japanese sentence (規則の説明), for people who choose among them. `undefined` where it has none. */
export function explainRule({ attainment, propose }: Pick<Scheme, 'attainment' | 'propose'>): string | undefined {
  if (!attainment && !propose) return undefined
  const measured = attainment ? explainAttainment(attainment) : undefined
  if (!propose) return `${measured}ます。`
  return `${measured === undefined ? '' : `${measured}、`}${explainProposal(propose, attainment)}。`
}

/** Ends on a stem, so that what follows goes on in the same sentence. */
function explainAttainment({ rates, cap, expected, steps, unchanged, without }: Attainment): string {
  const names = [...new Set(rates.map(nameOf))].join('、または')
  const bounds = cap ? `（${writeNumber(cap[0])}〜${writeNumber(cap[1])}%とみなす）` : ''
  const against = expected ? `を、${explainExpected(expected)}` : ''
  const unit = expected?.as === 'difference' ? 'ポイント' : '%'
  const kept = unchanged ? `、${(unchanged.for?.says ?? []).join('・')}は±${writeNumber(unchanged.within)}未満を横ばいとし` : ''
  const none = without ? `、測れないものは${[...new Set(Object.values(without))].map(quote).join('・')}とし` : ''
  return `指標ごとに${names}${bounds}${against}${steps ? `で${explainSteps(steps, unit)}に分け` : 'を計算し'}${kept}${none}`
}

const nameOf = ({ rule, against }: RateRule) => ways[rule](against === 'benchmark' ? '期待値' : '目標')

function explainExpected(expected: Expected): string {
  const how = expected.as === 'difference' ? 'との差' : 'に対する割合'
  if ('perYear' in expected) return `計画の1年ごとに${writeNumber(expected.perYear)}%進むという期待${how}`
  const rows = expected.table.map(({ year, length, percent }) => {
    const plan = length === undefined ? '' : `${length}年計画`
    return `${plan}${plan !== '' && year !== undefined ? 'の' : ''}${year === undefined ? '' : `${year}年目`}${writeNumber(percent)}%`
  })
  return `期待される進み（${rows.join('、')}）${how}`
}

/** 100%以上はA、80%以上はB、それ以外はC */
function explainSteps(steps: Step[], unit: string): string {
  return steps
    .map(({ code, atLeast, above, by, answered }) => {
      const rate = by === undefined ? '' : `${ways[by]('目標')}が`
      const bound =
        above !== undefined
          ? `${writeNumber(above)}${unit}超`
          : atLeast !== undefined
            ? `${writeNumber(atLeast)}${unit}以上`
            : undefined
      const said = Object.entries(answered ?? {}).map(([scale, answer]) => `${scale}が${quote(answer)}`)
      const conditions = [...(bound === undefined ? [] : [`${rate}${bound}`]), ...said]
      return conditions.length === 0 ? `それ以外は${code}` : `${conditions.join('で')}は${code}`
    })
    .join('、')
}

function explainProposal(propose: Proposal, attainment: Attainment | undefined): string {
  switch (propose.rule) {
    case 'people':
      return '評価は人が理由を付けて決め、数値からは提案しません'
    case 'verdict-share':
      return `目標をすべて達成すれば${propose.all}、一部なら${propose.some}、達成がなければ${propose.none}を提案します`
    case 'worst':
      return '最も低い指標の区分を評価として提案します'
    case 'best':
      return '最も高い指標の区分を評価として提案します'
    case 'met-share':
      return `目標を達成した指標の割合が${explainSteps(propose.steps, '%')}を提案します`
    case 'class-share':
      return `${propose.classes.map(quote).join('・')}の指標の割合が${explainSteps(propose.steps, '%')}を提案します`
    case 'mean-rate':
      return `率の平均が${explainSteps(propose.steps, attainment?.expected?.as === 'difference' ? 'ポイント' : '%')}を提案します`
    case 'points':
      return `指標の点数${propose.lines ? `と${Object.keys(propose.lines).map(quote).join('・')}の点数` : ''}の合計が${explainSteps(propose.steps, '点')}を提案します`
  }
}
