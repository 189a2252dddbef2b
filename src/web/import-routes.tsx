import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type JobView, listImportJobs, openImportJob, resumeImportJob, startImportJob, stopImportJob } from '#app/import-job.ts'
import { listDocuments } from '#app/list-documents.ts'
import { refuse } from './errors.tsx'
import { ImportJobPage } from './pages/import-job-page.tsx'
import { ImportPage } from './pages/import-page.tsx'
import { renderPage } from './parts/page.tsx'
import { frameOf, nameIn, type Web } from './web-context.ts'

const mostRecent = 10
/** One small file is usually read before its page would be looked at: its review then comes at once. */
const patienceMs = 4_000

/** The files of a form, under the names that their browser gives them. */
export async function filesOf(form: FormData): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files = form.getAll('file').filter((entry) => entry instanceof File && entry.name !== '') as File[]
  return await Promise.all(files.map(async (file) => ({ name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()) })))
}

/** A name as the browser gives it, with its folders where a folder was dropped. It is only ever shown. */
const nameOf = ({ name }: File) =>
  name
    .replace(/\p{Cc}/gu, '')
    .replaceAll('\\', '/')
    .replace(/^\/+/, '')
    .normalize('NFC')
    .slice(-255)

/** Where to look next: one file that was read leads to its review, anything else to the job. */
function addressAfter(job: JobView | undefined, id: string): string {
  const [only] = job?.outcomes ?? []
  if (job?.state === 'done' && job.outcomes.length === 1 && only?.document && (only.kind === 'read' || only.kind === 'known'))
    return `/documents/${encodeURIComponent(only.document)}`
  return `/imports/${encodeURIComponent(id)}`
}

async function takeFiles(c: Context, web: Web): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesOf(form)
  if (files.length === 0) return refuse(c, 422, 'ファイルが選ばれていません。取り込むファイルを選んでください。')
  const scheme = form.get('scheme')
  const by = form.get('by')
  const filledBy = typeof by === 'string' ? nameIn(by) : undefined
  const id = await startImportJob(web.app, files, {
    ...(typeof scheme === 'string' && scheme ? { scheme } : {}),
    ...(filledBy === undefined ? {} : { filledBy }),
  })
  const settled = files.length === 1 ? web.jobs.settled(id, patienceMs) : undefined
  web.jobs.wake()
  await settled
  const address = addressAfter(await openImportJob(web.app, id), id)
  return c.req.header('accept')?.includes('application/json') ? c.json({ address }) : c.redirect(address, 303)
}

async function showImport(c: Context, web: Web): Promise<Response> {
  const { app } = web
  const schemes = app.schemes.map(({ name, title, body }) => ({ name, title, body: body.name }))
  return c.html(
    renderPage(
      <ImportPage
        frame={await frameOf(web, c.req.path, 'staff')}
        schemes={schemes}
        jobs={(await listImportJobs(app, mostRecent)).filter(({ total }) => total !== 1)}
        recent={await listDocuments(app, { limit: mostRecent })}
      />,
    ),
  )
}

/** Import (取込): the form, the files handed in, and the jobs that read them. */
export function addImportRoutes(server: OpenAPIHono, web: Web): void {
  const { app, jobs } = web
  server.get('/import', (c) => showImport(c, web))
  server.post('/import', (c) => takeFiles(c, web))

  server.get('/imports/:id', async (c) => {
    const job = await openImportJob(app, c.req.param('id'))
    if (!job) return refuse(c, 404)
    const frame = await frameOf(web, c.req.path, 'staff')
    const page = (
      <ImportJobPage
        frame={frame}
        job={job}
        showAll={c.req.query('all') !== undefined}
        isStill={c.req.query('still') !== undefined}
      />
    )
    return c.html(renderPage(page))
  })

  server.post('/imports/:id/stop', async (c) => {
    const id = c.req.param('id')
    await stopImportJob(app, id)
    return c.redirect(`/imports/${encodeURIComponent(id)}`, 303)
  })

  server.post('/imports/:id/resume', async (c) => {
    const id = c.req.param('id')
    await resumeImportJob(app, id)
    jobs.wake()
    return c.redirect(`/imports/${encodeURIComponent(id)}`, 303)
  })
}
