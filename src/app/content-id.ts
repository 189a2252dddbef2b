import { hash } from 'node:crypto'

/** SHA-256 in lower-case hex. */
export function sha256(content: Uint8Array | string): string {
  return hash('sha256', content)
}

/** An id made of what it names: the same parts always give the same id, 20 hex digits. */
export function contentId(...parts: unknown[]): string {
  return sha256(canonicalJson(parts)).slice(0, 20)
}

/** JSON in one form only: keys in order, absent fields left out, no white space. Equal values are equal bytes. */
export function canonicalJson(value: unknown): string {
  return write(value) ?? 'null'
}

/** As `JSON.stringify` writes it, but for the order of keys; `undefined` where there is nothing to write. */
function write(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => write(one) ?? 'null').join(',')}]`
  if ('toJSON' in value) return write(JSON.parse(JSON.stringify(value)))
  let fields = ''
  for (const key of Object.keys(value).sort()) {
    const written = write((value as Record<string, unknown>)[key])
    if (written !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${written}`
  }
  return `{${fields}}`
}
