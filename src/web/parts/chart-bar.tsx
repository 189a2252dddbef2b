import { percent } from './chart-scale.ts'

/** One bar: its name, its length, and its number as written. */
export interface Bar {
  label: React.ReactNode
  key: string
  value?: number
  /** The number as it is told, or the word for why there is none. */
  text: React.ReactNode
  tone?: 'main' | 'past' | 'forecast'
}

/** Horizontal bars from zero in a table: the chart is its own table twin. */
export function ChartBar({ title, heads, bars }: { title: string; heads: [string, string]; bars: Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => value ?? Number.NEGATIVE_INFINITY))
  return (
    <table className="bars">
      <caption>{title}</caption>
      <thead className="hidden-text">
        <tr>
          <th scope="col">{heads[0]}</th>
          <td />
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, value, text, tone }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className="bar">
              {value !== undefined && most > 0 && value > 0 && (
                <svg height="20" aria-hidden="true">
                  <rect
                    className={`c-bar${tone === 'past' ? ' is-past' : tone === 'forecast' ? ' is-forecast' : ''}`}
                    x="0"
                    y="2"
                    width={percent(value / most)}
                    height="16"
                  />
                </svg>
              )}
            </td>
            <td className="figure">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
