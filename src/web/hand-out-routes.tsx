import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { openBodyHome } from '#app/body-home.ts'
import type { HandOutMade, HandOutWanted } from '#app/hand-out.ts'
import { openHandOutChoice } from '#app/hand-out-choice.ts'
import { downloadHandedOut, downloadHandOut, listHandOutCards, openHandOut } from '#app/open-hand-out.ts'
import type { Run } from '#app/runs.ts'
import { tellFillers } from '#app/tell-filler.ts'
import { refuse } from './errors.tsx'
import { fileResponse } from './file-response.ts'
import { HandOutPage } from './pages/hand-out-page.tsx'
import { HandOutChoicePage, HandOutsPage } from './pages/hand-outs-page.tsx'
import { RunEndPage, type RunWords } from './pages/run-page.tsx'
import { formatCount } from './parts/count-words.ts'
import { renderPage } from './parts/page.tsx'
import type { Step } from './parts/trail.tsx'
import { showRun } from './show-run.tsx'
import { frameOf, nameIn, type Web } from './web-context.ts'

const mostRecent = 20
/** A few sheets are usually printed before a page would be looked at. */
const patienceMs = 3_000
const failed = '思わぬ問題が起きて途中で止まりました。何も配布していません。もう一度試してください。'

async function showChoice(c: Context, web: Web, plan: string, problem?: string): Promise<Response> {
  const choice = await openHandOutChoice(web.app, plan)
  if (!choice) return refuse(c, 404)
  const frame = await frameOf(web, '/hand-outs', 'staff')
  return c.html(renderPage(<HandOutChoicePage frame={frame} choice={choice} problem={problem} />), problem ? 409 : 200)
}

async function begin(c: Context, web: Web): Promise<Response> {
  const form = await c.req.formData()
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  const [plan = ''] = texts('plan')
  const year = Number(texts('year')[0])
  if (!Number.isInteger(year) || year < 1868 || year > 2999) return refuse(c, 400, '年度の指定が読み取れません。')
  const items = texts('items').flatMap((text) => text.split(/\r?\n/).flatMap((line) => line.trim() || []))
  const run = await web.handOuts.begin({ plan, fiscalYear: year, sections: texts('section'), items }, patienceMs)
  if (run.outcome && 'refused' in run.outcome) return showChoice(c, web, plan, run.outcome.refused.message)
  return go(c, web, run)
}

type HandOutRun = Run<HandOutWanted, HandOutMade>

const choiceOf = ({ plan }: HandOutWanted) => `/hand-outs?plan=${encodeURIComponent(plan)}`
const stepsOf = ({ matter }: HandOutRun): Step[] => [
  { title: '配布', href: '/hand-outs' },
  { title: '配布する評価票', href: choiceOf(matter) },
]

/** What the printing of a hand-out is called on its page (配布ファイルの作成の進み). */
const wordsOf = (run: HandOutRun): RunWords => ({
  title: '配布ファイルをつくっています',
  steps: stepsOf(run),
  say: (done, total) =>
    total === undefined
      ? '評価票を数えています。'
      : `評価票 ${formatCount(total)} 件のうち ${formatCount(done)} 件をつくりました。`,
  stop: {
    action: `/hand-outs/making/${encodeURIComponent(run.id)}/stop`,
    leaves: '止めると、何も配布しません。ここまでにつくったファイルは残りません。',
  },
})

/** On to what came of a run, or to how far it is. */
async function go(c: Context, web: Web, run: HandOutRun): Promise<Response> {
  const { outcome, id } = run
  if (outcome === undefined) return c.redirect(`/hand-outs/making/${id}`, 303)
  if ('handOut' in outcome) return c.redirect(`/hand-outs/${encodeURIComponent(outcome.handOut)}`, 303)
  const notice = 'refused' in outcome ? { text: outcome.refused.message } : { text: failed, isProblem: true }
  const back = { title: '配布する評価票を選び直す', href: choiceOf(run.matter) }
  const frame = await frameOf(web, c.req.path, 'staff')
  const title = '配布ファイルはできていません'
  return c.html(renderPage(<RunEndPage frame={frame} title={title} steps={stepsOf(run)} notice={notice} back={back} />))
}

async function showMaking(c: Context, web: Web, id: string): Promise<Response> {
  const run = web.handOuts.look(id)
  if (!run) return refuse(c, 404)
  return run.outcome ? go(c, web, run) : showRun(c, web, run, wordsOf(run))
}

/** Handing out (配布) and what came back (回収). */
export function addHandOutRoutes(server: OpenAPIHono, web: Web): void {
  const { app } = web
  server.get('/hand-outs', async (c) => {
    const plan = c.req.query('plan')
    if (plan !== undefined) return showChoice(c, web, plan)
    const { plans } = await openBodyHome(app)
    const cards = await listHandOutCards(app, mostRecent)
    const frame = await frameOf(web, c.req.path, 'staff')
    return c.html(renderPage(<HandOutsPage frame={frame} plans={plans} cards={cards} />))
  })
  server.post('/hand-outs', (c) => begin(c, web))

  server.get('/hand-outs/making/:id', (c) => showMaking(c, web, c.req.param('id')))
  server.post('/hand-outs/making/:id/stop', (c) => {
    const id = c.req.param('id')
    web.handOuts.stop(id)
    return c.redirect(`/hand-outs/making/${encodeURIComponent(id)}`, 303)
  })

  server.get('/hand-outs/:id', async (c) => {
    const open = await openHandOut(app, c.req.param('id'))
    if (!open) return refuse(c, 404)
    const frame = await frameOf(web, c.req.path, 'staff')
    return c.html(renderPage(<HandOutPage frame={frame} {...open} open={c.req.query('open') !== undefined} />))
  })

  server.post('/hand-outs/:id/fillers', async (c) => {
    const names = [...(await c.req.formData())].flatMap(([field, value]) => {
      const filledBy = typeof value === 'string' ? nameIn(value) : undefined
      return field.startsWith('by ') && filledBy !== undefined ? [{ document: field.slice(3), filledBy }] : []
    })
    await tellFillers(app, names)
    web.cache.changed()
    return c.redirect(`/hand-outs/${encodeURIComponent(c.req.param('id'))}`, 303)
  })

  server.get('/hand-outs/:id/files.zip', async (c) => {
    const file = await downloadHandOut(app, c.req.param('id'))
    return file ? fileResponse(c, file) : refuse(c, 404)
  })

  server.get('/hand-outs/:id/files/:nth', async (c) => {
    const nth = c.req.param('nth')
    const file = /^[1-9]\d{0,5}$/.test(nth) ? await downloadHandedOut(app, c.req.param('id'), Number(nth)) : undefined
    return file ? fileResponse(c, file) : refuse(c, 404)
  })
}
