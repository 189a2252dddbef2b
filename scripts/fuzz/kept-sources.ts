import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Source, type Sources, sourcesByKind } from './sources.ts'

const index = 'sources.json'

/** Keeps the files to mutate in a folder, pieces and all, so that the readers need not take large files apart themselves. */
export function keepSources(sources: Sources, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const all = Object.values(sources).flat()
  for (const [nth, { bytes }] of all.entries()) writeFileSync(join(folder, `${nth}.bin`), bytes)
  writeFileSync(join(folder, index), JSON.stringify(all.map(({ name, kind, large }) => ({ name, kind, large }))))
}

/** The kept files; of the large ones the bytes are read when they are asked for, and not held. */
export function openSources(folder: string): Sources {
  const all = JSON.parse(readFileSync(join(folder, index), 'utf8')) as Omit<Source, 'bytes'>[]
  return sourcesByKind(
    all.map((source, nth) => {
      const read = () => new Uint8Array(readFileSync(join(folder, `${nth}.bin`)))
      if (!source.large) return { ...source, bytes: read() }
      return {
        ...source,
        get bytes() {
          return read()
        },
      }
    }),
  )
}
