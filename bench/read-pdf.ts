// Reading one-page PDF sheets, one after the other: at least ten a second once the parser is warm. And the same through the importer,
// which matches them and keeps them in an embedded database, reading one while the one before is kept.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importMany } from '#app/import-many.ts'
import { openApp } from '#app/open-app.ts'
import { readDocument } from '#documents/read.ts'

const root = join(import.meta.dirname, '..')
const folders = ['ikeda-jimujigyo-r7', 'kyoto-shinki-jujitsu-r6'].map((name) => join(root, '../shared/data', name))
const rounds = 5

interface Sheet {
  name: string
  bytes: Uint8Array
}

/** Milliseconds a sheet, by the clock and of computing, all threads together. */
interface Taken {
  clock: number
  computed: number
}

async function take(sheets: number, action: () => Promise<void>): Promise<Taken> {
  const began = performance.now()
  const before = process.cpuUsage()
  await action()
  const { user, system } = process.cpuUsage(before)
  return { clock: (performance.now() - began) / sheets, computed: (user + system) / 1000 / sheets }
}

function median(taken: Taken[]): Taken {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
  return { clock: middle(taken.map(({ clock }) => clock)), computed: middle(taken.map(({ computed }) => computed)) }
}

/** Each round's sheets are files of their own, by a remark at their end, though they say the same as the round before. */
async function importRounds(sheets: Sheet[]): Promise<Taken[]> {
  const { app, database } = await openApp({
    location: { memory: true },
    schemeFolder: join(root, 'schemes'),
    user: { id: 'bench', name: 'bench' },
    now: () => new Date().toISOString(),
  })
  const taken: Taken[] = []
  for (let round = 0; round < rounds; round++) {
    const files = async function* () {
      for (const { name, bytes } of sheets) {
        yield { name, read: async () => ({ bytes: new Uint8Array(Buffer.concat([bytes, Buffer.from(`\n%${round}\n`)])) }) }
      }
    }
    const all = async () => {
      for await (const { kind, message } of importMany(app, { count: () => sheets.length, files }))
        if (kind !== 'read') throw new Error(message)
    }
    taken.push(await take(sheets.length, all))
  }
  await database.close()
  return taken
}

const line = ({ clock, computed }: Taken, goal: string) => ({
  'ms a sheet': Math.round(clock),
  'of computing': Math.round(computed),
  'sheets a second': (1000 / clock).toFixed(1),
  goal,
})

if (!folders.every(existsSync)) console.log('skipped: the PDF sheets of ../shared/data are absent')
else {
  const sheets = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name): Sheet => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })),
  )
  const read = async () => {
    for (const { name, bytes } of sheets) await readDocument(bytes, name)
  }
  const first = await take(sheets.length, read)
  const warm: Taken[] = []
  for (let round = 1; round < rounds; round++) warm.push(await take(sheets.length, read))
  const [firstImport, ...imports] = await importRounds(sheets)
  console.table({
    [`read: first ${sheets.length} sheets, parser started`]: line(first, ''),
    [`read: ${sheets.length} sheets, median of ${warm.length} rounds`]: line(median(warm), '≥ 10'),
    ...(firstImport ? { [`import: first ${sheets.length} sheets, reader started`]: line(firstImport, '') } : {}),
    [`import: ${sheets.length} sheets that say the same, median of ${imports.length} rounds`]: line(median(imports), ''),
  })
}
