import { chartShades, chartColours as colours, contrastOf } from './colours.ts'
import { formatNumber, widthOfText, wrapText } from './scale.ts'
import { drawing, element, words } from './svg.ts'

/** Counts of a group side by side as one bar (積み上げ棒): what is counted, and of each group how many. */
export interface StackedChart {
  title: string
  /** What is counted, in the order in which it stacks. `none`: it says that nothing was given. */
  kinds: { word: string; none?: true }[]
  rows: { name: string; counts: number[] }[]
  /** What one of them is: 票, 件. */
  unit: string
  width: number
}

/** A drawing and its size in points. */
export interface SizedDrawing {
  svg: string
  width: number
  height: number
}

const size = 8
const bar = 15
const pitch = 21
const legend = 20

/** Draws stacked bars from zero as SVG, each part with its word or number where there is room. `undefined` with fewer than two groups, or nothing counted. */
export function drawStackedChart({ title, kinds, rows, unit, width }: StackedChart): SizedDrawing | undefined {
  const sums = rows.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))
  const most = Math.max(...sums)
  if (rows.length < 2 || !(most > 0)) return undefined
  const left = Math.min(width * 0.38, Math.max(...rows.map(({ name }) => widthOfText(name, size))) + 8)
  const right = widthOfText(`${formatNumber(most)}${unit}`, size) + 6
  const room = width - left - right
  const height = legend + rows.length * pitch + 2
  const looks = looksOf(kinds)
  const drawn = rows.flatMap(({ name, counts }, nth) => {
    const top = legend + nth * pitch
    const lines = wrapText(name, size, left - 6, 2)
    return [
      ...lines.map((line, at) =>
        words(line, {
          y: top + bar / 2 + 3 + (at - (lines.length - 1) / 2) * (size + 1),
          'font-size': size,
          fill: colours.ink,
        }),
      ),
      ...drawBar({ counts, kinds, looks, left, top, scale: room / most }),
      words(`${formatNumber(sums[nth] as number)}${unit}`, {
        x: left + ((sums[nth] as number) / most) * room + 4,
        y: top + bar / 2 + 3,
        'font-size': size,
        fill: colours.soft,
      }),
    ]
  })
  const axis = { x1: left, x2: left, y1: legend - 3, y2: height - 3, stroke: colours.line, 'stroke-width': 0.75 }
  return {
    svg: drawing(title, width, height, hatching, ...drawLegend(kinds, looks, left), ...drawn, element('line', axis)),
    width,
    height,
  }
}

/** Stripes say that nothing was given: no shade of the others, also in black and white. */
const hatching = element(
  'defs',
  {},
  element(
    'pattern',
    { id: 'none', width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 4, height: 4, fill: colours.paper }),
    element('line', { x1: 0, x2: 0, y1: 0, y2: 4, stroke: colours.line, 'stroke-width': 1.2 }),
  ),
)

interface PartLook {
  fill: string
  ink: string
}

/** Shades from dark to light in the order of what they stand for. */
function looksOf(kinds: StackedChart['kinds']): PartLook[] {
  const told = kinds.filter(({ none }) => !none).length
  let nth = 0
  return kinds.map(({ none }) => {
    if (none) return { fill: 'url(#none)', ink: colours.ink }
    const at = told < 2 ? 0 : Math.round((nth++ / (told - 1)) * (chartShades.length - 1))
    const fill = chartShades[at] as string
    return { fill, ink: contrastOf(fill, colours.paper) >= 4.5 ? colours.paper : colours.ink }
  })
}

interface BarPlace {
  counts: number[]
  kinds: StackedChart['kinds']
  looks: PartLook[]
  left: number
  top: number
  /** Points of one that is counted. */
  scale: number
}

function drawBar({ counts, kinds, looks, left, top, scale }: BarPlace): string[] {
  let before = 0
  return counts.flatMap((count, nth) => {
    if (count === 0) return []
    const { fill, ink } = looks[nth] as PartLook
    const [x, width] = [left + before * scale, count * scale]
    before += count
    const said = [`${kinds[nth]?.word} ${formatNumber(count)}`, formatNumber(count)].find(
      (text) => widthOfText(text, size) + 4 <= width,
    )
    return [
      element('rect', { x, y: top, width, height: bar, fill, stroke: colours.ink, 'stroke-width': 0.4 }),
      ...(said === undefined ? [] : [drawSaid(said, x + width / 2, top + bar / 2 + 3, ink, fill)]),
    ]
  })
}

/** Words on a part; on stripes they stand in a space of their own. */
function drawSaid(text: string, x: number, y: number, ink: string, fill: string): string {
  const space = fill.startsWith('url') ? { stroke: colours.paper, 'stroke-width': 3, 'paint-order': 'stroke' } : {}
  return words(text, { x, y, 'font-size': size, 'text-anchor': 'middle', fill: ink, ...space })
}

function drawLegend(kinds: StackedChart['kinds'], looks: PartLook[], left: number): string[] {
  let x = left
  return kinds.flatMap(({ word }, nth) => {
    const at = x
    x += widthOfText(word, size) + 24
    return [
      element('rect', {
        x: at,
        y: 2,
        width: 9,
        height: 9,
        fill: (looks[nth] as PartLook).fill,
        stroke: colours.ink,
        'stroke-width': 0.4,
      }),
      words(word, { x: at + 12, y: 9.5, 'font-size': size, fill: colours.soft }),
    ]
  })
}
