import { directionNamed, exampleYears, readExampleFigures } from './example-figures.ts'
import { checkAttainment, checkSheetProposal } from './example-rules.ts'
import { formatGrades } from './grade.ts'
import { readGradeWords } from './grade-choice.ts'
import { judgeIndicator } from './judge.ts'
import { proposeGrade, verdictWords } from './propose.ts'
import type { Scheme } from './scheme.ts'
import type { SchemeExample } from './scheme-example.ts'
import type { Verdict } from './verdict.ts'

/** Runs one example of a scheme (様式の例題). `undefined` where it holds, else one Japanese sentence of what came instead. */
export function checkExample(scheme: Scheme, example: SchemeExample): string | undefined {
  if ('written' in example) return checkGrade(scheme, example)
  if ('verdict' in example) return checkVerdict(scheme, example)
  if ('verdicts' in example) return checkProposal(scheme, example)
  return 'attains' in example ? checkAttainment(scheme, example) : checkSheetProposal(scheme, example)
}

function checkGrade(
  { grades, forecastMark }: Scheme,
  { written, scale, reads }: Extract<SchemeExample, { written: string }>,
): string | undefined {
  const own = scale === undefined ? grades : grades.filter((one) => one.scale === scale)
  const scheme = { grades: own, ...(forecastMark === undefined ? {} : { forecastMark }) }
  const parsed = readGradeWords(written, scheme)
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

type VerdictExample = Extract<SchemeExample, { verdict: unknown }>

function checkVerdict(scheme: Scheme, example: VerdictExample): string | undefined {
  if (example.direction !== undefined && directionNamed(scheme, example.direction) === undefined)
    return `方向性「${example.direction}」は、この様式の定めにありません。`
  const verdict = judgeExample(scheme, example)
  if (verdict.state === example.verdict) return undefined
  const actual = [example.actual].flat().join('、')
  return `目標「${example.target}」・実績「${actual}」は${verdictWords[example.verdict]}のはずですが、${verdictWords[verdict.state]}でした。${verdict.reason}`
}

/** The target is due in the year of the last actual. */
function judgeExample(scheme: Scheme, example: VerdictExample): Verdict {
  const years = exampleYears({}, {}, [example.actual].flat().length)
  const { indicator, observations } = readExampleFigures(scheme, example, years, { id: 'example', atEnd: false })
  return judgeIndicator(indicator, observations, { fiscalYear: years.fiscalYear, final: example.final ?? true })
}

function checkProposal(
  scheme: Scheme,
  { verdicts, proposes }: Extract<SchemeExample, { verdicts: unknown }>,
): string | undefined {
  const judged = verdicts.map((state) => ({ indicator: { name: '指標' }, verdict: { state } }))
  const proposal = proposeGrade(scheme, judged)
  const code = proposal && 'grades' in proposal ? proposal.grades[0]?.code : undefined
  if (code === proposes) return undefined
  const words = verdicts.map((state) => verdictWords[state]).join('、')
  return `判定が${words}のとき、${proposes === undefined ? '評価案なし' : `評価案は${proposes}`}のはずですが、${code ?? '評価案なし'}でした。`
}
