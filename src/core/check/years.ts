import { fiscalYearEnd } from '../as-of.ts'
import { type Finding, finding } from '../finding.ts'
import { findFiscalYears, formatFiscalYear } from '../fiscal-year.ts'
import type { Observation } from '../observation.ts'
import type { Paper } from './paper.ts'
import { placeOf } from './place.ts'

const inWords = (year: number) => formatFiscalYear(year, 'era')
const dateWords = (date: string) => date.replaceAll('-', '.')

/** Actuals that were measured before their year began, by their date or by their own words (別の年度の値). */
export function checkMeasuredYears({ observations, indicatorOf }: Paper): Finding[] {
  return observations.flatMap((o) => {
    if (o.measure !== 'actual' || o.fiscalYear === undefined || o.fromFiscalYear !== undefined) return []
    const found = measuredBefore(o, o.fiscalYear) ?? saidOfAnotherYear(o, o.fiscalYear)
    if (found === undefined) return []
    const facts = { name: indicatorOf(o.indicator)?.name ?? '', year: inWords(o.fiscalYear), found }
    return [finding('actual-of-another-year', facts, placeOf(o))]
  })
}

const measuredBefore = ({ asOf }: Observation, fiscalYear: number) =>
  asOf !== undefined && asOf.slice(0, 7) <= fiscalYearEnd(fiscalYear - 1).slice(0, 7) ? `${dateWords(asOf)}時点` : undefined

/** (R元年度実績), 令和2年度調査: every year named is another one, and is named as that of the figure. */
function saidOfAnotherYear({ text, value }: Observation, fiscalYear: number): string | undefined {
  if (text === undefined || value === undefined || text.length > 200) return undefined
  const [said] = /[^(（、。\n]{2,12}(?:年度|年)(?:の)?(?:実績|調査|確定値|数値|現在|時点)/.exec(text) ?? []
  if (said === undefined) return undefined
  const years = findFiscalYears(said, { near: fiscalYear })
  return years.length > 0 && years.every(({ year }) => year !== fiscalYear && year !== fiscalYear + 1) ? said.trim() : undefined
}

/** Figures whose date lies after the paper's own (基準日より後). */
export function checkDates({ document, observations, indicatorOf }: Paper): Finding[] {
  const { asOf } = document
  if (asOf === undefined) return []
  return observations.flatMap((o) =>
    o.measure === 'actual' && o.asOf !== undefined && o.status === undefined && isAfter(o.asOf, asOf)
      ? [
          finding(
            'measured-after-paper',
            { name: indicatorOf(o.indicator)?.name ?? '', date: dateWords(o.asOf), asOf: dateWords(asOf) },
            placeOf(o),
          ),
        ]
      : [],
  )
}

/** A month without a day is not after a day in it. */
const isAfter = (date: string, other: string): boolean => {
  const length = Math.min(date.length, other.length)
  return date.slice(0, length) > other.slice(0, length)
}

/** Settled figures of years that the paper cannot know yet, and spans that end before they begin (年度の食い違い). Only of papers that say their title. */
export function checkYears({ document, observations, budgets, indicatorOf, itemOf }: Paper): Finding[] {
  const { fiscalYear, title } = document
  const paper = fiscalYear === undefined ? '' : inWords(fiscalYear)
  const late = (year: number | undefined): year is number =>
    title !== undefined && fiscalYear !== undefined && year !== undefined && year > fiscalYear
  return [
    ...observations.flatMap((o) => {
      const what = `「${indicatorOf(o.indicator)?.name ?? ''}」の実績`
      const { fromFiscalYear: from, toFiscalYear: to } = o
      if (from !== undefined && to !== undefined && from > to)
        return [
          finding('years-conflict', { what, year: `${inWords(from)}から${inWords(to)}`, paper: paper || '別の年度' }, placeOf(o)),
        ]
      if (o.measure !== 'actual' || o.status === 'forecast' || o.status === 'planned' || o.value === undefined) return []
      return late(o.fiscalYear) ? [finding('years-conflict', { what, year: inWords(o.fiscalYear), paper }, placeOf(o))] : []
    }),
    ...budgets.flatMap(({ item, stage, fiscalYear: year, source }) =>
      stage === 'settled' && late(year)
        ? [
            finding(
              'years-conflict',
              { what: `「${itemOf(item)?.title ?? item}」の決算`, year: inWords(year), paper },
              { subject: item, source },
            ),
          ]
        : [],
    ),
  ]
}
