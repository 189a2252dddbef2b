import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openBodyHome } from '#app/body-home.ts'
import { checkPlan } from '#app/check-plan.ts'
import { exportExchange } from '#app/export-exchange.ts'
import { previewPublication, publish } from '#app/publish.ts'
import { listPublications, readPublication } from '#app/read-publication.ts'
import { showFinding } from '#app/show-finding.ts'
import { refuse } from './errors.tsx'
import { PublishChoicePage, PublishPage } from './pages/publish-page.tsx'
import { renderPage } from './parts/page.tsx'
import { comparePublications } from './publication-changes.ts'
import { frameOf, numberIn, type Web } from './web-context.ts'

/** The publication before this one, of the same plan and year, and what would be different. */
async function changesSince({ app }: Web, plan: string, year: number) {
  const last = (await listPublications(app, plan)).find(({ fiscalYear }) => fiscalYear === year)
  const before = last && (await readPublication(app, last.id))
  const after = await exportExchange(app, { plan, fiscalYear: year })
  return { first: !before, changes: before && after ? comparePublications(before.exchange, after) : [] }
}

async function showPreview(c: Context, web: Web, plan: string, year: number): Promise<Response> {
  const preview = await previewPublication(web.app, plan, year)
  if (!preview) return refuse(c, 404)
  const findings = (await checkPlan(web.app, plan, year)) ?? []
  const notice = c.req.query('done') === 'findings' ? '指摘の選択を保存しました。' : undefined
  const { first, changes } = await changesSince(web, plan, year)
  const frame = await frameOf(web, c.req.path, 'staff')
  return c.html(
    renderPage(
      <PublishPage frame={frame} preview={preview} findings={findings} changes={changes} first={first} notice={notice} />,
    ),
  )
}

const planOf = (form: FormData) => ({ plan: String(form.get('plan')), year: Number(form.get('year')) })

/** Publishing (公表): choose, look, confirm. */
export function addPublishRoutes(server: OpenAPIHono, web: Web): void {
  const { app, cache } = web
  server.get('/publish', async (c) => {
    const plan = c.req.query('plan')
    const year = numberIn(c, 'year')
    if (plan !== undefined && year !== undefined) return showPreview(c, web, plan, year)
    const { plans } = await openBodyHome(app)
    return c.html(renderPage(<PublishChoicePage frame={await frameOf(web, c.req.path, 'staff')} plans={plans} />))
  })

  server.post('/publish/findings', async (c) => {
    const form = await c.req.formData()
    const { plan, year } = planOf(form)
    const shown = new Set(form.getAll('shown'))
    for (const id of form.getAll('all')) if (typeof id === 'string') await showFinding(app, id, shown.has(id))
    cache.changed()
    return c.redirect(`/publish?plan=${encodeURIComponent(plan)}&year=${year}&done=findings`, 303)
  })

  server.post('/publish', async (c) => {
    const form = await c.req.formData()
    const { plan, year } = planOf(form)
    if (!form.has('sure')) return refuse(c, 422, '公表する内容を確かめ、確認の欄に印を付けてください。')
    if (!Number.isInteger(year)) return refuse(c, 400, '年度の指定が読み取れません。')
    const published = await publish(app, plan, year)
    cache.changed()
    if ('refused' in published) return refuse(c, 409, published.refused.message)
    if ('unchanged' in published) return c.redirect(`/publish?plan=${encodeURIComponent(plan)}&year=${year}`, 303)
    return c.redirect(`/public/${encodeURIComponent(published.publication)}`, 303)
  })
}
