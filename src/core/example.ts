import { formatGrades, parseGrades } from './grade.ts'
import { judgeIndicator } from './judge.ts'
import type { Observation } from './observation.ts'
import { type Direction, directions, type Indicator } from './plan.ts'
import { proposeGrade, verdictWords } from './propose.ts'
import type { Scheme } from './scheme.ts'
import type { SchemeExample } from './scheme-example.ts'
import { parseTarget } from './target.ts'
import type { Verdict } from './verdict.ts'

/** Runs one example of a scheme (様式の例題). `undefined` where it holds, else one Japanese sentence of what came instead. */
export function checkExample(scheme: Scheme, example: SchemeExample): string | undefined {
  if ('written' in example) return checkGrade(scheme, example)
  if ('target' in example) return checkVerdict(scheme, example)
  return checkProposal(scheme, example)
}

function checkGrade(scheme: Scheme, { written, reads }: Extract<SchemeExample, { written: string }>): string | undefined {
  const parsed = parseGrades(written, scheme)
  if (!reads)
    return parsed ? `「${written}」は評価として読まないはずですが、${formatGrades(parsed, scheme)}と読みました。` : undefined
  if (!parsed) return `「${written}」を評価として読めません。`
  const expected = Object.entries(reads.grades).map(([scale, code]) => ({ scale, code }))
  const asked = { grades: expected, forecast: reads.forecast === true }
  const got = { grades: parsed.grades, forecast: parsed.forecast === true }
  return formatGrades(asked, scheme) === formatGrades(got, scheme) && expected.length === got.grades.length
    ? undefined
    : `「${written}」は${formatGrades(asked, scheme)}のはずですが、${formatGrades(got, scheme)}と読みました。`
}

type VerdictExample = Extract<SchemeExample, { target: string }>

function checkVerdict(scheme: Scheme, example: VerdictExample): string | undefined {
  const direction = example.direction === undefined ? scheme.indicators.direction : directionNamed(scheme, example.direction)
  if (example.direction !== undefined && direction === undefined)
    return `方向性「${example.direction}」は、この様式の定めにありません。`
  const verdict = judgeExample(scheme, example, direction)
  if (verdict.state === example.verdict) return undefined
  const actual = [example.actual].flat().join('、')
  return `目標「${example.target}」・実績「${actual}」は${verdictWords[example.verdict]}のはずですが、${verdictWords[verdict.state]}でした。${verdict.reason}`
}

const directionNamed = ({ indicators }: Scheme, word: string): Direction | undefined =>
  indicators.directions?.[word] ?? directions.find((direction) => direction === word)

/** The actuals are those of successive years; the last is judged, and the target is due in it. The years themselves mean nothing. */
function judgeExample(scheme: Scheme, example: VerdictExample, direction: Direction | undefined): Verdict {
  const { accumulation, perYear, qualitative, none, ...aim } = parseTarget(example.target)
  const actuals = [example.actual].flat()
  const lastYear = 2000 + actuals.length
  const indicator: Indicator = {
    id: 'example',
    item: 'example',
    name: example.target,
    kind: qualitative ? 'qualitative' : 'quantitative',
    accumulation: accumulation ?? scheme.indicators.accumulation,
    ...(direction === undefined ? {} : { direction }),
  }
  const target: Observation[] =
    none === undefined ? [{ indicator: 'example', measure: 'target', fiscalYear: lastYear, ...aim }] : []
  const said = actuals.map((written, i) => actualSaid(written, 2001 + i))
  return judgeIndicator(indicator, [...target, ...said], { fiscalYear: lastYear, final: example.final ?? true })
}

function actualSaid(written: string, fiscalYear: number): Observation {
  const { accumulation, perYear, qualitative, none, ...figures } = parseTarget(written)
  return { indicator: 'example', measure: 'actual', fiscalYear, ...figures }
}

function checkProposal(
  scheme: Scheme,
  { verdicts, proposes }: Extract<SchemeExample, { verdicts: unknown }>,
): string | undefined {
  const code = proposeGrade(scheme, verdicts)?.grades[0]?.code
  if (code === proposes) return undefined
  const words = verdicts.map((state) => verdictWords[state]).join('、')
  return `判定が${words}のとき、${proposes === undefined ? '評価案なし' : `評価案は${proposes}`}のはずですが、${code ?? '評価案なし'}でした。`
}
