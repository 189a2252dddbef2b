import type { Context } from 'hono'
import type { Run } from '#app/runs.ts'
import { RunPage, type RunWords } from './pages/run-page.tsx'
import { renderPage } from './parts/page.tsx'
import { frameOf, type Web } from './web-context.ts'

const refreshSeconds = 2

/** The page of work that goes on (進行中の作業): never kept, and asked for anew by the browser itself unless its reader stops that. */
export async function showRun(c: Context, web: Web, run: Run<unknown, unknown>, words: RunWords): Promise<Response> {
  const isStill = c.req.query('still') !== undefined
  if (!isStill) c.header('refresh', `${refreshSeconds}`)
  c.header('cache-control', 'no-store')
  const frame = await frameOf(web, c.req.path, 'staff')
  return c.html(renderPage(<RunPage frame={frame} run={run} words={words} refreshSeconds={refreshSeconds} isStill={isStill} />))
}
