import type { Dice } from './dice.ts'

/** A way to damage bytes; `other`: a second file, to take blocks from. */
export type ByteMutation = (bytes: Uint8Array, dice: Dice, other: Uint8Array) => Uint8Array

/** How long a file may grow by repeating: what is longer is another trouble, tried by the mutations of text and in the memory tests. */
const longest = 40_000

const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

/** A stretch of a file, short ones more often than long ones. */
function stretch(bytes: Uint8Array, dice: Dice): { from: number; to: number } {
  const from = dice.below(bytes.length)
  const most = dice.pick([4, 32, 256, 4096, bytes.length])
  return { from, to: Math.min(bytes.length, from + 1 + dice.below(most)) }
}

const flipBits: ByteMutation = (bytes, dice) => {
  const flipped = bytes.slice()
  for (let times = 1 + dice.below(dice.pick([2, 8, 64])); times > 0; times--) {
    const at = dice.below(flipped.length)
    flipped[at] = (flipped[at] ?? 32) ^ (1 << dice.below(8))
  }
  return flipped
}

const setBytes: ByteMutation = (bytes, dice) => {
  const { from, to } = stretch(bytes, dice)
  const filled = bytes.slice()
  const byte = dice.pick([0, 0xff, 0x20, 0x0a, 0x22, 0x3c, 0x1b, 0x80, dice.below(256)])
  return filled.fill(byte, from, Math.min(to, from + 64))
}

const truncate: ByteMutation = (bytes, dice) =>
  dice.oneIn(2) ? bytes.slice(0, dice.below(bytes.length)) : bytes.slice(dice.below(Math.min(bytes.length, 4096)))

const cutOut: ByteMutation = (bytes, dice) => {
  const { from, to } = stretch(bytes, dice)
  return join(bytes.subarray(0, from), bytes.subarray(to))
}

const repeat: ByteMutation = (bytes, dice) => {
  const { from, to } = stretch(bytes, dice)
  const times = Math.min(dice.pick([2, 3, 10, 1000]), Math.ceil(longest / (to - from)))
  const block = bytes.subarray(from, to)
  return join(bytes.subarray(0, to), ...new Array<Uint8Array>(times).fill(block), bytes.subarray(to))
}

const splice: ByteMutation = (bytes, dice, other) => {
  const { from, to } = stretch(bytes, dice)
  const taken = stretch(other, dice)
  return join(bytes.subarray(0, from), other.subarray(taken.from, taken.to), bytes.subarray(dice.oneIn(2) ? from : to))
}

const swap: ByteMutation = (bytes, dice) => {
  const [one, two, three] = [dice.below(bytes.length), dice.below(bytes.length), dice.below(bytes.length)].sort((a, b) => a - b)
  return join(bytes.subarray(0, one), bytes.subarray(two, three), bytes.subarray(one, two), bytes.subarray(three))
}

const hugeSize: ByteMutation = (bytes, dice) => {
  const changed = bytes.slice()
  const at = dice.below(changed.length)
  changed.set(
    dice
      .pick([
        [0xff, 0xff, 0xff, 0xff],
        [0xff, 0xff, 0xff, 0x7f],
        [0, 0, 0, 0x80],
        [0xff, 0xff],
      ])
      .slice(0, changed.length - at),
    at,
  )
  return changed
}

/** The ways that need to know nothing of a file. */
export const byteMutations: Record<string, ByteMutation> = {
  flipBits,
  setBytes,
  truncate,
  cutOut,
  repeat,
  splice,
  swap,
  hugeSize,
}

/** Damages bytes in one of the ways. */
export function mutateBytes(bytes: Uint8Array, dice: Dice, other: Uint8Array): { bytes: Uint8Array; how: string } {
  const how = dice.pick(Object.keys(byteMutations))
  return { bytes: bytes.length === 0 ? bytes : (byteMutations[how] ?? flipBits)(bytes, dice, other), how }
}
