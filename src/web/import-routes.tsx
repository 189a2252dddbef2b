import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { DocumentView } from '#app/document-view.ts'
import { importDocument } from '#app/import-document.ts'
import { importExchange } from '#app/import-exchange.ts'
import { listDocuments } from '#app/list-documents.ts'
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

/** The outcomes of the import that led here, told again from the documents themselves. */
function outcomesOf(c: Context, documents: DocumentView[]): ImportOutcome[] {
  const wanted = c.req.queries('done') ?? []
  return wanted.flatMap((id) => {
    const document = documents.find((known) => known.id === id)
    if (!document) return []
    const { name, failed, drafts, accepted } = document
    const message = failed
      ? '読み取れませんでした。'
      : drafts > 0
        ? `${drafts} 件の下書きを作りました。`
        : accepted > 0
          ? '新しく確かめることはありません。'
          : '下書きはありません。'
    return [{ name, message, ok: !failed, document: id }]
  })
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
          outcomes={outcomesOf(c, documents)}
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
