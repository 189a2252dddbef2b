// p95 of the sheet page and the public page at 50 concurrent requests on the demonstration data, and the time from start to first page.
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLink, serveApart } from './served.ts'

const concurrency = 50
const requests = 2_000
const agent = new Agent({ keepAlive: true, maxSockets: concurrency })

function request(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    get(url, { agent }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200 ? resolve(performance.now() - begun) : reject(new Error(`${url}: ${response.statusCode}`)),
      )
    }).once('error', reject)
  })
}

async function load(url: string): Promise<{ p50: number; p95: number; perSecond: number }> {
  for (let i = 0; i < 200; i++) await request(url)
  const times: number[] = []
  let left = requests
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) times.push(await request(url))
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  return {
    p50: times[Math.floor(times.length * 0.5)] ?? Number.NaN,
    p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    perSecond: requests / seconds,
  }
}

const folder = await mkdtemp(join(tmpdir(), 'shirube-bench-'))
try {
  const first = await serveApart(folder) // fills the folder with the demonstration
  await first.stop()

  const begun = performance.now()
  const { address, stop } = await serveApart(folder)
  await fetch(address).then((page) => page.text())
  const start = performance.now() - begun

  const plan = await firstLink(address, '/', /^\/plans\//)
  const sheet = await firstLink(address, plan, /^\/sheets\//)
  const publication = await firstLink(address, '/public', /^\/public\/[^/]+\/items\//).catch(() => undefined)
  const rows: [string, string, string][] = [['start to first page, existing folder', `${(start / 1000).toFixed(2)} s`, '≤ 3 s']]
  for (const [name, path, most] of [
    ['sheet page', sheet, '≤ 50 ms'],
    ['public page', publication, '≤ 20 ms'],
  ] as const) {
    if (!path) throw new Error(`no ${name} found on the demonstration data`)
    const { p50, p95, perSecond } = await load(address + path)
    rows.push([
      `${name}, p95 at ${concurrency} concurrent`,
      `${p95.toFixed(1)} ms (p50 ${p50.toFixed(1)} ms, ${perSecond.toFixed(0)}/s)`,
      most,
    ])
  }
  await stop()
  for (const row of rows) console.log(row.join(' | '))
} finally {
  agent.destroy()
  await rm(folder, { recursive: true, force: true })
}
