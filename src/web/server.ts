import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { handOutSheets } from '#app/hand-out.ts'
import { doPrint } from '#app/print-work.ts'
import { createImportRunner, type ImportRunner } from '#app/run-import-jobs.ts'
import { createRuns } from '#app/runs.ts'
import { addApi } from './api.ts'
import { type Assets, findAssets } from './assets.ts'
import { addEditRoutes } from './edit-routes.tsx'
import { refuse } from './errors.tsx'
import { type StaffFrom, sameOriginOnly, staffOnly } from './guard.ts'
import { addHandOutRoutes } from './hand-out-routes.tsx'
import { addImportRoutes } from './import-routes.tsx'
import { addOpenDataRoutes, openDataCheckPath } from './open-data-routes.tsx'
import { addPackRoutes } from './pack-routes.tsx'
import { icon } from './parts/icon.ts'
import { addPublicRoutes } from './public-routes.tsx'
import { addPublishRoutes } from './publish-routes.tsx'
import { createRenderCache, type RenderCache } from './render-cache.ts'
import { addReviewRoutes } from './review-routes.tsx'
import { safeHeaders } from './safe-headers.ts'
import { addSchemeRoutes } from './scheme-routes.tsx'
import { addStaffRoutes } from './staff-routes.tsx'
import { giveWeb, type LongWork, type Web } from './web-context.ts'

/** Longest a page may be shown after another process changed the same database. */
const freshMs = 2_000
const mebibyte = 1024 * 1024
const mostImport = 200 * mebibyte
const mostForm = 2 * mebibyte

export interface ServerOptions {
  app: App
  /** Default: built ones where the program is built. */
  assets?: Assets
  /** Who may open staff pages until there are accounts. Default: only this machine. */
  staffFrom?: StaffFrom
  /** Where our own mistakes are told; the reader gets a page without them. */
  report?: (error: unknown) => void
}

function addAssets(server: OpenAPIHono, assets: Assets): void {
  server.get('/assets/*', async (c): Promise<Response> => {
    const file = assets.read(c.req.path)
    if (!file) return refuse(c, 404)
    const kept = assets.island('keys') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': kept })
  })
  server.get('/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' }))
}

/** Paths that files are handed to. */
const takesFiles = (path: string) => path === '/import' || path === '/schemes/drafts' || path === openDataCheckPath

const isOpen = (path: string) => /^\/(public|api|assets|healthz|icon\.svg)(\/|$)/.test(path)

/** What goes on apart from the requests that began it. */
const createLongWork = (app: App, { changed }: RenderCache, report: (error: unknown) => void): LongWork => ({
  accepts: createRuns(({ document, choice }, watch) => acceptDrafts(app, document, choice, watch), {
    report,
    changed,
    idOf: ({ document }) => document,
  }),
  handOuts: createRuns((wanted, watch) => handOutSheets(app, wanted, watch), { report }),
  prints: createRuns(doPrint, { report }),
})

/** The site, and what reads files in its background. */
export interface Site {
  server: OpenAPIHono
  jobs: ImportRunner
}

/** The whole site: staff pages, public pages, the public data and the health check. */
export const createServer = (options: ServerOptions): OpenAPIHono => createSite(options).server

/** The same, with the runner of its import jobs: whoever serves the site starts and closes it. */
export function createSite({ app, assets = findAssets(), staffFrom = 'loopback', report = console.error }: ServerOptions): Site {
  const server = new OpenAPIHono()
  const cache = createRenderCache(freshMs)
  const jobs = createImportRunner(app, { report, changed: cache.changed })
  const web: Web = { app, assets, cache, jobs, ...createLongWork(app, cache, report) }
  const guard = staffOnly(staffFrom)
  server.use(giveWeb(web))
  server.use(safeHeaders)
  server.use((c: Context, next: Next) => (isOpen(c.req.path) ? next() : guard(c, next)))
  server.use(sameOriginOnly)
  const limitImport = bodyLimit({ maxSize: mostImport, onError: (over) => refuse(over, 413) })
  const limitForm = bodyLimit({ maxSize: mostForm, onError: (over) => refuse(over, 413) })
  server.post('*', (c: Context, next: Next) => (takesFiles(c.req.path) ? limitImport : limitForm)(c, next))
  server.get('/healthz', (c) => c.text('ok'))
  addAssets(server, assets)
  addApi(server, web)
  addPublicRoutes(server, web)
  addStaffRoutes(server, web)
  addImportRoutes(server, web)
  addHandOutRoutes(server, web)
  addPackRoutes(server, web)
  addReviewRoutes(server, web)
  addEditRoutes(server, web)
  addPublishRoutes(server, web)
  addOpenDataRoutes(server, web)
  addSchemeRoutes(server, web)
  server.notFound((c) => refuse(c, 404))
  server.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return refuse(c, error.status)
    report(error)
    return refuse(c, 500)
  })
  return { server, jobs }
}
