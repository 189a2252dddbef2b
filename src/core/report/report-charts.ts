import { drawLineChart, lineChartSize } from '../chart/line-chart.ts'
import { drawLineLegend, lineLegendSize } from '../chart/line-legend.ts'
import { drawStackedChart, type StackedChart } from '../chart/stacked-chart.ts'
import { pointsOfYears, wordsOfPoints, yearsBetween } from '../chart/year-points.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'
import type { PageSetup, PaperBlock } from '../paper/paper.ts'
import type { Picture } from '../paper/picture.ts'
import type { SeriesOf } from './report-series.ts'

/** Points between two charts. */
const gap = 13

/**
 * Courses of indicators as small line charts of one kind (指標の推移の図), as many to a row as the page holds. An indicator with fewer than three
 * actuals in these years has none.
 */
export function reportLineCharts(
  series: SeriesOf[],
  years: FiscalYear[],
  page: PageSetup,
  style: 'era' | 'western',
): PaperBlock[] {
  const all = yearsBetween(years)
  const full = (year: FiscalYear) => formatFiscalYear(year, style)
  const lines = series.flatMap(({ title, indicator, observations }) => {
    const points = pointsOfYears(observations, all, (year) => full(year).replace('年度', ''), full)
    const subtitle = `${title}${indicator.unit === undefined ? '' : `（単位：${indicator.unit}）`}`
    const svg = drawLineChart({ title: indicator.name, subtitle, points })
    const alt = `折れ線グラフ「${indicator.name}」${subtitle}：${wordsOfPoints(points)}`
    return svg === undefined ? [] : [{ points, picture: { image: { kind: 'svg', svg }, alt, ...lineChartSize } as Picture }]
  })
  if (lines.length === 0) return []
  const room = page.width - page.margins.left - page.margins.right
  const beside = Math.max(1, Math.floor((room + gap) / (lineChartSize.width + gap)))
  const points = lines.flatMap((line) => line.points)
  const legend: Picture = {
    image: { kind: 'svg', svg: drawLineLegend(points) },
    alt: '凡例：丸は実績、中の白い丸は見込、横棒は目標',
    ...lineLegendSize,
  }
  const rows = Array.from({ length: Math.ceil(lines.length / beside) }, (_, nth) =>
    lines.slice(nth * beside, (nth + 1) * beside).map(({ picture }) => picture),
  )
  return [
    { type: 'pictures', pictures: [legend], before: 10, after: 6, keep: true },
    ...rows.map((pictures): PaperBlock => ({ type: 'pictures', pictures, gap, after: 14 })),
  ]
}

/** Counts by group as stacked bars over the width of the page (積み上げ棒グラフ). Empty where there are not two groups. */
export function reportStackedChart(chart: Omit<StackedChart, 'width'>, page: PageSetup): PaperBlock[] {
  const drawn = drawStackedChart({ ...chart, width: page.width - page.margins.left - page.margins.right })
  if (!drawn) return []
  const { svg, width, height } = drawn
  const said = chart.rows.map(
    ({ name, counts }) => `${name} ${chart.kinds.map(({ word }, nth) => `${word}${counts[nth]}${chart.unit}`).join('・')}`,
  )
  const picture: Picture = {
    image: { kind: 'svg', svg },
    alt: `積み上げ棒グラフ「${chart.title}」：${said.join('、')}`,
    width,
    height,
  }
  return [{ type: 'pictures', pictures: [picture], before: 8, after: 8 }]
}
