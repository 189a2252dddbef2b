/** Dice that fall alike for the same seed and file, so that every mutated file can be made again. */
export interface Dice {
  /** A whole number from 0 to one below `sides`; 0 where there are no sides. */
  below(sides: number): number
  /** Whether something happens that happens once in so many times. */
  oneIn(times: number): boolean
  pick<One>(list: readonly One[]): One
}

/** The dice of file `nth` of a run. */
export function diceOf(seed: number, nth: number): Dice {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(nth + 1, 0xc2b2ae35)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (sides: number) => Math.floor(next() * sides)
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}
