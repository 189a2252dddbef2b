import { restLabels } from '#core/rest-labels.ts'
import { type RsLeftOut, rsSet } from '#core/rs/rs-set.ts'
import type { App } from './app.ts'
import { writeCsvInTurns } from './csv-cell.ts'
import { bodyOf } from './download.ts'
import { loadPlan } from './load-plan.ts'
import { zipFiles } from './zip-files.ts'

/** A set of files zipped, how many programmes are in it, and what the set has no column for. */
export interface WrittenRs {
  bytes: Uint8Array
  programmes: number
  leftOut: RsLeftOut
}

/**
 * The RS-compatible set (行政事業レビュー互換のCSV) of a plan, zipped: accepted facts under the RS system's headings, so that programs made for
 * it read this ledger too. UTF-8 with a byte order mark and CRLF, as the system writes them. `undefined` where there is no such plan.
 */
export async function exportRs(app: App, wanted: { plan: string; fiscalYear: number }): Promise<WrittenRs | undefined> {
  const loaded = await loadPlan(app, wanted.plan)
  if (!loaded) return undefined
  const body = await bodyOf(app, loaded.scheme.name)
  const { facts, plan, scheme } = loaded
  const { tables, leftOut } = rsSet({
    ...{ facts, body: body.name, plan: plan.title, fiscalYear: wanted.fiscalYear, rest: restLabels(scheme) },
  })
  const files: [string, Uint8Array][] = []
  for (const { name, headings, rows } of tables) {
    const written = await writeCsvInTurns(
      headings,
      rows.map((row) => () => row),
      true,
    )
    files.push([name, written])
  }
  const bytes = await zipFiles(files, app.now())
  return { bytes, programmes: tables.find(({ file }) => file === '1-2')?.rows.length as number, leftOut }
}
