import type { Evaluation } from '#core/exchange.ts'
import type { Stated } from '#core/facts.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { GradeScale } from '#core/scheme.ts'
import { Said } from './said.tsx'
import type { SheetLinks } from './sheet-links.ts'

/** A grade as the body writes it: AⅡ, A【見込】. */
export const formatGrade = ({ grades, forecast }: Pick<Evaluation, 'grades' | 'forecast'>, forecastMark = '【見込】'): string =>
  grades.map(({ code }) => code).join('') + (forecast ? forecastMark : '')

function GradeLetters({ evaluation, forecastMark }: { evaluation: Evaluation; forecastMark?: string | undefined }) {
  return (
    <span className={evaluation.forecast ? 'grade is-forecast' : 'grade'}>
      <b>{evaluation.grades.map(({ code }) => code).join('')}</b>
      {evaluation.forecast && <span className="grade-mark">{forecastMark ?? '【見込】'}</span>}
    </span>
  )
}

/** What each letter means, as the paper's legend says it. */
function meanings(evaluation: Evaluation, scales: GradeScale[]): string[] {
  return evaluation.grades.flatMap(({ scale, code }) => {
    const meaning = scales.find((known) => known.scale === scale)?.codes[code]
    return meaning ? [`${code}：${scales.length > 1 ? `${scale} ` : ''}${meaning}`] : []
  })
}

/** Grades by year, what the newest means, and the reason given. */
export function GradeField(props: {
  scales: GradeScale[]
  forecastMark?: string | undefined
  evaluations: Stated<Evaluation>[]
  links: SheetLinks
}) {
  const evaluations = [...props.evaluations].sort((a, b) => a.fiscalYear - b.fiscalYear)
  const newest = evaluations.at(-1)
  if (!newest) return <p className="missing">—</p>
  return (
    <div className="grade-field">
      <ol className="grade-years">
        {evaluations.map((evaluation, i) => (
          <li key={evaluation.provenance?.id ?? i} className={evaluation === newest ? 'is-now' : undefined}>
            <span className="grade-year">
              {formatFiscalYear(evaluation.fiscalYear, 'era')}
              {evaluation.evaluator === 'external' && '　外部評価'}
            </span>
            <Said
              list="evaluations"
              provenance={evaluation.provenance}
              links={props.links}
              of={`${formatFiscalYear(evaluation.fiscalYear, 'era')}の評価`}
              title={evaluation.source ? `原文「${evaluation.source.text}」` : ''}
            >
              <GradeLetters evaluation={evaluation} forecastMark={props.forecastMark} />
            </Said>
          </li>
        ))}
      </ol>
      <p className="grade-meaning">{meanings(newest, props.scales).join('　')}</p>
      {newest.comment && <p className="prose grade-comment">{newest.comment}</p>}
    </div>
  )
}
