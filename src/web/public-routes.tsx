import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { findScheme } from '#app/app.ts'
import { type DownloadKind, downloadPublished } from '#app/download.ts'
import { largePlan, pageOfItems } from '#app/plan-list.ts'
import type { PrintFormat } from '#app/print-sheet.ts'
import { type IndexedRow, listPublishedRows } from '#app/published-row.ts'
import { listPublications, openPublication, openPublicHome, openPublicSheet, type PublicPlan } from '#app/read-publication.ts'
import { openPublicSource } from '#app/source-of.ts'
import { refuse } from './errors.tsx'
import { fileResponse } from './file-response.ts'
import { keepPage, sendKept } from './kept-page.ts'
import { DownloadsPage } from './pages/downloads-page.tsx'
import { PublicHomePage } from './pages/public-home-page.tsx'
import { PublicItemPage } from './pages/public-item-page.tsx'
import { PublicPlanPage } from './pages/public-plan-page.tsx'
import { PublicSourcePage } from './pages/public-source-page.tsx'
import { renderPage } from './parts/page.tsx'
import { frameOf, numberIn, searchIn, type Web } from './web-context.ts'

/** The rows of its list, of which a page may show a hundred. */
const rowsOf = ({ app, cache }: Web, id: string) => cache.of(`rows ${id}`, () => listPublishedRows(app, id))

/** A page made once for all who read it, or a 404; `asked`: what of the query it depends on. */
async function shared(c: Context, web: Web, make: () => Promise<string | undefined>, asked = ''): Promise<Response> {
  return sendKept(c, await web.cache.of(`public ${c.req.path} ${asked}`, async () => keepPage(await make())))
}

async function homePage(web: Web, path: string): Promise<string> {
  const home = await openPublicHome(web.app)
  const rows = new Map<string, IndexedRow[]>()
  for (const { publication } of home.plans) rows.set(publication.id, await rowsOf(web, publication.id))
  return renderPage(<PublicHomePage frame={await frameOf(web, path, 'public')} home={home} rows={rows} />)
}

/** A plan's publication in the version named, which need not be the newest; of a large plan the page of its list that is asked for. */
async function planPage(web: Web, c: Context, id: string): Promise<string | undefined> {
  const open = await web.cache.of(`public head ${id}`, () => openPublication(web.app, id))
  if (!open) return undefined
  const { head, plan: newest } = open
  const current = newest.publication.id === id
  const { version, publishedAt, hash, summary } = head
  const plan: PublicPlan = {
    publication: { ...newest.publication, id, version, publishedAt, hash },
    summary,
    changes: current ? newest.changes : [],
    others: newest.others,
  }
  const rows = await rowsOf(web, id)
  const search = searchIn(c)
  const listing = rows.length > largePlan ? { ...pageOfItems(rows, search, numberIn(c, 'page')), search } : undefined
  const newer = current ? undefined : newest.publication.id
  const frame = await frameOf(web, c.req.path, 'public')
  return renderPage(<PublicPlanPage frame={frame} plan={plan} content={head} rows={rows} listing={listing} newer={newer} />)
}

async function itemPage(web: Web, path: string, publication: string, item: string): Promise<string | undefined> {
  const open = await openPublicSheet(web.app, publication, item)
  if (!open) return undefined
  const scheme = findScheme(web.app, open.sheet.view.scheme)
  return renderPage(<PublicItemPage frame={await frameOf(web, path, 'public')} open={open} scheme={scheme} />)
}

async function sourcePage(web: Web, path: string, publication: string, statement: string): Promise<string | undefined> {
  const open = await web.cache.of(`public head ${publication}`, () => openPublication(web.app, publication))
  const found = open && (await openPublicSource(web.app, publication, statement))
  if (!found) return undefined
  const { item, ...source } = found
  const frame = await frameOf(web, path, 'public')
  return renderPage(<PublicSourcePage frame={frame} publication={open.head} source={source} item={item} />)
}

function addDownloads(server: OpenAPIHono, { app }: Web): void {
  const hand = async (c: Context, wanted: DownloadKind) => {
    const file = await downloadPublished(app, c.req.param('publication') ?? '', wanted)
    return file ? fileResponse(c, file) : refuse(c, 404, 'このデータはありません。様式の雛形がない評価票は、CSV で取り出せます。')
  }
  server.get('/public/:publication/exchange.json', (c) => hand(c, { kind: 'exchange' }))
  const bom = (c: Context) => c.req.query('bom') !== 'no'
  server.get('/public/:publication/package.zip', (c) => hand(c, { kind: 'package', bom: bom(c) }))
  server.get('/public/:publication/publication.json', (c) => hand(c, { kind: 'publication' }))
  server.get('/public/:publication/items/:item/:file{sheet\\.(?:xlsx|docx|pptx|pdf)}', (c) => {
    const format = c.req.param('file').slice('sheet.'.length) as PrintFormat
    return hand(c, { kind: 'sheet', item: c.req.param('item'), format })
  })
  server.get('/public/:publication/items/:item/figures.csv', (c) =>
    hand(c, { kind: 'csv', item: c.req.param('item'), bom: bom(c) }),
  )
}

/** The public side (公開ページ): reads publications and nothing else. */
export function addPublicRoutes(server: OpenAPIHono, web: Web): void {
  server.get('/public', (c) => shared(c, web, () => homePage(web, c.req.path)))
  server.get('/public/downloads', (c) =>
    shared(c, web, async () =>
      renderPage(
        <DownloadsPage
          frame={await frameOf(web, c.req.path, 'public')}
          publications={await listPublications(web.app)}
          licence={web.app.licence}
        />,
      ),
    ),
  )
  addDownloads(server, web)
  server.get('/public/:publication', (c) => {
    const asked = new URLSearchParams(c.req.query())
    asked.sort()
    return shared(c, web, () => planPage(web, c, c.req.param('publication')), `${asked}`)
  })
  server.get('/public/:publication/items/:item', (c) => {
    const { publication, item } = c.req.param()
    return shared(c, web, () => itemPage(web, c.req.path, publication, item))
  })
  server.get('/public/:publication/source/:statement', (c) => {
    const { publication, statement } = c.req.param()
    return shared(c, web, () => sourcePage(web, c.req.path, publication, statement))
  })
}
