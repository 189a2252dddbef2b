import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { findScheme } from '#app/app.ts'
import { hasSlideForm } from '#app/find-form.ts'
import { downloadIssue, findIssue, type MadePack, recordIssue, sinceIssue, sinceTime } from '#app/issue-pack.ts'
import { countSheets, openPackContents } from '#app/pack-contents.ts'
import { findPlanCard } from '#app/plan-card.ts'
import { printPack } from '#app/print-pack.ts'
import { printPlan } from '#app/print-plan.ts'
import type { PrintEnd, PrintWork } from '#app/print-work.ts'
import type { Run } from '#app/runs.ts'
import { refuse } from './errors.tsx'
import { fileResponse } from './file-response.ts'
import { PackPage } from './pages/pack-page.tsx'
import { PrintEndPage, printSteps } from './pages/print-end-page.tsx'
import type { RunWords } from './pages/run-page.tsx'
import { formatCount } from './parts/count-words.ts'
import { noFormWords } from './parts/format-names.ts'
import { renderPage } from './parts/page.tsx'
import { showRun } from './show-run.tsx'
import { frameOf, nameIn, numberIn, type Web } from './web-context.ts'

const formats = ['xlsx', 'docx', 'pptx', 'pdf'] as const
/** A time as a form's field gives it, of Japan. */
const instantIn = (typed: string | undefined) =>
  typed !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(typed)
    ? new Date(`${typed.slice(0, 16)}:00+09:00`).toISOString()
    : undefined
/** A small pack is ready before a page would be looked at. */
const patienceMs = 4_000

async function showChoice(c: Context, web: Web, plan: string, year: number | undefined, problem?: string): Promise<Response> {
  const card = await findPlanCard(web.app, plan)
  const fiscalYear = year ?? card?.years[0]
  const contents = card && fiscalYear !== undefined ? await openPackContents(web.app, plan, fiscalYear) : undefined
  if (!card || !contents) return refuse(c, 404)
  const frame = await frameOf(web, c.req.path, 'staff')
  const page = <PackPage frame={frame} plan={plan} contents={contents} years={card.years} problem={problem} />
  return c.html(renderPage(page), problem ? 409 : 200)
}

async function begin(c: Context, web: Web, plan: string): Promise<Response> {
  const form = await c.req.formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? nameIn(value) : undefined
  }
  const fiscalYear = Number(text('year'))
  const [name, date, place, number] = ['meeting', 'date', 'place', 'number'].map(text)
  const parts = form.getAll('part').filter((value) => typeof value === 'string')
  if (!Number.isInteger(fiscalYear)) return refuse(c, 400, '年度の指定が読み取れません。')
  if (name === undefined) return showChoice(c, web, plan, fiscalYear, '会議の名称を入れてください。')
  if (parts.length === 0) return showChoice(c, web, plan, fiscalYear, '資料を一つ以上選んでください。')
  const counted = await countSheets(web.app, plan)
  if (!counted) return refuse(c, 404)
  const [issue, time] = [text('issue'), instantIn(text('since'))]
  const since = issue !== undefined ? await sinceIssue(web.app, plan, issue) : time && sinceTime(time)
  if (issue !== undefined && !since)
    return showChoice(c, web, plan, fiscalYear, 'その配布した版の記録はありません。選び直してください。')
  const isDate = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date)
  const run = await web.prints.begin(
    {
      title: `${name}の資料`,
      plan: { id: plan, title: counted.title },
      fiscalYear,
      total: counted.sheets,
      print: (watch) =>
        printPack(web.app, {
          plan,
          fiscalYear,
          format: text('format') === 'xlsx' ? 'xlsx' : 'pdf',
          meeting: { name, ...(isDate ? { date } : {}), ...(place ? { place } : {}), ...(number ? { number } : {}) },
          draft: text('state') !== 'final',
          since: since || undefined,
          parts,
          watch,
        }),
    },
    patienceMs,
  )
  return c.redirect(`/prints/${run.id}`, 303)
}

async function beginPlan(c: Context, web: Web, plan: string): Promise<Response> {
  const form = await c.req.formData()
  const fiscalYear = Number(form.get('year'))
  const format = formats.find((one) => one === form.get('format'))
  if (!Number.isInteger(fiscalYear) || format === undefined) return refuse(c, 400, '年度か形式の指定が読み取れません。')
  const counted = await countSheets(web.app, plan)
  if (!counted) return refuse(c, 404)
  const scheme = findScheme(web.app, (await findPlanCard(web.app, plan))?.scheme.name)
  if (format === 'pptx' && !(scheme && (await hasSlideForm(web.app, scheme)))) return refuse(c, 404, noFormWords(format))
  const print: PrintWork['print'] = (watch) => printPlan(web.app, { plan, fiscalYear, format, watch })
  const work = { title: `${counted.title}の評価票`, plan: { id: plan, title: counted.title }, fiscalYear, print }
  const run = await web.prints.begin({ ...work, total: counted.sheets }, patienceMs)
  return c.redirect(`/prints/${run.id}`, 303)
}

type PrintRun = Run<PrintWork, PrintEnd>

/** What a print is called on its page (印刷の進み). */
const wordsOf = ({ id, matter }: PrintRun): RunWords => ({
  title: `${matter.title}をつくっています`,
  steps: printSteps(matter),
  say: (done) =>
    done < matter.total
      ? `評価票 ${formatCount(matter.total)} 件のうち ${formatCount(done)} 件を組みました。`
      : `評価票 ${formatCount(matter.total)} 件を組みました。ファイルにまとめています。`,
  stop: { action: `/prints/${encodeURIComponent(id)}/stop`, leaves: '止めると、ここまでに組んだものは残りません。' },
})

/** How far a print is; then what came of it. */
async function showPrint(c: Context, web: Web, run: PrintRun): Promise<Response> {
  const { id, matter, outcome } = run
  if (outcome === undefined) return showRun(c, web, run, wordsOf(run))
  c.header('cache-control', 'no-store')
  const frame = await frameOf(web, c.req.path, 'staff')
  const made = madeOf(outcome)
  const issue = made && (await findIssue(web.app, made))
  return c.html(renderPage(<PrintEndPage frame={frame} id={id} work={matter} outcome={outcome} issue={issue} />))
}

/** The pack that a print came to; a paper of sheets is none. */
function madeOf(outcome: PrintRun['outcome']): MadePack | undefined {
  const file = outcome && 'file' in outcome ? outcome.file : undefined
  return file?.pack && { ...file, pack: file.pack }
}

async function record(c: Context, web: Web, id: string): Promise<Response> {
  const made = madeOf(web.prints.look(id)?.outcome)
  if (!made) return refuse(c, 404, 'この資料はもうありません。もう一度つくってください。')
  await recordIssue(web.app, made)
  return c.redirect(`/prints/${encodeURIComponent(id)}`, 303)
}

/** Committee packs (会議資料), sheets on the body's own form (様式で出力), and the prints that are under way. */
export function addPackRoutes(server: OpenAPIHono, web: Web): void {
  server.get('/plans/:id/pack', (c) => showChoice(c, web, c.req.param('id'), numberIn(c, 'year')))
  server.post('/plans/:id/paper', (c) => beginPlan(c, web, c.req.param('id')))
  server.post('/plans/:id/pack', (c) => begin(c, web, c.req.param('id')))

  server.get('/prints/:id', async (c) => {
    const run = web.prints.look(c.req.param('id'))
    if (!run) return refuse(c, 404, 'この印刷はもうありません。もう一度つくってください。')
    return showPrint(c, web, run)
  })
  server.post('/prints/:id/stop', (c) => {
    const id = c.req.param('id')
    web.prints.stop(id)
    return c.redirect(`/prints/${encodeURIComponent(id)}`, 303)
  })
  server.post('/prints/:id/record', (c) => record(c, web, c.req.param('id')))
  server.get('/packs/:id/file', async (c) => {
    const file = await downloadIssue(web.app, c.req.param('id'))
    return file ? fileResponse(c, file) : refuse(c, 404)
  })
  server.get('/prints/:id/file', (c) => {
    const outcome = web.prints.look(c.req.param('id'))?.outcome
    if (!outcome || !('file' in outcome)) return refuse(c, 404, 'このファイルはもうありません。もう一度つくってください。')
    return fileResponse(c, outcome.file)
  })
}
