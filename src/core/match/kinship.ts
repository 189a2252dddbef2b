import { foldText } from '../text-fold.ts'

/** How words are related by what they speak of (内容の近さ): shared pairs of characters, the rarer the more they weigh. */
export interface Kinship {
  /** How much of the nth text's own matter these words mention, 0 to 1. */
  mentions(words: Words, nth: number): number
  /** How much of the matter of these words stands in the nth text, 0 to 1. */
  within(words: Words, nth: number): number
}

/** The pairs of characters that carry the matter of a text. */
export type Words = ReadonlySet<string>

/** No text holds it yet. */
const none = 0

/** Endings and particles are in hiragana: pairs of them say nothing of the matter. */
const plain = /^[\p{Script=Hiragana}ー]{2}$/u

/** Words as pairs of characters; punctuation parts them. */
export function wordsOf(text: string): Words {
  const pairs = new Set<string>()
  for (const run of foldText(text).split(/[\p{P}\p{S}]+/u))
    for (let at = 0; at + 1 < run.length; at++) {
      const pair = run.slice(at, at + 2)
      if (!plain.test(pair) && !/^\d+$/.test(pair)) pairs.add(pair)
    }
  return pairs
}

/** Relates words to texts: a pair that stands in all of them weighs nothing, one that stands in a single one most. */
export function relate(texts: Words[]): Kinship {
  const counts = new Map<string, number>()
  for (const words of texts) for (const pair of words) counts.set(pair, 1 + (counts.get(pair) ?? none))
  const weightOf = (pair: string) => {
    const count = counts.get(pair)
    return count === undefined ? Math.log(texts.length + 1) / 2 : Math.log((texts.length + 0.5) / count)
  }
  const sum = (pairs: Iterable<string>) => {
    let total = 0
    for (const pair of pairs) total += Math.max(0, weightOf(pair))
    return total
  }
  const totals = texts.map(sum)
  const shared = (words: Words, nth: number) => sum([...words].filter((pair) => texts[nth]?.has(pair)))
  const share = (part: number, whole: number | undefined) => (whole === undefined || whole <= 0 ? 0 : part / whole)
  return {
    mentions: (words, nth) => share(shared(words, nth), totals[nth]),
    within: (words, nth) => share(shared(words, nth), sum(words)),
  }
}
