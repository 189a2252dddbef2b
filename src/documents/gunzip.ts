import { gunzipSync } from 'node:zlib'
import { limits } from './limits.ts'
import { refuse } from './refuse.ts'

/** Whether a file is packed with gzip, by its first bytes. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Unpacks a gzip file, no further than the limit, whatever it declares. `name`: the file's; the inner one is it without `.gz`. */
export function gunzip(bytes: Uint8Array, name: string): { bytes: Uint8Array; name: string } {
  const part = name.replace(/\.gz$/i, '')
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: limits.partBytes }), name: part }
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (tooLarge) refuse('part-too-large', { name, part, megabytes: limits.partBytes / 1048576 }, part)
    return refuse('file-broken', { name })
  }
}
