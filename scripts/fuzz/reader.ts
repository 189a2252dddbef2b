// The process that reads mutated files one after the other, so that a crash, a hang or a full memory ends it and not the run.
import { readFileSync, writeFileSync } from 'node:fs'
import { loadSchemes } from '#app/load-schemes.ts'
import { diceOf } from './dice.ts'
import { openSources } from './kept-sources.ts'
import { mutatedFile } from './mutate.ts'
import { type Became, readWhole } from './read-whole.ts'
import type { Kind } from './sources.ts'

/** What the process is asked to read: the files from one to before another. `apart`: each as a server reads it, in a thread. */
export interface Batch {
  seed: number
  from: number
  to: number
  /** Folder of the schemes. */
  schemes: string
  /** Where the files to mutate are kept. */
  folder: string
  apart: boolean
}

/** What became of one file: computing time of its import in milliseconds, the highest memory of the process meanwhile in MiB, or what went wrong. */
export interface Told {
  nth: number
  kind: Kind
  how: string
  milliseconds: number
  mebibytes: number
  became: Became['became'] | 'fault'
  fault?: string
}

/** One in so many files goes through the reading thread; to start it costs more than to read. */
const apartEvery = 100

async function readBatch({ seed, from, to, schemes: schemeFolder, folder, apart }: Batch): Promise<void> {
  const { schemes } = await loadSchemes(schemeFolder)
  const sources = openSources(folder)
  for (let nth = from; nth < to; nth++) {
    const { bytes, name, kind, how } = mutatedFile(sources, seed, nth)
    // What it took to make the file is not what it takes to read it.
    if (nth === from || bytes.length > 200_000) globalThis.gc?.()
    forgetPeak()
    const start = process.cpuUsage()
    const run = { schemes, dice: diceOf(seed + 1, nth), apart: apart || nth % apartEvery === 0 }
    const result = await readWhole(bytes, name, run).catch((error: unknown) => ({
      became: 'fault' as const,
      milliseconds: spent(start),
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }))
    const told: Told = { nth, kind, how, ...result, milliseconds: Math.round(result.milliseconds), mebibytes: peak() }
    process.send?.(told)
  }
  process.send?.('done', undefined, {}, () => process.exit(0))
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

const isLinux = process.platform === 'linux'

/** Linux counts the highest memory of a process anew from here. */
function forgetPeak(): void {
  if (isLinux) writeFileSync('/proc/self/clear_refs', '5')
}

function peak(): number {
  const own = isLinux ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined
  return Math.round((own === undefined ? process.memoryUsage.rss() / 1024 : Number(own)) / 1024)
}

process.on('message', (batch: Batch) => void readBatch(batch))
