/** Columns that a text takes in a terminal: full-width characters take two. */
export const displayWidth = (text: string): number =>
  [...text].reduce((width, one) => width + (one.charCodeAt(0) > 0xff && !/[\uff61-\uff9f]/.test(one) ? 2 : 1), 0)

/** The text with spaces after it up to a width. */
export const padDisplay = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)))

/** The end of a text, as much as fits into a width; an ellipsis stands for the rest. */
export function fitDisplay(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const kept = [...text]
  while (kept.length > 0 && displayWidth(kept.join('')) > width - 2) kept.shift()
  return `…${kept.join('')}`
}
