import { exampleYears, readExampleFigures } from './example-figures.ts'
import { judgeByScheme } from './judge.ts'
import { writeNumber } from './numeral.ts'
import { proposeGrade } from './propose.ts'
import { quote } from './quote.ts'
import type { Scheme } from './scheme.ts'
import type { AttainmentExample, ExampleFigures, ProposalExample } from './scheme-example.ts'

/** Runs an example of an indicator's class (達成度). `undefined` where it holds, else one sentence of what came instead. */
export function checkAttainment(scheme: Scheme, example: AttainmentExample): string | undefined {
  if (!scheme.attainment) return '例題に達成度がありますが、様式に attainment がありません。'
  const { attained } = judged(scheme, example, example, 'example').verdict
  const came = attained?.code ?? false
  const rate = attained?.rate === undefined ? undefined : Math.floor(attained.rate * 10 + 1e-6) / 10
  if (came !== example.attains)
    return `${inWords(example)}の達成度は${word(example.attains)}のはずですが、${word(came)}でした。${attained?.reason ?? '数値でない指標です。'}`
  if (example.rate !== undefined && rate !== example.rate)
    return `${inWords(example)}の率は${writeNumber(example.rate)}%のはずですが、${rate === undefined ? '率なし' : `${writeNumber(rate)}%`}でした。`
  return undefined
}

/** Runs an example of a whole sheet: the proposed grade, or the questions that it waits for. */
export function checkSheetProposal(scheme: Scheme, example: ProposalExample): string | undefined {
  const deciding = example.indicators.map((figures, i) => judged(scheme, figures, example, `example-${i + 1}`))
  const proposal = proposeGrade(scheme, deciding, answersOf(example))
  const waits = proposal && 'waitsFor' in proposal ? proposal : undefined
  const made = proposal && 'grades' in proposal ? proposal : undefined
  const came = made?.grades[0]?.code ?? false
  if (came !== example.proposes)
    return `評価案は${word(example.proposes)}のはずですが、${word(came)}でした。${made?.reason ?? waits?.reason ?? ''}`
  const asked = waits?.waitsFor ?? []
  const expected = example.asks ?? []
  if (asked.length === expected.length && asked.every((scale) => expected.includes(scale))) return undefined
  return `人に問うのは${list(expected)}のはずですが、${list(asked)}でした。`
}

function judged(
  scheme: Scheme,
  figures: ExampleFigures,
  plan: { year?: number; length?: number; answers?: Record<string, string> },
  id: string,
) {
  const years = exampleYears(scheme, plan, [figures.actual].flat().length)
  const read = readExampleFigures(scheme, figures, years, { id, atEnd: scheme.attainment?.expected !== undefined })
  const { fiscalYear, period } = years
  const verdict = judgeByScheme(
    { ...scheme, period },
    read.indicator,
    read.observations,
    { fiscalYear, final: scheme.stage === 'final' },
    answersOf(plan),
  )
  return { indicator: read.indicator, verdict }
}

const answersOf = ({ answers = {} }: { answers?: Record<string, string> }) =>
  Object.entries(answers).map(([scale, code]) => ({ scale, code }))

function inWords({ baseline, benchmark, target, actual }: ExampleFigures): string {
  const told = { 基準値: baseline, 期待値: benchmark, 目標: target, 実績: [actual].flat().join('、') }
  return Object.entries(told)
    .flatMap(([label, written]) => (written === undefined ? [] : [`${label}${quote(written)}`]))
    .join('・')
}

const word = (code: string | false) => (code === false ? 'なし' : quote(code))
const list = (scales: string[]) => (scales.length === 0 ? 'なし' : scales.map(quote).join('と'))
