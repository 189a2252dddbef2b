import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zipFiles } from '#app/zip-files.ts'
import { bytesSource } from '#documents/byte-source.ts'
import { fullAllowance, openArchive } from '#documents/open-archive.ts'

const files: [string, Uint8Array][] = [
  ['表.csv', strToU8('品目,件数\r\n'.repeat(50_000))],
  ['見出しだけ.csv', strToU8('品目\r\n')],
  ['説明.json', strToU8('{}')],
]

describe('a zip of files', () => {
  it('is read by another program, by our own reader, and is the same each time', async () => {
    const zip = await zipFiles(files, '2026-04-01T09:30:10.000Z')
    expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual(
      files.map(([name, bytes]) => [name, strFromU8(bytes)]),
    )
    const opened = await openArchive(bytesSource(zip), '表.zip', fullAllowance())
    if (!('archive' in opened)) throw new Error('not opened')
    for (const [nth, entry] of opened.archive.entries.entries()) {
      const read = await opened.archive.read(entry, entry.path)
      expect(['bytes' in read && strFromU8(read.bytes), entry.path]).toEqual([
        strFromU8(files[nth]?.[1] ?? new Uint8Array()),
        files[nth]?.[0],
      ])
    }
    expect(await zipFiles(files, '2026-04-01T09:30:10.000Z')).toEqual(zip)
    expect(await zipFiles(files, '2026-04-02T09:30:10.000Z')).not.toEqual(zip)
    expect(zip.length).toBeLessThan(10_000)
  })

  it('may be empty', async () => {
    expect(unzipSync(await zipFiles([], '2026-04-01T00:00:00.000Z'))).toEqual({})
  })
})
