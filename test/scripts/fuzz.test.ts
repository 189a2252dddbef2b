import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadSchemes } from '#app/load-schemes.ts'
import { diceOf } from '../../scripts/fuzz/dice.ts'
import { mutatedFile } from '../../scripts/fuzz/mutate.ts'
import { readWhole } from '../../scripts/fuzz/read-whole.ts'
import { loadSources } from '../../scripts/fuzz/sources.ts'

const sources = loadSources(false)
const { schemes } = await loadSchemes(join(import.meta.dirname, '../../schemes'))

describe('mutated files', () => {
  it('are the same for the same seed, and others for another', () => {
    const made = (seed: number) =>
      [0, 1, 2, 3, 4].map((nth) => Buffer.from(mutatedFile(sources, seed, nth).bytes).toString('hex'))
    expect(made(7)).toEqual(made(7))
    expect(made(7)).not.toEqual(made(8))
  })

  it('200 of them are read or refused by a sentence', { timeout: 120_000 }, async () => {
    const counts = { read: 0, refused: 0 }
    for (let nth = 0; nth < 200; nth++) {
      const { bytes, name, how } = mutatedFile(sources, 7, nth)
      const run = { schemes, dice: diceOf(8, nth), apart: nth % 50 === 0 }
      const { became } = await readWhole(bytes, name, run).catch((error: unknown) => {
        throw new Error(`file ${nth} of seed 7, ${how}`, { cause: error })
      })
      counts[became] += 1
    }
    expect(counts.read).toBeGreaterThan(50)
    expect(counts.refused).toBeGreaterThan(20)
  })
})
