import { type Finding, finding } from '../finding.ts'
import { formatFiscalYear } from '../fiscal-year.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

/** Below this share of its target a final figure is far behind (大きく下回る). */
const farBehind = 0.6

/** Targets whose year is over and that were not reached. */
export function checkMissedTargets(paper: Paper): Finding[] {
  return paper
    .judged()
    .filter(({ verdict }) => verdict.state === 'missed')
    .map(({ indicator, fiscalYear, verdict, actual }) =>
      finding(
        verdict.rate !== undefined && verdict.rate < farBehind ? 'far-behind-target' : 'target-missed',
        { name: indicator.name, year: formatFiscalYear(fiscalYear, 'era'), reason: verdict.reason },
        actual ? placeOf(actual) : { subject: indicator.id, source: indicator.source },
      ),
    )
}
