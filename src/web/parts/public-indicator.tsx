import type { PublishedValue } from '#app/read-publication.ts'
import { formatNumber } from '#core/chart/scale.ts'
import { pointsOf } from '#core/chart/year-points.ts'
import { formatDay } from '#core/date-words.ts'
import type { ObservationMeasure } from '#core/observation.ts'
import type { IndicatorView } from '#core/sheet.ts'
import type { Verdict } from '#core/verdict.ts'
import { restsOnForecast } from './indicator-block.tsx'
import { IndicatorBullet } from './indicator-bullet.tsx'
import { IndicatorItem } from './indicator-item.tsx'
import { IndicatorLine } from './indicator-line.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { directionWords } from './observation-words.ts'
import type { SheetLinks } from './sheet-links.ts'
import { VerdictMark } from './verdict-mark.tsx'

/** What the line shows, said in one phrase: 「平成22年度の92件から、平成25年度は82件に減りました」. */
function lineTitle(view: IndicatorView): string {
  const known = pointsOf(view).flatMap(({ name, actual }) => (actual === undefined ? [] : [{ name, actual }]))
  const first = known[0]
  const last = known.at(-1)
  if (!first || !last) return view.indicator.name
  const say = (value: number) => `${formatNumber(value)}${view.indicator.unit ?? ''}`
  if (first.actual === last.actual) return `${first.name}と${last.name}は、ともに${say(last.actual)}です`
  return `${first.name}の${say(first.actual)}から、${last.name}は${say(last.actual)}に${last.actual > first.actual ? '増えました' : '減りました'}`
}

/** One indicator for the public: what was aimed at, what came of it, a chart, and its table beneath. */
export function PublicIndicator(props: {
  view: IndicatorView
  verdict: Verdict | undefined
  fiscalYear: number
  links: SheetLinks
  words: Partial<Record<ObservationMeasure, string>>
  formerly: PublishedValue[]
}) {
  const { view, verdict, fiscalYear, links, words, formerly } = props
  const { indicator } = view
  const long = pointsOf(view).filter(({ actual }) => actual !== undefined).length >= 3
  return (
    <section className="public-indicator" id={`indicator-${indicator.id}`}>
      <div className="indicator-head">
        <h3>{indicator.name}</h3>
        {verdict && <VerdictMark state={verdict.state} forecast={restsOnForecast(view, fiscalYear)} />}
      </div>
      <IndicatorItem of={view.of} />
      {verdict && <p className="public-sentence">{verdict.reason}</p>}
      {(indicator.description ?? indicator.direction) && (
        <p className="indicator-description">
          {[indicator.description, indicator.direction && `（${directionWords[indicator.direction]}）`].filter(Boolean).join('')}
        </p>
      )}
      <div className="public-figures">
        {long ? (
          <IndicatorLine view={view} title={lineTitle(view)} />
        ) : (
          <IndicatorBullet view={view} fiscalYear={fiscalYear} sentence={verdict?.reason ?? ''} />
        )}
        <IndicatorTable view={view} fiscalYear={fiscalYear} links={links} words={words} />
      </div>
      {formerly.map(({ publication, value }) => (
        <p key={publication.id} className="small soft">
          {formatDay(publication.publishedAt)}公表の第{publication.version}版では {value}
        </p>
      ))}
    </section>
  )
}
