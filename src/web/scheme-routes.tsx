import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { changeSchemeDraft, discardSchemeDraft, type SchemeDraftChange } from '#app/change-scheme-draft.ts'
import { listSchemes } from '#app/list-schemes.ts'
import { openSchemeDraft } from '#app/open-scheme-draft.ts'
import { saveScheme } from '#app/save-scheme.ts'
import { startSchemeDraft, startSchemeDraftOf } from '#app/start-scheme-draft.ts'
import { refuse } from './errors.tsx'
import { SchemeDraftPage } from './pages/scheme-draft-page.tsx'
import { SchemesPage } from './pages/schemes-page.tsx'
import { renderPage } from './parts/page.tsx'
import { frameOf, type Web } from './web-context.ts'

const textIn = (form: FormData, name: string): string | undefined => {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : undefined
}

/** What the form of a draft says: `use:3`, `label:3`, `codes:総合評価`, and the plain fields. */
function changeIn(form: FormData): SchemeDraftChange {
  const labels = new Map<number, { use?: string; label?: string }>()
  const scales = new Map<string, string>()
  for (const name of form.keys()) {
    const [, kind = '', place = ''] = /^(use|label|codes):(.+)$/s.exec(name) ?? []
    const value = textIn(form, name)
    if (value === undefined) continue
    if (kind === 'codes') scales.set(place, value)
    else if (kind !== '' && /^\d{1,5}$/.test(place)) labels.set(Number(place), { ...labels.get(Number(place)), [kind]: value })
  }
  const plain = ['name', 'title', 'body', 'layout', 'stage', 'moneyUnit', 'rule', 'period'].flatMap((name) => {
    const value = textIn(form, name)
    return value === undefined ? [] : [[name, value]]
  })
  const added = { label: textIn(form, 'added-label') ?? '', use: textIn(form, 'added-use') ?? '' }
  return { ...Object.fromEntries(plain), labels, scales, ...(added.label.trim() === '' ? {} : { added }) }
}

async function showDraft(c: Context, web: Web, file: string, problems: string[] = []): Promise<Response> {
  const view = await openSchemeDraft(web.app, file)
  if (!view) return refuse(c, 404)
  if ('problem' in view) return refuse(c, 422, view.problem.message)
  const frame = await frameOf(web, '/schemes', 'staff')
  return c.html(renderPage(<SchemeDraftPage frame={frame} view={view} problems={problems} />), problems.length > 0 ? 422 : 200)
}

/** Schemes (様式): the list, and making one from a sheet that none knows. */
export function addSchemeRoutes(server: OpenAPIHono, web: Web): void {
  const { app } = web
  const at = (file: string) => `/schemes/drafts/${encodeURIComponent(file)}`

  server.get('/schemes', async (c) => {
    const frame = await frameOf(web, c.req.path, 'staff')
    return c.html(renderPage(<SchemesPage frame={frame} list={await listSchemes(app)} saved={c.req.query('saved')} />))
  })

  server.get('/schemes/:name/scheme.yaml', async (c) => {
    const yaml = (await listSchemes(app)).schemes.find(({ name }) => name === c.req.param('name'))?.yaml
    if (yaml === undefined) return refuse(c, 404)
    return c.body(yaml, 200, {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': 'attachment; filename="scheme.yaml"',
    })
  })

  server.post('/schemes/drafts', async (c) => {
    const form = await c.req.formData()
    const document = textIn(form, 'document')
    const file = form.get('file')
    const started = document
      ? await startSchemeDraftOf(app, document)
      : file instanceof File && file.name !== ''
        ? await startSchemeDraft(app, { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name })
        : undefined
    if (!started)
      return document ? refuse(c, 404) : refuse(c, 422, '評価票のファイルが選ばれていません。1枚分のファイルを選んでください。')
    if ('problem' in started) return refuse(c, 422, started.problem.message)
    return c.redirect(at(started.file), 303)
  })

  server.get('/schemes/drafts/:file', (c) => showDraft(c, web, c.req.param('file')))

  server.post('/schemes/drafts/:file', async (c) => {
    const form = await c.req.formData()
    const file = c.req.param('file')
    const to = textIn(form, 'do')
    if (to === 'discard') {
      await discardSchemeDraft(app, file)
      return c.redirect('/schemes', 303)
    }
    if (!(await changeSchemeDraft(app, file, changeIn(form)))) return refuse(c, 404)
    if (to !== 'save') return c.redirect(`${at(file)}#trial`, 303)
    const saving = await saveScheme(app, file)
    if (!saving) return refuse(c, 404)
    if ('problems' in saving) return showDraft(c, web, file, saving.problems)
    web.cache.changed()
    return c.redirect(`/schemes?saved=${encodeURIComponent(saving.name)}`, 303)
  })
}
