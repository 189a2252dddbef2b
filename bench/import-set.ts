// The five files of the RS system's set from their zips to drafts in the embedded database: at most 60 seconds of a quiet machine and 1 GiB.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { importMany } from '#app/import-many.ts'
import { listFiles } from '#documents/list-files.ts'
import { newLedger } from './ledger/new-ledger.ts'

const set = join(import.meta.dirname, '../../shared/data/rs-system-2024')

async function measure(): Promise<void> {
  const ledger = await newLedger()
  const app = await ledger.appOf('bench')
  const [began, used] = [performance.now(), process.cpuUsage()]
  let drafts = 0
  for await (const outcome of importMany(app, await listFiles([{ path: set }]))) drafts += outcome.drafts
  const { user: own, system } = process.cpuUsage(used)
  await ledger.close()
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
