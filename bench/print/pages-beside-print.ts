import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { firstLink } from '../served.ts'

/** Readers at a time. */
const readers = 4
/** How many milliseconds a reader looks at a page before the next: an office at work, and one that never stops. */
const loads = { 'an office at work': 20, 'without a pause': 0 }
const requests = 500
/** A p95 is taken so often, and their median told: one slow moment of the machine is not the answer. */
const samples = 9
/** Milliseconds between two of them, so that they meet laying out, setting and joining alike. */
const between = 500
/** So many are thrown away at first: both engines still learn what they do often. */
const warming = 20

/** The p95 of the sheet page in milliseconds, at rest and while the same server prints. */
export interface PagesMeasured {
  load: string
  idle: number
  printing: number
}

/** Measures the sheet page beside a print of so many sheets, under each load. */
export async function pagesBesidePrint(folder: string, sheets: number): Promise<PagesMeasured[]> {
  const program = join(import.meta.dirname, 'serve-and-print.ts')
  const server = fork(program, [folder, String(sheets)], { execArgv: ['--import', 'tsx'] })
  try {
    const [address] = (await once(server, 'message')) as [string]
    const plan = await firstLink(address, '/', /^\/plans\//)
    const url = address + (await firstLink(address, plan, /^\/sheets\//))
    for (let sample = 0; sample < warming; sample++) await p95(url, 0)
    const idle = await underEach(url)
    server.send('print')
    await told(server, 'printing')
    let ended = false
    server.on('message', (said) => {
      ended ||= said !== 'printing'
    })
    const printing = await underEach(url)
    if (ended) throw new Error('the print ended before the pages were measured: print more sheets')
    return Object.keys(loads).map((load, nth) => ({ load, idle: idle[nth] as number, printing: printing[nth] as number }))
  } finally {
    server.kill('SIGKILL')
  }
}

async function underEach(url: string): Promise<number[]> {
  const medians: number[] = []
  for (const pause of Object.values(loads)) medians.push(await medianP95(url, pause))
  return medians
}

async function told(server: ChildProcess, word: string): Promise<void> {
  for (;;) {
    const [said] = (await once(server, 'message')) as [string]
    if (said === word) return
    throw new Error(said)
  }
}

async function medianP95(url: string, pause: number): Promise<number> {
  const taken: number[] = []
  for (let sample = 0; sample < samples; sample++) {
    taken.push(await p95(url, pause))
    await setTimeout(between)
  }
  taken.sort((one, other) => one - other)
  return taken[Math.floor(samples / 2)] ?? Number.NaN
}

async function p95(url: string, pause: number): Promise<number> {
  const times: number[] = []
  let left = requests
  const read = async () => {
    while (left-- > 0) {
      const begun = performance.now()
      const page = await fetch(url)
      await page.text()
      if (page.status !== 200) throw new Error(`${url}: ${page.status}`)
      times.push(performance.now() - begun)
      if (pause > 0) await setTimeout(pause)
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  times.sort((one, other) => one - other)
  return times[Math.floor(times.length * 0.95)] ?? Number.NaN
}
