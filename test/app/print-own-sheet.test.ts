import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptDrafts } from '#app/accept-drafts.ts'
import { changeSchemeDraft } from '#app/change-scheme-draft.ts'
import { importDocument } from '#app/import-document.ts'
import { openSchemeDraft } from '#app/open-scheme-draft.ts'
import { printPlan } from '#app/print-plan.ts'
import { saveScheme } from '#app/save-scheme.ts'
import { startSchemeDraft } from '#app/start-scheme-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import { matchDocument } from '#core/match/match.ts'
import type { PaperBlock } from '#core/paper/paper.ts'
import { reportPage } from '#core/report/report-table.ts'
import { readDocument } from '#documents/read.ts'
import { writePaper } from '#documents/write-paper.ts'
import type { Database } from '#store/open.ts'
import { openTestDatabase } from '../store/open-test-database.ts'
import { freshApp } from './fresh-app.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const line = { width: 0.5, colour: '#000000' }
const look = { lines: { top: line, right: line, bottom: line, left: line } }

/** The sheet of a city that nobody knows, as an office has it: a workbook or a Word file. */
async function ownSheet(format: 'xlsx' | 'docx'): Promise<Uint8Array> {
  const html = new Uint8Array(readFileSync(fileURLToPath(new URL('../draft/minato.html', import.meta.url))))
  const reading = await readDocument(html, 'minato.html')
  if ('problem' in reading) throw new Error(reading.problem.message)
  const blocks = reading.content.grids.map((grid): PaperBlock[] => {
    if (grid.kind === 'lines') return grid.cells.map(({ text }) => ({ type: 'paragraph', text, look: {} }))
    const rows = Array.from({ length: grid.rowCount }, (_, row) => ({
      height: 18,
      cells: grid.cells
        .filter((cell) => cell.row === row)
        .map(({ col, colSpan, rowSpan, text }) => ({ col, colSpan, rowSpan, text, look })),
    }))
    return [{ type: 'table', columns: Array(grid.colCount).fill(90), rows }]
  })
  return writePaper({ title: '評価表', blocks: [reportPage(true), ...blocks.flat()] }, format).bytes
}

/** The rows of every list, without ids and places. */
function said({ items, indicators, observations, budgets, evaluations, narratives }: Exchange) {
  const name = (id: string) => items.find((item) => item.id === id)?.title
  return {
    items: items.map(({ title, level, units }) => ({ title, level, units })),
    indicators: indicators.map((one) => ({ name: one.name, unit: one.unit, item: name(one.item) })),
    observations: observations.map(({ measure, fiscalYear, value }) => ({ measure, fiscalYear, value })),
    budgets: budgets.map(({ fiscalYear, stage, amount }) => ({ fiscalYear, stage, amount })),
    evaluations: evaluations.map(({ grades, comment }) => ({ grades, comment })),
    narratives: narratives.map(({ role, text }) => ({ role, text })),
  }
}

describe('the sheet from which an office made its scheme', () => {
  it.each(['xlsx', 'docx'] as const)('serves as its form: %s', { timeout: 60_000 }, async (format) => {
    const app = await freshApp(database)
    const bytes = await ownSheet(format)
    const started = await startSchemeDraft(app, { bytes, name: `評価表.${format}` })
    if ('problem' in started) throw new Error(started.problem.message)
    const first = await openSchemeDraft(app, started.file)
    const at = first && 'draft' in first ? first.draft.labels.findIndex(({ label }) => label === '事業費') : -1
    const budget = { label: '事業費', use: 'budget' }
    await changeSchemeDraft(app, started.file, { name: `minato-${format}`, ...(at < 0 ? { added: budget } : {}) })
    const draft = await openSchemeDraft(app, started.file)
    expect(draft && 'problems' in draft ? draft.problems : undefined).toEqual([])
    expect(await saveScheme(app, started.file)).toMatchObject({ name: `minato-${format}` })
    const imported = await importDocument(app, { bytes, name: `評価表.${format}` })
    expect(imported).toMatchObject({ outcome: 'drafted', scheme: `minato-${format}` })
    await acceptDrafts(app, imported.document, { all: true })

    const scheme = app.schemes.find(({ name }) => name === `minato-${format}`)
    const content = async (file: Uint8Array, of: string) => {
      const reading = await readDocument(file, `評価表.${of}`)
      if ('problem' in reading) throw new Error(reading.problem.message)
      return reading.content
    }
    if (!scheme) throw new Error('no scheme')
    const original = matchDocument(scheme, await content(bytes, format))
    for (const wanted of [format, 'pdf'] as const) {
      const fiscalYear = original.document.fiscalYear ?? Number.NaN
      const printed = await printPlan(app, { plan: imported.plan ?? '', fiscalYear, format: wanted })
      expect(printed?.problems.map(({ message }) => message)).toEqual([])
      const again = matchDocument(scheme, await content(printed?.bytes ?? new Uint8Array(), wanted))
      expect(said(again)).toEqual(said(original))
    }
  })
})
