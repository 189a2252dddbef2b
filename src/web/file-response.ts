import type { Context } from 'hono'
import type { Download } from '#app/download.ts'

/** A file name for a header: ASCII for old readers, the true one by RFC 5987; nothing in it can end the header. */
export function contentDisposition(name: string): string {
  const safe = name.replace(/[\p{Cc}/\\]/gu, '_')
  const plain = safe.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** A file handed out, to be kept and never shown in place. */
export function fileResponse(c: Context, { name, type, bytes }: Download): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'content-disposition': contentDisposition(name),
    'content-length': `${bytes.byteLength}`,
  })
}
