/**
 * Reads mutated files and says what became of them: `npm run fuzz -- [--count 100000] [--seed n] [--seconds n] [--from n] [--own] [--record]`.
 * `--own`: only from the files of this repository; `--from`: begin at a file, as to try one again; `--record`: write the result to docs/measured.md.
 * A file that brings down a reader, takes over 5 seconds of computing or 512 MiB is kept in test-output/fuzz/ and ends the run with code 1.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildReader } from './fuzz/build-reader.ts'
import { keepSources } from './fuzz/kept-sources.ts'
import { mutatedFile } from './fuzz/mutate.ts'
import type { Told } from './fuzz/reader.ts'
import { addTo, record, type Tally, writeTallies } from './fuzz/record.ts'
import { hasReal, loadSources } from './fuzz/sources.ts'
import { mostMilliseconds, watchReader } from './fuzz/watch-reader.ts'

/** Files that one process reads before it is replaced. */
const perReader = 500
const mostMebibytes = 512

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: 'Infinity' },
    from: { type: 'string', default: '0' },
    own: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
})
const [count, seed, from] = [Number(options.count), Number(options.seed), Number(options.from)]
const real = hasReal && !options.own
const until = performance.now() + Number(options.seconds) * 1000
const sources = loadSources(real)
const output = join(import.meta.dirname, '../test-output/fuzz')
const folder = join(output, 'sources')
keepSources(sources, folder)
const program = await buildReader(join(output, 'reader'))
const schemes = join(import.meta.dirname, '../schemes')
const tallies = new Map<string, Tally>()
const faults: string[] = []

/** What is wrong with what was told of a file, if anything. */
function faultOf({ fault, milliseconds, mebibytes }: Told): string | undefined {
  if (fault !== undefined) return fault
  if (milliseconds > mostMilliseconds) return `took ${milliseconds} ms of computing`
  return mebibytes > mostMebibytes ? `took ${mebibytes} MiB` : undefined
}

/** A suspect is read once more by itself: as a server would, where it brought the reader down. */
async function readAgain(nth: number, apart: boolean): Promise<Told | string> {
  let again: Told | undefined
  const ended = await watchReader(program, { schemes, seed, from: nth, to: nth + 1, folder, apart }, (told) => {
    again = told
  })
  if (!ended.whole) return ended.fault
  return again ?? 'nothing was told'
}

async function settle(told: Told | undefined, nth: number, fault: string): Promise<void> {
  const { bytes, name, kind, how } = mutatedFile(sources, seed, nth)
  const again = await readAgain(nth, told === undefined && !fault.startsWith('ended'))
  const still = typeof again === 'string' ? again : faultOf(again)
  if (still === undefined && typeof again !== 'string') return addTo(tallies, again)
  addTo(tallies, {
    nth,
    kind,
    how,
    milliseconds: told?.milliseconds ?? mostMilliseconds,
    mebibytes: told?.mebibytes ?? mostMebibytes,
    became: 'fault',
  })
  const path = join(output, `seed${seed}-file${nth}-${name.replace(/[^\p{L}\p{N}.-]/gu, '_')}`)
  writeFileSync(path, bytes)
  const words = `seed ${seed}, file ${nth}: ${how}\n${fault}\n${still}\n`
  writeFileSync(`${path}.reason.txt`, words)
  console.error(words)
  faults.push(`${nth}`)
}

const suspects: [Told | undefined, number, string][] = []
let at = from
while (at < from + count && performance.now() < until) {
  const to = Math.min(at + perReader, from + count)
  const ended = await watchReader(program, { schemes, seed, from: at, to, folder, apart: false }, (told) => {
    const fault = faultOf(told)
    if (fault === undefined) addTo(tallies, told)
    else {
      console.error(`file ${told.nth} is looked at again: ${fault.split('\n')[0]}`)
      suspects.push([told, told.nth, fault])
    }
  })
  if (!ended.whole) suspects.push([undefined, ended.nth, ended.fault])
  for (const suspect of suspects.splice(0)) await settle(...suspect)
  at = ended.whole ? to : ended.nth + 1
  console.error(
    `${at - from} / ${count}  ${[...tallies.values()].reduce((sum, { read }) => sum + read, 0)} read, ${faults.length} faults`,
  )
}

const table = writeTallies(tallies)
const command = `npm run fuzz -- --count ${at - from} --seed ${seed}${from > 0 ? ` --from ${from}` : ''}${real ? '' : ' --own'}`
console.log(`${command}\n${table}`)
if (options.record) record(new Date().toISOString().slice(0, 10), command, table)
if (faults.length > 0) {
  console.log(`faults: ${faults.join(', ')} (test-output/fuzz/)`)
  process.exitCode = 1
}
