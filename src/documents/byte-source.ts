import type { FileHandle } from 'node:fs/promises'

/** Bytes that are read where they are needed: a file on a disk, or what is in memory or in a database. */
export interface ByteSource {
  /** Length in bytes. */
  size: number
  /** The bytes from a place on; fewer than asked for at the end. */
  read(at: number, length: number): Promise<Uint8Array>
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) }
}

/** An open file as a source. Who opened it closes it. */
export function fileSource(handle: FileHandle, size: number): ByteSource {
  return {
    size,
    read: async (at, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, at)
      return bytes.subarray(0, bytesRead)
    },
  }
}
