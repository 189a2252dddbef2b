import type { Evaluation, Grade } from './exchange.ts'
import { type FiscalYear, formatFiscalYear } from './fiscal-year.ts'
import { answersIn, evaluationsOf } from './given-grades.ts'
import { actualOf, cumulativeOf, type JudgedActual, targetOf } from './judged-figures.ts'
import type { Observation } from './observation.ts'
import type { Indicator } from './plan.ts'
import { type ProposedGrade, proposeGrade } from './propose.ts'
import { attain } from './rule/attain.ts'
import type { Scheme } from './scheme.ts'
import type { IndicatorView, SheetView } from './sheet.ts'
import { fieldsOf } from './sheet-fields.ts'
import { judgeTarget, type Said, type Verdict } from './verdict.ts'
import { sentence } from './verdict-words.ts'

/** The year that is judged, and whether its figures are the final ones (期末). */
export interface JudgeContext {
  fiscalYear: FiscalYear
  final: boolean
}

/**
 * The verdict of an indicator in a year: the target that stands against the actual, 累計 as sum of years or as running total.
 * A figure of a date before the year's end, or a target of a later year, is not final.
 */
export function judgeIndicator(indicator: Indicator, observations: Observation[], { fiscalYear, final }: JudgeContext): Verdict {
  const own = observations.filter((o) => o.indicator === indicator.id)
  const target = targetOf(own, fiscalYear)
  if (!target && own.some((o) => o.measure === 'target' && o.supersededBy !== undefined))
    return { state: 'unknown', reason: sentence.targetReplaced }
  const cumulative = indicator.accumulation === 'cumulative'
  const found = cumulative ? cumulativeOf(own, fiscalYear, target?.fromFiscalYear) : actualOf(own, fiscalYear)
  if (target && found.contradictory) return { state: 'unknown', reason: sentence.severalActuals }
  const dueYear = target?.toFiscalYear ?? target?.fiscalYear ?? fiscalYear
  const verdict = judgeTarget({
    target: target && withLastYear(target, own, fiscalYear),
    actual: found.actual,
    unit: indicator.unit,
    direction: indicator.direction,
    accumulation: indicator.accumulation,
    final: final && found.complete && dueYear <= fiscalYear,
  })
  return verdict.state === 'missed' && found.missingYears.length > 0 ? incomplete(found) : verdict
}

/** Short of the target only as far as is known: a year may still be told. */
function incomplete({ missingYears }: JudgedActual): Verdict {
  return { state: 'unknown', reason: sentence.yearsMissing(missingYears.map((year) => formatFiscalYear(year, 'era')).join('、')) }
}

/** 前年度以上: the base is the indicator's own actual of the year before. */
function withLastYear(target: Observation, own: Observation[], fiscalYear: FiscalYear): Said {
  const { relativeTo } = target
  if (relativeTo?.base !== undefined || !relativeTo || !/^(?:前年|昨年)/.test(relativeTo.quantity)) return target
  const base = actualOf(own, fiscalYear - 1).actual?.value
  return base === undefined ? target : { ...target, relativeTo: { ...relativeTo, base } }
}

/** What the machine makes of a sheet; never more than a proposal beside a person's grade. */
export interface Judgement {
  /** Of every indicator on the sheet, by its id. */
  verdicts: Map<string, Verdict>
  proposed?: Grade[]
  /** Why this grade is proposed. */
  reason?: string
  /** Where a person's grade differs from the proposal: one sentence. */
  disagreement?: string
  /** What a person must answer before anything can be proposed: one sentence. */
  question?: string
}

/** Judges every indicator of a sheet, and proposes a grade where the scheme has a rule. 参考指標 are judged but decide nothing. */
export function judgeSheet(view: SheetView, scheme: Scheme): Judgement {
  const indicators = indicatorsOf(view)
  const evaluations = evaluationsOf(view)
  const answers = answersIn(evaluations)
  const context = { fiscalYear: view.fiscalYear, final: (view.stage ?? scheme.stage) === 'final' }
  const verdicts = new Map(
    indicators.map(({ indicator, observations }) => [
      indicator.id,
      judgeByScheme(scheme, indicator, observations, context, answers),
    ]),
  )
  const deciding = indicators
    .filter(({ indicator }) => decides(indicator))
    .flatMap(({ indicator }) => {
      const verdict = verdicts.get(indicator.id)
      return verdict ? [{ indicator, verdict }] : []
    })
  const proposal = proposeGrade(scheme, deciding, answers)
  if (!proposal) return { verdicts }
  if ('waitsFor' in proposal) return { verdicts, question: proposal.reason }
  const disagreement = disagreementWith(proposal, evaluations)
  return { verdicts, proposed: proposal.grades, reason: proposal.reason, ...(disagreement === undefined ? {} : { disagreement }) }
}

/** Whether an indicator counts for a grade: 参考指標 and suggestions from prose do not. */
export const decides = ({ role, fromProse }: Indicator): boolean => role !== 'reference' && !fromProse

/** The verdict of an indicator, with its class (達成度) where the scheme has a rule for it. */
export function judgeByScheme(
  scheme: Pick<Scheme, 'attainment' | 'period'>,
  indicator: Indicator,
  observations: Observation[],
  context: JudgeContext,
  answers: Grade[],
): Verdict {
  const verdict = judgeIndicator(indicator, observations, context)
  if (!scheme.attainment || indicator.kind === 'qualitative') return verdict
  const { fiscalYear } = context
  const { period } = scheme
  return { ...verdict, attained: attain(indicator, observations, scheme.attainment, { fiscalYear, period }, answers) }
}

/** The indicators of a sheet and of the child items that have a block on it, each once. */
export function indicatorsOf(view: SheetView): IndicatorView[] {
  const views = fieldsOf(view).flatMap((field) => (field.type === 'indicators' ? field.indicators : []))
  return [...new Map(views.map((one) => [one.indicator.id, one])).values()]
}

/** Where a person's grade differs from the proposal: one sentence. */
export function disagreementWith({ grades: [proposed], reason }: ProposedGrade, evaluations: Evaluation[]): string | undefined {
  const own = evaluations.toSorted((a, b) => Number(b.evaluator === 'self') - Number(a.evaluator === 'self'))
  const evaluation = own.find(({ grades }) => grades.some(({ scale }) => scale === proposed?.scale))
  const given = evaluation?.grades.find(({ scale }) => scale === proposed?.scale)
  if (!proposed || !given || given.code === proposed.code) return undefined
  const basis = evaluation?.forecast ? '見込みによる評価' : '評価'
  return `${basis}は${given.code}ですが、指標からは${proposed.code}が考えられます。${reason}`
}
