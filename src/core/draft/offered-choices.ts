import { readNumbered } from '../numbered-choices.ts'
import { readTicked } from '../ticks.ts'

const longestChoice = 12

/**
 * Choices (選択肢) that a paper prints all, of which one is marked: 「□拡充 ☑継続」, 「１ 拡充　② 継続」. `undefined` where the text offers none.
 */
export function offeredChoices(sample: string): string[] | undefined {
  const offered = (readTicked(sample) ?? readNumbered(sample))?.map(({ words }) => words)
  if (!offered || offered.length < 2 || offered.some((one) => one.length > longestChoice || /[。、]/.test(one))) return undefined
  return [...new Set(offered)]
}
