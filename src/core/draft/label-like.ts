import { parseFigure } from '../figure.ts'
import { parseMissing } from '../missing.ts'
import { cleanLine } from '../text-fold.ts'

/** No label is longer, in characters. */
const longestLabel = 40
/** A word that the dictionary does not know is taken for a label only where it is as short as this. */
export const longestUnknown = 16

/** Short, one thing, and neither a figure nor a dash. */
export function isLabelLike(text: string): boolean {
  const line = cleanLine(text)
  return (
    line !== '' &&
    line.length <= longestLabel &&
    !/[。]/.test(line) &&
    parseMissing(line) === undefined &&
    parseFigure(line).kind === 'prose'
  )
}
