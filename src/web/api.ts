import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { listPublications, openPublicSheet, readPublication } from '#app/read-publication.ts'
import { refuse } from './errors.tsx'
import type { Web } from './web-context.ts'

const publication = z
  .object({
    id: z.string(),
    plan: z.string(),
    planTitle: z.string(),
    fiscalYear: z.number().int().openapi({ description: '年度（4月に始まる暦年）' }),
    version: z.number().int(),
    publishedAt: z.string().openapi({ description: '公表した時刻（ISO 8601）' }),
    hash: z.string().openapi({ description: '内容の SHA-256' }),
    summary: z.string(),
  })
  .openapi('Publication')

const failure = z.object({ error: z.object({ status: z.number(), title: z.string(), message: z.string() }) }).openapi('Failure')
const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
})
/** The exchange format and the sheets are described in their own documents; here they are only named. */
const exchange = z.looseObject({ format: z.literal('shirube-exchange/1') }).openapi('Exchange')
const sheet = z.looseObject({ view: z.looseObject({}), judgement: z.looseObject({}) }).openapi('PublishedSheet')
const id = z.object({ publication: z.string() })
const notFound = { 404: json('ありません', failure) }

const listRoute = createRoute({
  method: 'get',
  path: '/api/publications',
  summary: '公表の一覧',
  responses: { 200: json('新しい順', z.object({ publications: z.array(publication) })) },
})

const exchangeRoute = createRoute({
  method: 'get',
  path: '/api/publications/{publication}/exchange',
  summary: '公表内容（交換形式）',
  request: { params: id },
  responses: { 200: json('交換形式', exchange), ...notFound },
})

const sheetsRoute = createRoute({
  method: 'get',
  path: '/api/publications/{publication}/sheets',
  summary: '評価票の一覧',
  request: { params: id },
  responses: { 200: json('評価票', z.object({ sheets: z.array(sheet) })), ...notFound },
})

const sheetRoute = createRoute({
  method: 'get',
  path: '/api/publications/{publication}/sheets/{item}',
  summary: '評価票',
  request: { params: id.extend({ item: z.string() }) },
  responses: { 200: json('評価票', sheet), ...notFound },
})

/** The public data as JSON (公開データ), described at `/api/openapi.json`. */
export function addApi(server: OpenAPIHono, { app, cache }: Web): void {
  const read = (key: string) => cache.of(`publication ${key}`, () => readPublication(app, key))
  // What is sent was validated when it was published; the description names its shape, hence the casts.
  const send = (c: Context, found: object | undefined) => (found ? c.json(found) : refuse(c, 404)) as never

  server.openapi(listRoute, async (c) =>
    c.json({ publications: await cache.of('publications', () => listPublications(app)) }, 200),
  )
  server.openapi(exchangeRoute, async (c) => send(c, (await read(c.req.valid('param').publication))?.exchange))
  server.openapi(sheetsRoute, async (c) => {
    const found = await read(c.req.valid('param').publication)
    return send(c, found && { sheets: found.sheets })
  })
  server.openapi(sheetRoute, async (c) => {
    const { publication: key, item } = c.req.valid('param')
    return send(c, (await openPublicSheet(app, key, item))?.sheet)
  })
  server.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: '公表した評価のデータ', version: '1', description: '公表された版だけを返します。版の内容は変わりません。' },
  })
}
