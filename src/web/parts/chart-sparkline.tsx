/** A line of a word's size: how the actuals went. Gaps stay open; the table beside it has the figures. */
export function ChartSparkline({ values, title }: { values: (number | undefined)[]; title: string }) {
  const known = values.filter((value) => value !== undefined)
  if (known.length < 2) return null
  const most = Math.max(...known, 1)
  const x = (i: number) => 3 + (i / (values.length - 1)) * 66
  const y = (value: number) => 19 - (Math.max(0, value) / most) * 16
  const last = values.findLastIndex((value) => value !== undefined)
  return (
    <svg className="spark" role="img" aria-label={title} viewBox="0 0 72 22" width="72" height="22">
      {values.map((value, i) => {
        const next = values[i + 1]
        if (value === undefined || next === undefined) return null
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the series is what a segment is
        return <line key={i} className="c-spark" x1={x(i)} y1={y(value)} x2={x(i + 1)} y2={y(next)} />
      })}
      <circle className="c-bar" cx={x(last)} cy={y(values[last] as number)} r="2.5" />
    </svg>
  )
}
