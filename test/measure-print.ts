import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptDrafts } from '#app/accept-drafts.ts'
import type { App } from '#app/app.ts'
import { documentFactsOf } from '#app/export-exchange.ts'
import { importDocument } from '#app/import-document.ts'
import { fillSheets, loadPlan } from '#app/load-plan.ts'
import { printSheets } from '#app/print-sheet.ts'
import { matchDocument } from '#core/match/match.ts'
import { recogniseScheme } from '#core/match/recognise.ts'
import type { PrintFormat } from '#documents/print-order.ts'
import { readDocument } from '#documents/read.ts'
import { type ListMeasure, lists, shared } from './measure.ts'

/** The five series: the scheme of each paper, and the formats in which its body hands it out. */
export const printed: { paper: string; scheme: string; formats: PrintFormat[] }[] = [
  { paper: 'kawasaki-52402000', scheme: 'kawasaki-2013', formats: ['xlsx', 'docx', 'pdf', 'html'] },
  { paper: 'kansai-r2-final', scheme: 'kansai-final-2020', formats: ['xlsx', 'docx', 'pdf'] },
  { paper: 'osaka-h30-policy', scheme: 'osaka-2018', formats: ['xlsx', 'docx', 'pdf'] },
  { paper: 'ibaraki-action-plan', scheme: 'ibaraki-2016', formats: ['xlsx', 'docx', 'pdf'] },
  { paper: 'kansai-r7-plan', scheme: 'kansai-plan-2025', formats: ['xlsx', 'docx', 'pptx', 'pdf'] },
]

/** A gold that was kept in a ledger, printed, read and matched again. */
export interface PrintMeasure {
  /** The printed file, where there is one. */
  bytes?: Uint8Array
  name?: string
  lists?: Record<string, ListMeasure>
  /** What the form had no place for, or why nothing was printed. */
  problems: string[]
}

/** Keeps the gold of a paper in the ledger and accepts all of it; the plan's id. */
export async function keepGold(app: App, paper: string, scheme: string): Promise<{ plan: string; fiscalYear: number }> {
  const gold = readFileSync(join(shared, 'gold', `${paper}.json`))
  const { plan, document, message } = await importDocument(app, { bytes: new Uint8Array(gold), name: `${paper}.json`, scheme })
  if (plan === undefined) throw new Error(message)
  await acceptDrafts(app, document, { all: true, suggested: true })
  return { plan, fiscalYear: (JSON.parse(String(gold)) as { document: { fiscalYear: number } }).document.fiscalYear }
}

/** Prints all sheets of a plan's year and measures what is read again. */
export async function measurePrint(
  app: App,
  { paper, plan, fiscalYear }: { paper: string; plan: string; fiscalYear: number },
  format: PrintFormat,
): Promise<PrintMeasure> {
  const loaded = await loadPlan(app, plan)
  const views = loaded ? fillSheets(loaded, fiscalYear) : []
  const document = loaded && (await documentFactsOf(app, plan, loaded.scheme, fiscalYear))
  const made = await printSheets(app, views, format, { document, facts: loaded?.facts })
  if (made === undefined) return { problems: ['no template'] }
  const problems = made.problems.map(({ message }) => message)
  const reading = await readDocument(made.bytes, made.name)
  if ('problem' in reading) return { ...made, problems: [...problems, reading.problem.message] }
  const scheme = recogniseScheme(app.schemes, reading.content)
  if (!scheme) return { ...made, problems: [...problems, 'no scheme recognised'] }
  return { ...made, problems, lists: compare(paper, matchDocument(scheme, reading.content)) }
}

function compare(paper: string, exchange: unknown): Record<string, ListMeasure> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-print-'))
  try {
    const actual = join(folder, 'actual.json')
    writeFileSync(actual, JSON.stringify(exchange))
    const tool = join(shared, 'tools/compare.mjs')
    const output = execFileSync(process.execPath, [tool, join(shared, 'gold', `${paper}.json`), actual, '--json', '--misses'])
    return JSON.parse(String(output)) as Record<string, ListMeasure>
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export { lists }
