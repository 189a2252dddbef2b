import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { checkHandedIn } from '#app/check-machine-readable.ts'
import { refuse } from './errors.tsx'
import { filesOf } from './import-routes.tsx'
import { OpenDataCheckPage } from './pages/open-data-check-page.tsx'
import { renderPage } from './parts/page.tsx'
import { frameOf, type Web } from './web-context.ts'

/** Where files are checked before they are published. */
export const openDataCheckPath = '/publish/check'

async function checkFiles(c: Context, web: Web): Promise<Response> {
  const files = await filesOf(await c.req.formData())
  if (files.length === 0) return refuse(c, 422, 'ファイルが選ばれていません。点検するファイルを選んでください。')
  const reports = await checkHandedIn(files)
  return c.html(renderPage(<OpenDataCheckPage frame={await frameOf(web, c.req.path, 'staff')} reports={reports} />))
}

/** The check of files before they are published (公開データの点検): nothing of them is kept. */
export function addOpenDataRoutes(server: OpenAPIHono, web: Web): void {
  server.get(openDataCheckPath, async (c) =>
    c.html(renderPage(<OpenDataCheckPage frame={await frameOf(web, c.req.path, 'staff')} />)),
  )
  server.post(openDataCheckPath, (c) => checkFiles(c, web))
}
