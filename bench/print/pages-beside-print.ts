import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { firstLink } from '../served.ts'

/** Readers at a time: an office at work, not a test of strength. */
const readers = 4
const requests = 300

/** p95 of the sheet page in milliseconds, at rest and while the same server prints. */
export async function pagesBesidePrint(folder: string, sheets: number): Promise<{ idle: number; printing: number }> {
  const program = join(import.meta.dirname, 'serve-and-print.ts')
  const server = fork(program, [folder, String(sheets)], { execArgv: ['--import', 'tsx'] })
  try {
    const [address] = (await once(server, 'message')) as [string]
    const plan = await firstLink(address, '/', /^\/plans\//)
    const url = address + (await firstLink(address, plan, /^\/sheets\//))
    await p95(url)
    const idle = await p95(url)
    server.send('print')
    await told(server, 'printing')
    return { idle, printing: await p95(url) }
  } finally {
    server.kill('SIGKILL')
  }
}

async function told(server: ChildProcess, word: string): Promise<void> {
  for (;;) {
    const [said] = (await once(server, 'message')) as [string]
    if (said === word) return
    throw new Error(said)
  }
}

async function p95(url: string): Promise<number> {
  const times: number[] = []
  let left = requests
  const read = async () => {
    while (left-- > 0) {
      const begun = performance.now()
      const page = await fetch(url)
      await page.text()
      if (page.status !== 200) throw new Error(`${url}: ${page.status}`)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  times.sort((one, other) => one - other)
  return times[Math.floor(times.length * 0.95)] ?? Number.NaN
}
