const number = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 10 })

/** A number as Japanese papers write it: 4,797. */
export const formatNumber = (value: number): string => number.format(value)

/** The next round number from which an axis can be read: 1, 2, 2.5, 5 × 10ⁿ. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) as number
  return Number((step * power).toPrecision(12))
}

/** A place along the drawing, as SVG takes it. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(3))}%`

/** About how many pixels a label takes at 13 px: full-width characters one em, others a little over half. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[ -~｡-ﾟ]/.test(character) ? 7.6 : 13
  return width
}
