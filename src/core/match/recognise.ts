import type { DocumentContent } from '../grid.ts'
import { compileLabel, foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'

/** How far a document looks like a paper of a scheme: 0 … 1. */
export interface SchemeScore {
  scheme: Scheme
  score: number
}

/** Least score that counts as recognised, and how far the best must lead the next. */
const enough = 0.6
const lead = 0.1
/** How many characters are looked at: titles and labels come early. */
const enoughText = 200_000

/** The scheme (様式) of which a document is a paper, by its titles and labels. `undefined` where none fits, or two fit alike. */
export function recogniseScheme(schemes: readonly Scheme[], content: DocumentContent): Scheme | undefined {
  const [best, next] = scoreSchemes(schemes, content)
  if (!best || best.score < enough || (next && best.score - next.score < lead)) return undefined
  return best.scheme
}

/** Every scheme with its score, best first. Labels weigh more than titles, which change from year to year. */
export function scoreSchemes(schemes: readonly Scheme[], content: DocumentContent): SchemeScore[] {
  const folded = [content.grids, content.laid ?? []].map((grids) => foldLabelText(beginning(grids))).join('\n')
  const found = (patterns: string[]) => {
    const hits = patterns.filter((pattern) => folded.search(compileLabel(pattern).within) >= 0).length
    return patterns.length === 0 ? 0 : hits / patterns.length
  }
  const scored = schemes.map((scheme) => ({
    scheme,
    score: 0.35 * found(scheme.recognise.titles) + 0.65 * found(scheme.recognise.labels),
  }))
  return scored.sort((a, b) => b.score - a.score)
}

/** The first words of a document, in its order. */
function beginning(grids: DocumentContent['grids']): string {
  const words: string[] = []
  let length = 0
  for (const { cells } of grids)
    for (const { text } of cells) {
      words.push(text)
      length += text.length + 1
      if (length > enoughText) return words.join('\n').slice(0, enoughText)
    }
  return words.join('\n').slice(0, enoughText)
}
