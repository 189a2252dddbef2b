import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hex. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** An id made of what it names: the same parts always give the same id, 20 hex digits. */
export function contentId(...parts: unknown[]): string {
  return sha256(canonicalJson(parts)).slice(0, 20)
}

/** JSON in one form only: keys in order, absent fields left out, no white space. Equal values are equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
