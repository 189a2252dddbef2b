import { isForecast, saidOfYear } from '#core/chart/said-of-year.ts'
import type { ObservationMeasure } from '#core/observation.ts'
import type { IndicatorView } from '#core/sheet.ts'
import type { Verdict } from '#core/verdict.ts'
import { IndicatorBullet } from './indicator-bullet.tsx'
import { IndicatorItem } from './indicator-item.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { accumulationWords, directionWords } from './observation-words.ts'
import type { SheetLinks } from './sheet-links.ts'
import { VerdictMark } from './verdict-mark.tsx'

const roleWords = { outcome: '成果指標', output: '活動指標', reference: '参考指標' } as const

function about({ indicator }: IndicatorView): string {
  return [
    indicator.role && roleWords[indicator.role],
    indicator.unit ? `単位 ${indicator.unit}` : undefined,
    indicator.direction && directionWords[indicator.direction],
    indicator.accumulation && indicator.accumulation !== 'annual' && accumulationWords[indicator.accumulation],
    indicator.kind === 'qualitative' && '定性指標',
    indicator.fromProse && '本文から読み取った候補',
  ]
    .filter(Boolean)
    .join('　')
}

/** The verdict of an indicator rests on a figure that is not settled. */
export function restsOnForecast({ observations }: IndicatorView, fiscalYear: number): boolean {
  const actual = saidOfYear(observations, 'actual', fiscalYear)
  return actual !== undefined && isForecast(actual)
}

/** One indicator (指標): name, unit and direction in words, figures by year, bullet chart, and one sentence of what came of it. */
export function IndicatorBlock(props: {
  view: IndicatorView
  number?: number
  verdict?: Verdict | undefined
  fiscalYear: number
  links: SheetLinks
  words?: Partial<Record<ObservationMeasure, string>>
}) {
  const { view, number, verdict, fiscalYear, links, words } = props
  const { indicator } = view
  return (
    <section className="indicator" id={`indicator-${indicator.id}`}>
      <div className="indicator-head">
        <h4>
          {number !== undefined && <span className="indicator-number">{number}</span>}
          {indicator.name}
        </h4>
        {verdict && <VerdictMark state={verdict.state} forecast={restsOnForecast(view, fiscalYear)} />}
        {verdict?.attained?.code !== undefined && <span className="indicator-class">達成度 {verdict.attained.code}</span>}
      </div>
      <IndicatorItem of={view.of} />
      <p className="indicator-about">{about(view)}</p>
      {indicator.description && <p className="indicator-description">{indicator.description}</p>}
      <div className="indicator-figures">
        <IndicatorTable view={view} fiscalYear={fiscalYear} links={links} {...(words ? { words } : {})} />
        <div>
          <IndicatorBullet view={view} fiscalYear={fiscalYear} sentence={verdict?.reason ?? ''} />
          {verdict && <p className="indicator-sentence">{verdict.reason}</p>}
          {verdict?.attained && <p className="indicator-sentence">{verdict.attained.reason}</p>}
        </div>
      </div>
    </section>
  )
}
