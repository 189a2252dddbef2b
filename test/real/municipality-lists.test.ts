import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import { readDocument } from '#documents/read.ts'
import { shared } from '../measure.ts'
import { loadSchemes } from '../schemes.ts'

const folder = join(shared, 'data/jimujigyo-9-municipalities')

/** As the folder's SOURCE.md counts them: programmes, and how many have a first outcome and a first output with a value. */
const lists: [name: string, programmes: number, outcomes: number, outputs: number][] = [
  ['kitamoto', 451, 187, 354],
  ['nishinomiya', 450, 249, 359],
  ['kosai', 142, 71, 0],
  ['shimotsuma', 503, 239, 241],
  ['shinagawa', 652, 0, 585],
]

type Programme = Record<string, unknown>

async function understand(name: string) {
  const bytes = new Uint8Array(readFileSync(join(folder, `${name}.json`)))
  const read = await readDocument(bytes, `${name}.json`)
  if ('problem' in read) throw new Error(read.problem.message)
  const scheme = recogniseScheme(await loadSchemes(), read.content)
  if (!scheme) throw new Error(`no scheme for ${name}`)
  const { programmes } = JSON.parse(new TextDecoder().decode(bytes)) as { programmes: Programme[] }
  return { scheme: scheme.name, exchange: matchDocument(scheme, read.content), programmes }
}

const isNumber = (value: unknown) => typeof value === 'string' && /^-?[\d,]+(?:\.\d+)?$/.test(value.trim())
const slots = (kind: string) => ['', '2', '3', '4', '5'].map((n) => [`${kind}_name${n}`, `${kind}_val${n}`] as const)

// The real files stand beside the repository, in ../shared; an ordinary clone is without them.
describe.skipIf(!existsSync(folder))('lists of programmes of municipalities, one JSON file each', () => {
  test.each(lists)(
    '%s: every programme, amount and value, of the year of its accounts',
    async (name, count, outcomes, outputs) => {
      const { scheme, exchange, programmes } = await understand(name)
      const { items, indicators, observations, budgets, evaluations, document } = exchange
      expect([scheme, document.fiscalYear]).toEqual(['municipalities-2025', 2024])
      expect(items.filter(({ level }) => level === 'programme')).toHaveLength(count)
      expect(items.filter(({ level }) => level === 'measure')).toHaveLength(new Set(programmes.map(({ cls }) => cls)).size)
      const told = programmes.reduce((sum, { budget }) => sum + (budget as number), 0)
      expect(budgets).toHaveLength(count)
      expect(budgets.reduce((sum, { amount }) => sum + amount, 0)).toBe(told * 1000)
      expect(evaluations).toHaveLength(programmes.filter(({ ev }) => ev !== '判断できない').length)
      for (const kind of ['output', 'outcome']) {
        const own = new Set(indicators.filter(({ role }) => role === kind).map(({ id }) => id))
        const values = observations.filter(({ indicator, value }) => own.has(indicator) && value !== undefined)
        const written = programmes.flatMap((one) =>
          slots(kind).filter(([named, value]) => String(one[named] ?? '').trim() !== '' && isNumber(one[value])),
        )
        expect([name, kind, values.length]).toEqual([name, kind, written.length])
        const first = programmes.filter((one) => String(one[`${kind}_val`] ?? '').trim() !== '' && isNumber(one[`${kind}_val`]))
        expect([name, kind, first.length]).toEqual([name, kind, kind === 'output' ? outputs : outcomes])
      }
    },
  )
})
