/** Colours of charts in print (図の色), by the design tokens that the pages use (`chart.css`). */
export const chartColours = {
  /** neutral-solid-gray-900 */
  ink: '#1a1a1a',
  /** neutral-solid-gray-700 */
  soft: '#4d4d4d',
  /** neutral-solid-gray-200 */
  hairline: '#cccccc',
  /** neutral-solid-gray-420 */
  line: '#949494',
  /** primitive-light-blue-1000 */
  indigo: '#00428c',
  paper: '#ffffff',
} as const

/** From dark to light (primitive-light-blue-1000, -700, -400, -300, -100): apart from each other in black and white too. */
export const chartShades = ['#00428c', '#0877d7', '#57b8ff', '#97d3ff', '#dcf0ff'] as const

/** Contrast of two colours `#rrggbb` by WCAG: 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
