// Many small files: what the database costs beside the reading of each, and whether memory grows with their number.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importMany } from '#app/import-many.ts'
import { openApp } from '#app/open-app.ts'
import type { FileList } from '#documents/list-files.ts'
import { statementTables } from '#store/tables.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Peak of this process alone, in MiB, and what it took. */
interface Weighed {
  mebibytes: number
  /** Milliseconds for all files, by the clock and of computing, all threads together. */
  took: number
  computed: number
  statements: number
}

/** A list of papers that differ in their bytes and in the item they speak of; each is made when its turn comes. */
function makeList(count: number, make: (n: number) => { name: string; bytes: Uint8Array }): FileList {
  return {
    count: () => count,
    files: async function* () {
      for (let n = 0; n < count; n++) {
        const { name, bytes } = make(n)
        yield { name, read: async () => ({ bytes }) }
      }
    },
  }
}

const html = readFileSync(join(root, 'examples/documents/kawasaki-2013.html'), 'utf8')
const asPaper = (n: number) => ({
  name: `評価票-${n}.html`,
  bytes: new TextEncoder().encode(html.replaceAll('52402000', `5240${1000 + n}`)),
})
const data = readFileSync(join(root, 'bench/import-many/paper.json'), 'utf8')
const asData = (n: number) => ({
  name: `kawasaki-2013-${n}.json`,
  bytes: new TextEncoder().encode(data.replaceAll('52402000', `5240${1000 + n}`)),
})

const sheets = ['ikeda-jimujigyo-r7', 'kyoto-shinki-jujitsu-r6'].map((name) => join(root, '../shared/data', name))
const pdfs = sheets.every(existsSync)
  ? sheets.flatMap((folder) => readdirSync(folder).flatMap((name) => (name.endsWith('.pdf') ? [join(folder, name)] : [])))
  : []
/** The real sheets over and over; a remark at its end makes each a file of its own, though it says the same. */
const asPdf = (n: number) => {
  const file = pdfs[n % pdfs.length]
  if (file === undefined) throw new Error('the PDF sheets of ../shared/data are absent')
  return { name: `評価票-${n}.pdf`, bytes: new Uint8Array(Buffer.concat([readFileSync(file), Buffer.from(`\n%${n}\n`)])) }
}

const kinds = { paper: asPaper, data: asData, pdf: asPdf }
type Kind = keyof typeof kinds

async function weigh(count: number, kind: Kind): Promise<Weighed> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'))
  const { app, database } = await openApp({
    location: { folder }, // in memory the kept files themselves would add up
    schemeFolder: join(root, 'schemes'),
    user: { id: 'bench', name: 'bench' },
    now: () => new Date().toISOString(),
  })
  const began = performance.now()
  const before = process.cpuUsage()
  for await (const { kind: became, name, message } of importMany(app, makeList(count, kinds[kind])))
    if (became !== 'read') throw new Error(`${name}: ${message}`)
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  let statements = 0
  for (const table of statementTables) {
    const { rows } = await app.db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('count'))
      .execute()
      .then((rows) => ({ rows }))
    statements += Number(rows[0]?.count)
  }
  await database.close()
  rmSync(folder, { recursive: true })
  const own = process.platform === 'linux' ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined
  const kibibytes = own === undefined ? process.resourceUsage().maxRSS : Number(own)
  return { mebibytes: Math.round(kibibytes / 1024), took, computed: (user + system) / 1000, statements }
}

/** Each measure in a process of its own: memory once taken is seldom given back. */
function weighApart(count: number, kind: Kind): Weighed {
  const self = fileURLToPath(import.meta.url)
  const said = execFileSync(process.execPath, ['--import', 'tsx', self, String(count), kind], {
    encoding: 'utf8',
    maxBuffer: 1e7,
  })
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Weighed
}

const [, , count, kind] = process.argv
if (count === undefined) {
  const table: Record<string, object> = {}
  for (const [what, files, of] of [
    ['1 sheet (html)', 1, 'paper'],
    ['200 sheets (html)', 200, 'paper'],
    ['1 exchange file', 1, 'data'],
    ['200 exchange files: the database alone', 200, 'data'],
    ['17 sheets (pdf)', 17, 'pdf'],
    ['100 sheets (pdf)', 100, 'pdf'],
    ['300 sheets (pdf)', 300, 'pdf'],
  ] as const) {
    if (of === 'pdf' && pdfs.length === 0) {
      console.log(`${what}: skipped, ../shared/data is absent`)
      continue
    }
    const { mebibytes, took, computed, statements } = weighApart(files, of)
    table[what] = {
      'peak MiB': mebibytes,
      'ms a file': (took / files).toFixed(1),
      'of computing': (computed / files).toFixed(1),
      statements,
      'µs a statement': Math.round((took * 1000) / statements),
    }
  }
  console.table(table)
} else {
  console.log(JSON.stringify(await weigh(Number(count), kind === 'data' || kind === 'pdf' ? kind : 'paper')))
}
