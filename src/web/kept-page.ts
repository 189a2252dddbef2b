import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { refuse } from './errors.tsx'

/** A page made ready to be sent many times: its bytes, and a tag by which a browser asks whether it changed. */
export interface KeptPage {
  bytes: Uint8Array<ArrayBuffer>
  tag: string
}

/** Makes a page ready; `undefined` stays so. */
export function keepPage(page: string | undefined): KeptPage | undefined {
  if (page === undefined) return undefined
  const bytes = new TextEncoder().encode(page)
  return { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}

/** Sends a kept page, nothing where the browser has it already, or the 404 page. */
export async function sendKept(c: Context, page: KeptPage | undefined): Promise<Response> {
  if (!page) return refuse(c, 404)
  const headers = { etag: page.tag, 'cache-control': 'no-cache' }
  if (c.req.header('if-none-match') === page.tag) return c.body(null, 304, headers)
  return c.body(page.bytes, 200, { ...headers, 'content-type': 'text/html; charset=UTF-8' })
}
