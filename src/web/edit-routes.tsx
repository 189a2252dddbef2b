import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type OpenSheet, openSheet } from '#app/open-sheet.ts'
import { sayStatement } from '#app/say-statement.ts'
import type { SheetField } from '#core/sheet.ts'
import { parsePlace, placesOf } from './edit-places.ts'
import { refuse } from './errors.tsx'
import { EditPage, type EditProblem } from './pages/edit-page.tsx'
import { columnWords } from './parts/field-value.tsx'
import { renderPage } from './parts/page.tsx'
import { frameOf, numberIn, type Web } from './web-context.ts'

const fieldOf = (open: OpenSheet, key: string): SheetField | undefined =>
  open.view.sections.flatMap(({ fields }) => fields).find((field) => field.key === key)

interface Change {
  name: string
  text: string
}

/** What was typed and differs from what stood there. */
function changesIn(form: FormData): Change[] {
  const tidy = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '')
  return [...form.keys()].flatMap((name) => {
    if (!/^(on|new):/.test(name)) return []
    const text = tidy(form.get(name))
    return text === tidy(form.get(`was:${name}`)) ? [] : [{ name, text }]
  })
}

async function say(web: Web, { name, text }: Change, reason: string): Promise<EditProblem[]> {
  const saying = parsePlace(name, text)
  if (!saying) return []
  const said = await sayStatement(web.app, { ...saying, ...(reason ? { reason } : {}) })
  if ('conflict' in said) return [{ name, sentence: 'ほかの人が先にこの値を変えました。', theirs: said.conflict }]
  return 'refused' in said ? [{ name, sentence: said.refused.message }] : []
}

async function showEdit(c: Context, web: Web, typed: Change[], problems: EditProblem[]): Promise<Response> {
  const open = await openSheet(web.app, c.req.param('item') ?? '', numberIn(c, 'year'))
  const field = open && fieldOf(open, c.req.param('key') ?? '')
  const places = field ? placesOf(field, open.view, columnWords(open.scheme, field.key)) : []
  if (!open || !field || places.length === 0) return refuse(c, 404)
  const status = problems.length === 0 ? 200 : problems.some(({ theirs }) => theirs) ? 409 : 422
  const page = (
    <EditPage
      frame={await frameOf(web, c.req.path, 'staff')}
      open={open}
      field={{ key: field.key, label: field.label, ...(field.type === 'budget' ? { unit: field.unit } : {}) }}
      places={places.map((place) => ({ ...place, typed: typed.find(({ name }) => name === place.name)?.text }))}
      problems={problems}
    />
  )
  return c.html(renderPage(page), status)
}

/** Editing one field of a sheet (編集). */
export function addEditRoutes(server: OpenAPIHono, web: Web): void {
  server.get('/sheets/:item/edit/:key', (c) => showEdit(c, web, [], []))

  server.post('/sheets/:item/edit/:key', async (c) => {
    const form = await c.req.formData()
    const reason = form.get('reason')
    const changes = changesIn(form)
    const problems: EditProblem[] = []
    for (const change of changes) problems.push(...(await say(web, change, typeof reason === 'string' ? reason : '')))
    web.cache.changed()
    if (problems.length > 0) return showEdit(c, web, changes, problems)
    const { item, key } = c.req.param()
    const year = numberIn(c, 'year')
    return c.redirect(`/sheets/${encodeURIComponent(item)}${year === undefined ? '' : `?year=${year}`}#field-${key}`, 303)
  })
}
