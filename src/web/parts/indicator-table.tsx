import type { Stated } from '#core/facts.ts'
import type { Observation, ObservationMeasure } from '#core/observation.ts'
import type { Indicator } from '#core/plan.ts'
import type { IndicatorView } from '#core/sheet.ts'
import { measureWords } from '#core/statement-words.ts'
import { isReplaced, measuresOf, rowsByYear, type YearRow } from './indicator-years.ts'
import { describeObservation, formatStatus, formatValue } from './observation-words.ts'
import { Said } from './said.tsx'
import { Scroll } from './scroll.tsx'
import type { SheetLinks } from './sheet-links.ts'

function ObservationCell(props: { observation: Stated<Observation>; unit?: string | undefined; links: SheetLinks; of: string }) {
  const { observation, links, of } = props
  const value = formatValue(observation)
  const status = formatStatus(observation)
  const own = observation.unit && observation.unit !== props.unit ? observation.unit : undefined
  const figure = (
    <Said list="observations" provenance={observation.provenance} links={links} title={describeObservation(observation)} of={of}>
      {value ?? observation.text ?? '—'}
      {value && own && <span className="unit">{own}</span>}
    </Said>
  )
  return (
    <div className={value === undefined ? 'said-words' : undefined}>
      {isReplaced(observation) ? <s>{figure}</s> : figure}
      {isReplaced(observation) && <span className="mark">変更前</span>}
      {status && <span className="mark">{status}</span>}
    </div>
  )
}

function Row({ row, measures, indicator, links, now }: RowProps) {
  return (
    <tr className={now ? 'is-now' : undefined}>
      <th scope="row" className="nowrap">
        {row.label}
      </th>
      {measures.map((measure) => (
        <td key={measure} className="figure">
          {row.cells[measure]?.map((observation, i) => (
            <ObservationCell
              key={observation.provenance?.id ?? observation.id ?? i}
              observation={observation}
              unit={indicator.unit}
              links={links}
              of={`${row.label} ${measureWords[measure]}`}
            />
          )) ?? <span className="missing">—</span>}
        </td>
      ))}
    </tr>
  )
}

interface RowProps {
  row: YearRow
  measures: ObservationMeasure[]
  indicator: Indicator
  links: SheetLinks
  now: boolean
}

/** Targets and actuals of an indicator by year. `words`: what the body calls the columns (計画値 for a target). */
export function IndicatorTable(props: {
  view: IndicatorView
  fiscalYear: number
  links: SheetLinks
  words?: Partial<Record<ObservationMeasure, string>>
  caption?: string
}) {
  const { view, links, words, fiscalYear } = props
  const measures = measuresOf(view.observations)
  const { indicator } = view
  const rows = rowsByYear(view.observations)
  if (rows.length === 0) return <p className="missing">数値の記載はありません。</p>
  return (
    <Scroll held label={`${indicator.name}の表`}>
      <table className="ruled">
        <caption className={props.caption ? undefined : 'hidden-text'}>
          {props.caption ?? `${indicator.name}の年度別の数値`}
        </caption>
        <thead>
          <tr>
            <th scope="col">年度</th>
            {measures.map((measure) => (
              <th key={measure} scope="col" className="figure">
                {words?.[measure] ?? measureWords[measure]}
                {indicator.unit && <span className="unit">（{indicator.unit}）</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.key}
              row={row}
              measures={measures}
              indicator={indicator}
              links={links}
              now={row.year === fiscalYear && rows.length > 1}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
