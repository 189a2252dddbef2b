// From a large workbook to its drafts in the database, beside the bare read of its grid: at most three times as long.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importDocument } from '#app/import-document.ts'
import { matchDocument } from '#core/match/match.ts'
import { readDocument } from '#documents/read.ts'
import { understandApart } from '#documents/read-apart.ts'
import { newLedger } from './ledger/new-ledger.ts'

const path = join(import.meta.dirname, '../../shared/data/ofunato-jimujigyo-r7/report.xlsx')
const name = 'report.xlsx'
const rounds = Number(process.argv[2] ?? 3)

/** Least of some runs, in milliseconds: what the work costs when nothing else disturbs it. */
async function least(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return Math.min(...times)
}

async function measure(bytes: Uint8Array): Promise<void> {
  const ledger = await newLedger({ served: true })
  const { schemes } = await ledger.appOf('schemes')
  const scheme = schemes.find((one) => one.name === 'ofunato-2025')
  const read = await readDocument(bytes, name)
  if (!scheme || 'problem' in read) throw new Error('the workbook or its scheme cannot be read')
  const bare = await least(() => readDocument(bytes, name))
  const match = await least(async () => matchDocument(scheme, read.content))
  const understood = await least(() => understandApart(schemes, { bytes, name }))
  let drafts = 0
  const whole = await least(async () => {
    const app = await ledger.appOf(`bench-${Date.now()}`)
    drafts = (await importDocument(app, { bytes, name })).drafts
  })
  await ledger.close()
  const row = (milliseconds: number, goal = '') => ({
    ms: Math.round(milliseconds),
    ratio: (milliseconds / bare).toFixed(2),
    goal,
  })
  console.table({
    'readDocument (380,000 cells)': row(bare),
    'matchDocument, checks and all': row(match),
    'understandApart: both in a thread of their own': row(understood, '≤ 3'),
    [`importDocument: ${drafts} drafts kept in the database`]: row(whole, '≤ 3'),
  })
}

if (existsSync(path)) await measure(new Uint8Array(readFileSync(path)))
else console.log('skipped: ../shared/data/ofunato-jimujigyo-r7/report.xlsx is absent')
