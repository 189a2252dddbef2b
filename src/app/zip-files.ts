import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import { layZip, type PackedPart } from '#documents/zip-layout.ts'

const deflate = promisify(deflateRaw)

/**
 * Files as one zip (ZIP), dated as given (ISO 8601, UTC). They are packed outside this thread, one after the other: a server goes on
 * answering. Equal files and date give equal bytes.
 */
export async function zipFiles(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  created: string,
): Promise<Uint8Array> {
  const parts: PackedPart[] = []
  for (const [name, bytes] of files) parts.push({ name, bytes: await deflate(bytes), crc: crc32(bytes), length: bytes.length })
  return layZip(parts, new Date(created))
}
