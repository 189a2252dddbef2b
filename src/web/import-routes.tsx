import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { DocumentView } from '#app/document-view.ts'
import { importDocument } from '#app/import-document.ts'
import { importExchange } from '#app/import-exchange.ts'
import { listDocuments } from '#app/list-documents.ts'
import { openReview } from '#app/review.ts'
import { refuse } from './errors.tsx'
import { type ImportOutcome, ImportPage } from './pages/import-page.tsx'
import { renderPage } from './parts/page.tsx'
import { frameOf, type Web } from './web-context.ts'

const mostRecent = 10

async function importFile({ app }: Web, file: File, scheme: string | undefined): Promise<ImportOutcome> {
  const handed = { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, ...(scheme ? { scheme } : {}) }
  const result = /\.json$/i.test(file.name) ? await importExchange(app, handed) : await importDocument(app, handed)
  return { name: file.name, message: result.message, ok: result.outcome !== 'failed', document: result.document }
}

/** What became of a document, told again from the document itself. */
async function tellAgain({ app }: Web, { id, name, failed, drafts }: DocumentView): Promise<ImportOutcome> {
  if (!failed) {
    const message = drafts > 0 ? `${drafts} 件の下書きが確認を待っています。` : '新しく確かめることはありません。'
    return { name, message, ok: true, document: id }
  }
  const why = (await openReview(app, id))?.findings[0]?.message
  return { name, message: why ?? '読み取れませんでした。', ok: false, document: id }
}

/** The outcomes of the import that led here. */
async function outcomesOf(c: Context, web: Web, documents: DocumentView[]): Promise<ImportOutcome[]> {
  const wanted = c.req.queries('done') ?? []
  const found = wanted.flatMap((id) => documents.find((known) => known.id === id) ?? [])
  return Promise.all(found.map((document) => tellAgain(web, document)))
}

/** Import (取込): the form, and the files handed in. */
export function addImportRoutes(server: OpenAPIHono, web: Web): void {
  server.get('/import', async (c) => {
    const done = c.req.queries('done') ?? []
    const documents = await listDocuments(web.app, { limit: Math.max(mostRecent, done.length) })
    const schemes = web.app.schemes.map(({ name, title, body }) => ({ name, title, body: body.name }))
    return c.html(
      renderPage(
        <ImportPage
          frame={await frameOf(web, c.req.path, 'staff')}
          schemes={schemes}
          outcomes={await outcomesOf(c, web, documents)}
          recent={documents.slice(0, mostRecent)}
        />,
      ),
    )
  })

  server.post('/import', async (c) => {
    const form = await c.req.formData()
    const files = form.getAll('file').filter((entry) => entry instanceof File && entry.name !== '') as File[]
    if (files.length === 0) return refuse(c, 422, 'ファイルが選ばれていません。取り込むファイルを選んでください。')
    const scheme = form.get('scheme')
    const outcomes: ImportOutcome[] = []
    for (const file of files)
      outcomes.push(await importFile(web, file, typeof scheme === 'string' && scheme ? scheme : undefined))
    web.cache.changed()
    if (c.req.header('accept')?.includes('application/json')) return c.json({ outcomes })
    const [only] = outcomes
    if (outcomes.length === 1 && only?.ok && only.document)
      return c.redirect(`/documents/${encodeURIComponent(only.document)}`, 303)
    const done = outcomes.flatMap(({ document }) => (document ? [`done=${encodeURIComponent(document)}`] : []))
    return c.redirect(`/import?${done.join('&')}`, 303)
  })
}
