import type { Source } from '../source.ts'
import { foldText, foldWithPositions } from '../text-fold.ts'

/** Finds words that were cleaned for reading as they stand in their source (原文): line breaks and wide letters and all. */
export function writtenIn(source: Source): (words: string) => Source {
  const { folded, at } = foldWithPositions(source.text)
  return (words) => {
    const key = foldText(words)
    const from = key === '' ? -1 : folded.indexOf(key)
    if (from < 0) return { ...source, text: words }
    const start = at[from]
    const last = at[from + key.length - 1]
    return start === undefined || last === undefined
      ? { ...source, text: words }
      : { ...source, text: source.text.slice(start, last + 1) }
  }
}
