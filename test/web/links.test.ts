import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadDemonstration } from '#app/load-demonstration.ts'
import { openApp } from '#app/open-app.ts'
import { readSourceAssets } from '#web/assets.ts'
import { createServer } from '#web/server.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Every address of this site on a page, without its fragment. */
const linksOn = (html: string): string[] =>
  [...html.matchAll(/\s(?:href|src)="(\/[^"#]*)/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'))

it('every link of every page of the demonstration leads somewhere', { timeout: 120_000 }, async () => {
  const { app, database } = await openApp({
    location: { memory: true },
    schemeFolder: at('schemes'),
    user: { id: 'tester', name: '担当者' },
    now: () => '2026-04-01T00:00:00.000Z',
  })
  await loadDemonstration(app, at('examples'))
  const reported: unknown[] = []
  const server = createServer({ app, assets: readSourceAssets(), report: (error) => reported.push(error) })
  const seen = new Set(['/', '/public'])
  const broken: string[] = []
  for (const path of seen) {
    const answer = await server.request(path)
    if (answer.status !== 200) broken.push(`${answer.status} ${path}`)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const links = linksOn(await answer.text())
    // One history and one source are like another: a few of each kind are walked.
    for (const link of links)
      if (!/^\/(statements|public\/[^/]+\/source)\//.test(link) || links.indexOf(link) % 40 === 0) seen.add(link)
  }
  expect(broken).toEqual([])
  expect(reported).toEqual([])
  expect(seen.size).toBeGreaterThan(100)
  await database.close()
})
