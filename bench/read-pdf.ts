// Reading one-page PDF sheets, one after the other, as an import does: at least ten a second once the parser is warm.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '#documents/read.ts'

const folders = ['ikeda-jimujigyo-r7', 'kyoto-shinki-jujitsu-r6'].map((name) =>
  join(import.meta.dirname, '../../shared/data', name),
)
const rounds = 5

if (!folders.every(existsSync)) console.log('skipped: the PDF sheets of ../shared/data are absent')
else {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })),
  )
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    for (const { name, bytes } of files) await readDocument(bytes, name)
    times.push((performance.now() - began) / files.length)
  }
  const [first = Number.NaN, ...rest] = times
  const warm = rest.sort((one, other) => one - other)[Math.floor(rest.length / 2)] ?? Number.NaN
  const line = (ms: number, goal: string) => ({ 'ms a sheet': Math.round(ms), 'sheets a second': (1000 / ms).toFixed(1), goal })
  console.table({
    [`first ${files.length} sheets, parser started`]: line(first, ''),
    [`${files.length} sheets, median of ${rest.length} rounds`]: line(warm, '≥ 10'),
  })
}
