/** An era (元号). `first`: the calendar year that is its 元年. */
export interface Era {
  name: string
  letter: string
  sign: string
  first: number
  /** The highest number that a paper writes without naming the era; later plans of 平成 ran past its end. */
  longest: number
}

/** From the oldest. A number past the end of an era is read all the same: 平成32年度 stands on paper and is 2020. */
export const eras: Era[] = [
  { name: '明治', letter: 'M', sign: '㍾', first: 1868, longest: 45 },
  { name: '大正', letter: 'T', sign: '㍽', first: 1912, longest: 15 },
  { name: '昭和', letter: 'S', sign: '㍼', first: 1926, longest: 64 },
  { name: '平成', letter: 'H', sign: '㍻', first: 1989, longest: 50 },
  { name: '令和', letter: 'R', sign: '㋿', first: 2019, longest: 99 },
]

/** Source of a pattern for any spelling of an era: 令和, R, ㋿. */
export const eraPattern = eras.map((era) => `${era.name}|${era.letter}|${era.sign}`).join('|')

/** The era of that name, letter (either case) or sign. */
export function eraByName(text: string): Era | undefined {
  return eras.find((era) => era.name === text || era.letter === text.toUpperCase() || era.sign === text)
}
