import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import { grouped, type Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Figures, grades and amounts of years gone by that still rest on a forecast (見込のまま). A confirmed one of the same year answers them. */
export function checkForecasts(paper: Paper): Finding[] {
  const { fiscalYear } = paper.document
  if (fiscalYear === undefined) return []
  return [...actuals(paper, fiscalYear), ...evaluations(paper, fiscalYear), ...amounts(paper, fiscalYear)]
}

const inWords = (year: number) => formatFiscalYear(year, 'era')

function actuals({ observations, indicatorOf }: Paper, now: number): Finding[] {
  const said = observations.filter(({ measure }) => measure === 'actual')
  const sameYear = grouped(said, ({ indicator, fiscalYear }) => `${indicator} ${fiscalYear}`)
  return said.flatMap((o) => {
    const { fiscalYear: year, status, indicator } = o
    if (year === undefined || year >= now || (status !== 'forecast' && status !== 'preliminary') || o.supersededBy) return []
    const answered = sameYear(`${indicator} ${year}`).some(
      (other) => other.value !== undefined && other.status !== 'forecast' && other.status !== 'preliminary',
    )
    if (answered) return []
    return [
      finding(
        'forecast-unconfirmed',
        { what: `「${indicatorOf(indicator)?.name ?? ''}」の実績`, year: inWords(year) },
        placeOf(o),
      ),
    ]
  })
}

function evaluations(paper: Paper, now: number): Finding[] {
  return paper.evaluations.flatMap(({ item, fiscalYear: year, forecast, source }) => {
    if (!forecast || year >= now) return []
    if (paper.evaluationsOf(item).some((other) => other.fiscalYear === year && !other.forecast)) return []
    return [
      finding(
        'forecast-unconfirmed',
        { what: `「${paper.itemOf(item)?.title ?? item}」の評価`, year: inWords(year) },
        { subject: item, source },
      ),
    ]
  })
}

/** 決算見込 is an estimate of the year itself: it is late from the second year on. */
function amounts(paper: Paper, now: number): Finding[] {
  return paper.budgets.flatMap(({ item, fiscalYear: year, stage, part, source }) => {
    if (stage !== 'settledEstimate' || part || year >= now - 1) return []
    if (paper.budgetsOf(item).some((other) => other.fiscalYear === year && other.stage === 'settled')) return []
    return [
      finding(
        'forecast-unconfirmed',
        { what: `「${paper.itemOf(item)?.title ?? item}」の決算`, year: inWords(year) },
        { subject: item, source },
      ),
    ]
  })
}
