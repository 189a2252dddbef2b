import { cleanText } from '../text-fold.ts'
import { readTicked } from '../ticks.ts'

const longestChoice = 12

/**
 * Choices (選択肢) that a paper prints all, of which one is marked: 「□拡充 ☑継続」, 「１ 拡充　② 継続」. `undefined` where the text offers none.
 */
export function offeredChoices(sample: string): string[] | undefined {
  const ticked = readTicked(sample)?.map(({ words }) => words)
  const offered = ticked ?? numberedChoices(cleanText(sample))
  if (!offered || offered.length < 2 || offered.some((one) => one.length > longestChoice || /[。、]/.test(one))) return undefined
  return [...new Set(offered)]
}

/** Words behind numbers that count up, one of which may be circled. */
function numberedChoices(text: string): string[] | undefined {
  const numbers = [...text.matchAll(/(?:^|[\s\u3000])([①-⑨]|\d(?=[.．\s\u3000]))[.．]?\s*/g)]
  if (numbers.length < 2 || numbers[0]?.index !== 0 || !numbers.every(({ 1: number = '' }, nth) => numberOf(number) === nth + 1))
    return undefined
  return numbers.map((found, nth) => text.slice(found.index + found[0].length, numbers[nth + 1]?.index ?? text.length).trim())
}

const numberOf = (number: string) => (/\d/.test(number) ? Number(number) : '①②③④⑤⑥⑦⑧⑨'.indexOf(number) + 1)
