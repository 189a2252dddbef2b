// Accepting and publishing a large ledger, and its pages: of the city's 407 programmes and of the set of 5,664, embedded database. Beside the
// times of the work itself: how long somebody waited at most who opened the home page again and again meanwhile.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { openBodyHome } from '#app/body-home.ts'
import { importMany } from '#app/import-many.ts'
import { openSheet } from '#app/open-sheet.ts'
import { openPlanIndex } from '#app/plan-index.ts'
import { openPlanList } from '#app/plan-list.ts'
import { publish } from '#app/publish.ts'
import { listPublishedRows } from '#app/published-row.ts'
import { openPublication, openPublicSheet } from '#app/read-publication.ts'
import { openReview } from '#app/review.ts'
import { listFiles } from '#documents/list-files.ts'
import { listDocuments } from '#store/document.ts'
import { newLedger } from './ledger/new-ledger.ts'

const shared = join(import.meta.dirname, '../../shared/data')
const ledgers = ['ofunato-jimujigyo-r7/report.xlsx', 'rs-system-2024']

interface Measured {
  'seconds by the clock': string
  'seconds of computing': string
  'longest wait meanwhile (s)'?: string
  'most memory so far (MiB)': number
}

async function timed<Result>(table: Record<string, Measured>, name: string, work: () => Promise<Result>): Promise<Result> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(used)
  table[name] = {
    'seconds by the clock': ((performance.now() - began) / 1000).toFixed(2),
    'seconds of computing': ((user + system) / 1_000_000).toFixed(2),
    'most memory so far (MiB)': Math.round(process.resourceUsage().maxRSS / 1024),
  }
  return result
}

/** The longest that a reader of the home page waited while something else was done. */
async function withReader<Result>(app: App, work: () => Promise<Result>): Promise<{ result: Result; longest: number }> {
  let done = false
  let longest = 0
  const reader = async () => {
    while (!done) {
      const began = performance.now()
      await openBodyHome(app)
      longest = Math.max(longest, performance.now() - began)
      await pause(500)
    }
  }
  const reading = reader()
  const result = await work().finally(() => {
    done = true
  })
  await reading
  return { result, longest: longest / 1000 }
}

async function timedWithReader<Result>(table: Record<string, Measured>, app: App, name: string, work: () => Promise<Result>) {
  const { result, longest } = await timed(table, name, () => withReader(app, work))
  Object.assign(table[name] ?? {}, { 'longest wait meanwhile (s)': longest.toFixed(2) })
  return result
}

async function measure(files: string): Promise<void> {
  const table: Record<string, Measured> = {}
  const ledger = await newLedger()
  const app = await ledger.appOf('bench')
  for await (const _ of importMany(app, await listFiles([{ path: join(shared, files) }])));
  const documents = (await listDocuments(app.db, app.body)).filter(({ plan }) => plan !== undefined)
  const plan = documents[0]?.plan as string
  const review = documents[0]?.id as string
  await timed(table, 'review, first view (reads the file again)', () => openReview(app, review))
  const first = await timed(table, 'review, next stretch', () => openReview(app, review))
  await acceptDrafts(app, review, { ids: [first?.drafts[0]?.id ?? ''] })
  await timed(table, 'review, after a decision', () => openReview(app, review))
  const accepted = await timedWithReader(table, app, 'accept all', async () => {
    let count = 0
    for (const { id } of documents) {
      const decision = await acceptDrafts(app, id, { all: true })
      count += 'decided' in decision ? decision.decided.length : Number.NaN
    }
    return count
  })
  await timed(table, 'home', () => openBodyHome(app))
  const index = await timed(table, 'plan: its index', () => openPlanIndex(app, plan))
  if (!index) throw new Error('no plan')
  await timed(table, 'plan: a page of its list', () => openPlanList(app, index, {}))
  await timed(table, 'plan: a search', () => openPlanList(app, index, { words: '地域 支援' }))
  await timed(table, 'sheet', () => openSheet(app, index.items[77]?.item.id ?? ''))
  const year = index.plan.years[0] as number
  const published = await timedWithReader(table, app, 'publish', () => publish(app, plan, year))
  if (!('publication' in published)) throw new Error('nothing was published')
  await timed(table, 'public: plan and list', async () => [
    await openPublication(app, published.publication),
    await listPublishedRows(app, published.publication),
  ])
  await timed(table, 'public: sheet', () => openPublicSheet(app, published.publication, index.items[77]?.item.id ?? ''))
  await ledger.close()
  console.log(`${files}: ${accepted} statements, ${index.items.length} programmes`)
  console.table(table)
}

const chosen = process.argv[2]
for (const files of ledgers.filter((one) => chosen === undefined || one.includes(chosen)))
  if (existsSync(join(shared, files))) await measure(files)
  else console.log(`skipped: ../shared/data/${files} is absent`)
