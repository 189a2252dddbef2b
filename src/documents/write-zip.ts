import { crc32, deflateRawSync } from 'node:zlib'
import { layZip } from './zip-layout.ts'

/** Parts of a template that no sheet changes are the same bytes for each: they are packed once, and forgotten with the template. */
const packedBefore = new WeakMap<Uint8Array, { bytes: Uint8Array; crc: number }>()

/** The same parts are the same file. */
const created = new Date(Date.UTC(2000, 0, 1))

/** Writes parts as a zip container (Officeファイルの入れ物), in their order. */
export function writeZip(parts: Record<string, Uint8Array>): Uint8Array {
  const packed = Object.entries(parts).map(([name, bytes]) => {
    const own = packedBefore.get(bytes) ?? { bytes: deflateRawSync(bytes), crc: crc32(bytes) }
    packedBefore.set(bytes, own)
    return { name, ...own, length: bytes.length }
  })
  return layZip(packed, created)
}
