import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openBodyHome } from '#app/body-home.ts'
import { openSheet } from '#app/open-sheet.ts'
import { openPlanIndex } from '#app/plan-index.ts'
import { largePlan, openPlanList, treeAround } from '#app/plan-list.ts'
import { openPlanTree, type PlanTree } from '#app/plan-tree.ts'
import { type PrintFormat, printSheet } from '#app/print-sheet.ts'
import { openSource } from '#app/source-of.ts'
import { openHistory } from '#app/statement-history.ts'
import { refuse } from './errors.tsx'
import { fileResponse } from './file-response.ts'
import { keepPage, sendKept } from './kept-page.ts'
import { HistoryPage } from './pages/history-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { NotPrintedPage } from './pages/not-printed-page.tsx'
import { PlanListPage } from './pages/plan-list-page.tsx'
import { PlanPage } from './pages/plan-page.tsx'
import { PrintPage } from './pages/print-page.tsx'
import { SheetPage } from './pages/sheet-page.tsx'
import { noFormWords } from './parts/format-names.ts'
import { renderPage } from './parts/page.tsx'
import { frameOf, numberIn, searchIn, type Web } from './web-context.ts'

const lists = new Set(['observations', 'budgets', 'evaluations', 'narratives'])

async function sheetPage(web: Web, path: string, item: string, year: number | undefined): Promise<string | undefined> {
  const open = await openSheet(web.app, item, year)
  if (!open) return undefined
  const { plan, view } = open
  const tree = await treeBeside(web, plan.id, item, view.fiscalYear)
  return tree && renderPage(<SheetPage frame={await frameOf(web, path, 'staff')} open={open} tree={tree} />)
}

const indexOf = ({ app, cache }: Web, plan: string) => cache.of(`index ${plan}`, () => openPlanIndex(app, plan))

/** The whole tree as the way to other sheets; of a large plan what stands around this one. */
async function treeBeside(web: Web, plan: string, item: string, year: number): Promise<PlanTree | undefined> {
  const { app, cache } = web
  const index = await indexOf(web, plan)
  if (index && index.items.length > largePlan) return treeAround(app, index, item, year)
  return cache.of(`tree ${plan} ${year}`, () => openPlanTree(app, plan, year))
}

/** A small plan is one page, a large one is searched and shown page by page. */
async function planPage(web: Web, c: Context, id: string): Promise<string | undefined> {
  const { app } = web
  const year = numberIn(c, 'year')
  const frame = await frameOf(web, c.req.path, 'staff')
  const index = await indexOf(web, id)
  if (!index || index.items.length <= largePlan) {
    const tree = await openPlanTree(app, id, year)
    return tree && renderPage(<PlanPage frame={frame} tree={tree} />)
  }
  const search = searchIn(c)
  const list = await openPlanList(app, index, search, { fiscalYear: year, page: numberIn(c, 'page') })
  return renderPage(<PlanListPage frame={frame} index={index} list={list} search={search} />)
}

function addSheetFile(server: OpenAPIHono, web: Web): void {
  const { app } = web
  server.get('/sheets/:item/:file{sheet\\.(?:xlsx|docx|pptx|pdf)}', async (c) => {
    const format = c.req.param('file').slice('sheet.'.length) as PrintFormat
    const open = await openSheet(app, c.req.param('item'), numberIn(c, 'year'))
    const file = open && (await printSheet(app, open.view, format))
    if (!open) return refuse(c, 404)
    if (file && file.problems.length > 0 && c.req.query('anyway') === undefined) {
      const frame = await frameOf(web, c.req.path, 'staff')
      return c.html(renderPage(<NotPrintedPage frame={frame} view={open.view} format={format} problems={file.problems} />))
    }
    return file ? fileResponse(c, file) : refuse(c, 404, noFormWords(format))
  })
}

/** Pages of the staff on which nothing is changed: home, plans, sheets, histories. */
export function addStaffRoutes(server: OpenAPIHono, web: Web): void {
  const { app, cache } = web

  server.get('/', async (c) => {
    const frame = await frameOf(web, c.req.path, 'staff')
    return c.html(renderPage(<HomePage frame={frame} home={await openBodyHome(app)} />))
  })

  server.get('/plans/:id', async (c) => {
    const { id } = c.req.param()
    const asked = new URLSearchParams(c.req.query())
    asked.sort()
    return sendKept(c, await cache.of(`plan ${id} ${asked}`, async () => keepPage(await planPage(web, c, id))))
  })

  server.get('/sheets/:item', async (c) => {
    const item = c.req.param('item')
    const year = numberIn(c, 'year')
    const page = await cache.of(`sheet ${item} ${year}`, async () => keepPage(await sheetPage(web, c.req.path, item, year)))
    return sendKept(c, page)
  })

  server.get('/sheets/:item/print', async (c) => {
    const open = await openSheet(app, c.req.param('item'), numberIn(c, 'year'))
    if (!open) return refuse(c, 404)
    return c.html(renderPage(<PrintPage frame={await frameOf(web, c.req.path, 'staff')} open={open} now={app.now()} />))
  })

  addSheetFile(server, web)
  server.get('/statements/:list/:id', async (c) => {
    const { list, id } = c.req.param()
    const history = lists.has(list) ? await openHistory(app, id) : undefined
    if (!history) return refuse(c, 404)
    const source = await openSource(app, (history.versions.find(({ current }) => current) ?? history.versions[0])?.id ?? id)
    return c.html(renderPage(<HistoryPage frame={await frameOf(web, c.req.path, 'staff')} history={history} source={source} />))
  })
}
