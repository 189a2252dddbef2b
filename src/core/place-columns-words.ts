import type { YearNarrative } from './facts.ts'
import type { Finding } from './finding.ts'
import { finding } from './finding.ts'
import { opensGoals } from './match/columns-goals.ts'
import { isHeadingLine, isListLine, readLineMark } from './match/line-mark.ts'
import { targetFields } from './match/target-fields.ts'
import type { Observation } from './observation.ts'
import type { Indicator } from './plan.ts'
import type { IndicatorView } from './sheet.ts'
import { formatTarget } from './target.ts'

/** Words by which a column of goals is headed: the template's own, where its specimen has them. */
export interface GoalWords {
  outcome: string
  output: string
  qualitative: string
  quantitative: string
}

/** Takes the words of goals from the template's specimen. */
export function goalWordsOf(specimen: string): GoalWords {
  const lines = specimen.split('\n').filter(opensGoals)
  const find = (words: RegExp, usual: string) => lines.find((line) => words.test(line))?.trim() ?? usual
  return {
    outcome: find(/成果|アウトカム/, '◇成果指標（アウトカム）'),
    output: find(/活動|アウトプット/, '◇活動指標（アウトプット）'),
    qualitative: find(/定性/, '（定性的な目標）'),
    quantitative: find(/数値|定量/, '（数値目標）'),
  }
}

/** The goals (目標) of an undertaking: each kind under its heading, a goal a line. What cannot be said there is a problem. */
export function sayGoals(indicators: IndicatorView[], fiscalYear: number, words: GoalWords, problems: Finding[]): string {
  const lines: string[] = []
  let role: string | undefined
  let kind: string | undefined
  for (const { indicator, observations } of indicators) {
    if (indicator.fromProse) continue
    const said = sayGoal(indicator, observations, fiscalYear)
    if (said === undefined) problems.push(finding('place-missing', { label: indicator.name }))
    if (said === undefined) continue
    const [opens, under] = [indicator.role === 'output' ? words.output : words.outcome, words[indicator.kind ?? 'qualitative']]
    if (opens !== role) lines.push(opens)
    if (opens !== role || under !== kind) lines.push(under)
    ;[role, kind] = [opens, under]
    lines.push(...said)
  }
  return lines.join('\n')
}

/** One goal: a quantity with its figure, after the sentence that explains it; or words. */
function sayGoal(indicator: Indicator, observations: Observation[], fiscalYear: number): string[] | undefined {
  const own = observations.filter((one) => !one.fromProse && (one.fiscalYear ?? one.toFiscalYear ?? fiscalYear) === fiscalYear)
  const target = own.find(({ measure, supersededBy }) => measure === 'target' && supersededBy === undefined)
  const actual = own.findLast(({ measure }) => measure === 'actual')
  const reached = actual === undefined ? undefined : sayFigure(actual, indicator)
  const behind = reached === undefined ? '' : /\d/.test(reached) ? `（実績：${reached}）` : `（${reached}）`
  if (indicator.kind !== 'quantitative') return [`・${indicator.name}${/達成/.test(behind) ? behind : ''}`]
  const figure = target && sayFigure(target, indicator)
  if (figure === undefined) return undefined
  const goal = `${indicator.name}：${figure}${behind}`
  const explained = indicator.description
  return explained !== undefined && /[。．]$/.test(explained) ? [`・${explained}`, goal] : [`・${goal}`]
}

/** A figure with its unit; words that hold it say it whole. */
function sayFigure(said: Observation, indicator: Indicator): string | undefined {
  const figures = [said.value, said.min, said.max].filter((one) => one !== undefined)
  const plain = said.text?.replaceAll(',', '')
  if (said.text && (figures.length === 0 || figures.some((one) => plain?.includes(String(one))))) return said.text
  const unit = said.unit ?? indicator.unit
  const accumulation = indicator.accumulation === 'cumulative' ? { accumulation: 'cumulative' as const } : {}
  const written = formatTarget({ ...targetFields({ ...said, ...(unit === undefined ? {} : { unit }) }), ...accumulation })
  return written === '' ? undefined : written
}

/** An undertaking with its mark, and the lines under it. Words that are no list stand apart from a title that does not end. */
export function sayUndertaking(mark: string, title: string, approach: YearNarrative[]): string[] {
  const details = approach.flatMap(({ text }) => text.split('\n'))
  const [first] = details
  const apart = first !== undefined && !isListLine(first) && !/[。．]$/.test(title)
  return [mark + title, ...(apart ? [''] : []), ...details]
}

/** Blocks of words, each opened by its mark; headings stand before it. */
export function sayBlocks(blocks: YearNarrative[], mark: string): string {
  return blocks
    .map(({ text }) => {
      const lines = text.split('\n')
      const at = Math.max(
        0,
        lines.findIndex((line) => !isHeadingLine(line)),
      )
      const line = lines[at] ?? ''
      if (readLineMark(line) === undefined) lines[at] = mark + line
      return lines.join('\n')
    })
    .join('\n\n')
}
