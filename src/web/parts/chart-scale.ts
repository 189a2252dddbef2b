/** A place along the drawing, as SVG takes it. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(3))}%`

/** About how many pixels a label takes at 13 px: full-width characters one em, others a little over half. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[ -~｡-ﾟ]/.test(character) ? 7.6 : 13
  return width
}
