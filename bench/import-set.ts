// The five files of the RS system's set from their zips to drafts in the embedded database: at most 60 seconds of a quiet machine and 1 GiB.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from '#app/app.ts'
import { importMany } from '#app/import-many.ts'
import { loadSchemes } from '#app/load-schemes.ts'
import { listFiles } from '#documents/list-files.ts'
import { keepBody } from '#store/body.ts'
import { openDatabase } from '#store/open.ts'
import { keepPerson } from '#store/person.ts'

const set = join(import.meta.dirname, '../../shared/data/rs-system-2024')

async function measure(): Promise<void> {
  const { schemes } = await loadSchemes(join(import.meta.dirname, '../schemes'))
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'))
  const { db, close } = await openDatabase({ folder })
  const user = { id: 'p', name: '担当' }
  await keepBody(db, { body: 'bench', name: 'bench', code: null })
  await keepPerson(db, 'bench', { ...user, section: null })
  const app: App = { db, body: 'bench', now: () => new Date().toISOString(), user, schemes, schemeFolder: '' }
  const [began, used] = [performance.now(), process.cpuUsage()]
  let drafts = 0
  for await (const outcome of importMany(app, await listFiles([{ path: set }]))) drafts += outcome.drafts
  const { user: own, system } = process.cpuUsage(used)
  await close()
  rmSync(folder, { recursive: true })
  console.table({
    [`${drafts} drafts`]: {
      seconds: ((performance.now() - began) / 1000).toFixed(1),
      'seconds of computing': ((own + system) / 1_000_000).toFixed(1),
      'most memory (MiB)': Math.round(process.resourceUsage().maxRSS / 1024),
      goal: '≤ 60 s, ≤ 1024 MiB',
    },
  })
}

if (existsSync(set)) await measure()
else console.log('skipped: ../shared/data/rs-system-2024 is absent')
