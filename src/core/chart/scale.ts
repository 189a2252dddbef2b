const number = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 10 })

/** A number as Japanese papers write it: 4,797. */
export const formatNumber = (value: number): string => number.format(value)

const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The next round number from which an axis can be read: 1, 2, 2.5, 5 × 10ⁿ. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = steps.find((candidate) => candidate * power >= value) as number
  return Number((step * power).toPrecision(12))
}

/** A vertical axis (縦軸): its ends, and the values that have a line. `cut`: it does not begin at zero, which has to be said. */
export interface Axis {
  low: number
  high: number
  ticks: number[]
  cut?: true
}

/** Figures that lie within this share of the largest would be one flat line above an axis from zero. */
const flat = 0.15

/** An axis for these values: from zero, but where `mayCut` and all of them lie close together far above it. `undefined` without values. */
export function axisOf(values: number[], mayCut = false): Axis | undefined {
  if (values.length === 0) return undefined
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (mayCut && low > 0 && high > low && high - low < high * flat) return { ...evenAxis(low - (high - low) / 2, high), cut: true }
  if (low < 0) return evenAxis(low, Math.max(0, high))
  const most = roundUp(high)
  return { low: 0, high: most, ticks: [0, ...(Number.isInteger(most / 2) ? [most / 2] : []), most] }
}

/** Two to four equal steps over what lies between two values. */
function evenAxis(low: number, high: number): Axis {
  const step = roundUp((high - low) / 3)
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)]
  const ticks = Array.from({ length: last - first + 1 }, (_, nth) => Number(((first + nth) * step).toPrecision(12)))
  return { low: ticks[0] as number, high: ticks.at(-1) as number, ticks }
}

/** How wide a text is, in the unit of its size, in letters of one width (half-width ones half of it). */
export function widthOfText(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += /[ -~｡-ﾟ]/.test(letter) ? 0.5 : 1
  return width * size
}

/** Lines of a text no wider than the room; what the last of them cannot hold is told by 「…」. */
export function wrapText(text: string, size: number, room: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const letter of text) {
    if (line !== '' && widthOfText(line + letter, size) > room) {
      lines.push(line)
      line = ''
    }
    line += letter
  }
  if (line !== '') lines.push(line)
  const last = lines[most - 1]
  if (lines.length <= most || last === undefined) return lines
  return [...lines.slice(0, most - 1), `${[...last].slice(0, -1).join('')}…`]
}
