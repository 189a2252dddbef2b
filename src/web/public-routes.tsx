import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { findScheme } from '#app/app.ts'
import { type DownloadKind, downloadPublished } from '#app/download.ts'
import type { Publication } from '#app/publication.ts'
import {
  listPublications,
  openPublicHome,
  openPublicPlan,
  openPublicSheet,
  type PublicPlan,
  readPublication,
} from '#app/read-publication.ts'
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
import { frameOf, type Web } from './web-context.ts'

/** A publication never changes: read once and kept for as long as nothing else needs the room. */
const publicationOf = ({ app, cache }: Web, id: string) => cache.of(`publication ${id}`, () => readPublication(app, id))

/** A page made once for all who read it, or a 404. */
async function shared(c: Context, web: Web, make: () => Promise<string | undefined>): Promise<Response> {
  return sendKept(c, await web.cache.of(`public ${c.req.path}`, async () => keepPage(await make())))
}

async function homePage(web: Web, path: string): Promise<string> {
  const home = await openPublicHome(web.app)
  const contents = new Map<string, Publication>()
  for (const { publication } of home.plans) {
    const content = await publicationOf(web, publication.id)
    if (content) contents.set(publication.id, content)
  }
  return renderPage(<PublicHomePage frame={await frameOf(web, path, 'public')} home={home} contents={contents} />)
}

/** A plan's publication in the version named, which need not be the newest. */
async function planPage(web: Web, path: string, id: string): Promise<string | undefined> {
  const content = await publicationOf(web, id)
  if (!content) return undefined
  const newest = await openPublicPlan(web.app, content.plan.id, content.fiscalYear)
  if (!newest) return undefined
  const current = newest.publication.id === id
  const plan: PublicPlan = {
    publication: { ...newest.publication, id, version: content.version, publishedAt: content.publishedAt, hash: content.hash },
    summary: content.summary,
    changes: current ? newest.changes : [],
    others: newest.others,
  }
  const frame = await frameOf(web, path, 'public')
  return renderPage(
    <PublicPlanPage frame={frame} plan={plan} content={content} newer={current ? undefined : newest.publication.id} />,
  )
}

async function itemPage(web: Web, path: string, publication: string, item: string): Promise<string | undefined> {
  const open = await openPublicSheet(web.app, publication, item)
  if (!open) return undefined
  const scheme = findScheme(web.app, open.sheet.view.scheme)
  return renderPage(<PublicItemPage frame={await frameOf(web, path, 'public')} open={open} scheme={scheme} />)
}

const itemOf = (publication: Publication, statement: string) =>
  publication.sheets.find(({ view }) => JSON.stringify(view.sections).includes(`"${statement}"`))?.view.item

async function sourcePage(web: Web, path: string, publication: string, statement: string): Promise<string | undefined> {
  const content = await publicationOf(web, publication)
  const source = content && (await openPublicSource(web.app, publication, statement))
  if (!source) return undefined
  const frame = await frameOf(web, path, 'public')
  return renderPage(<PublicSourcePage frame={frame} publication={content} source={source} item={itemOf(content, statement)} />)
}

function addDownloads(server: OpenAPIHono, { app }: Web): void {
  const hand = async (c: Context, wanted: DownloadKind) => {
    const file = await downloadPublished(app, c.req.param('publication') ?? '', wanted)
    return file ? fileResponse(c, file) : refuse(c, 404, 'このデータはありません。様式の雛形がない評価票は、CSV で取り出せます。')
  }
  server.get('/public/:publication/exchange.json', (c) => hand(c, { kind: 'exchange' }))
  server.get('/public/:publication/package.zip', (c) => hand(c, { kind: 'package' }))
  server.get('/public/:publication/publication.json', (c) => hand(c, { kind: 'publication' }))
  server.get('/public/:publication/items/:item/sheet.xlsx', (c) => hand(c, { kind: 'xlsx', item: c.req.param('item') }))
  server.get('/public/:publication/items/:item/figures.csv', (c) => hand(c, { kind: 'csv', item: c.req.param('item') }))
}

/** The public side (公開ページ): reads publications and nothing else. */
export function addPublicRoutes(server: OpenAPIHono, web: Web): void {
  server.get('/public', (c) => shared(c, web, () => homePage(web, c.req.path)))
  server.get('/public/downloads', (c) =>
    shared(c, web, async () =>
      renderPage(
        <DownloadsPage frame={await frameOf(web, c.req.path, 'public')} publications={await listPublications(web.app)} />,
      ),
    ),
  )
  addDownloads(server, web)
  server.get('/public/:publication', (c) => shared(c, web, () => planPage(web, c.req.path, c.req.param('publication'))))
  server.get('/public/:publication/items/:item', (c) => {
    const { publication, item } = c.req.param()
    return shared(c, web, () => itemPage(web, c.req.path, publication, item))
  })
  server.get('/public/:publication/source/:statement', (c) => {
    const { publication, statement } = c.req.param()
    return shared(c, web, () => sourcePage(web, c.req.path, publication, statement))
  })
}
