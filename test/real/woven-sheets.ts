import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from '#core/exchange.ts'
import type { DocumentContent } from '#core/grid.ts'
import { matchDocument } from '#core/match/match.ts'
import { readDocument } from '#documents/read.ts'
import { shared } from '../measure.ts'
import { loadScheme } from '../schemes.ts'

/** Real sheets of a city with two tables side by side, as PDF and as text in which the tables share lines; beside the repository. */
const folder = join(shared, 'data/ikeda-jimujigyo-r7')
export const hasSheets = existsSync(folder)

/** A sheet as read, and the amounts that its paper prints in the row of the whole cost: four columns. */
export interface ReadSheet {
  name: string
  exchange: Exchange
  content: DocumentContent
  printed: (number | undefined)[]
}

const years = [2022, 2023, 2024, 2024]
const stages = ['settled', 'settled', 'initial', 'settled']

/** The PDF sheets, and the sheets that are there as text. */
export async function readSheets(): Promise<{ pdfs: ReadSheet[]; texts: ReadSheet[] }> {
  const pdfs: ReadSheet[] = []
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf')))
    pdfs.push(await readSheet(name, new Uint8Array(readFileSync(join(folder, name)))))
  const texts: ReadSheet[] = []
  const records = readFileSync(join(folder, 'text-001-300.ndjson'), 'utf8').trim().split('\n')
  for (const record of records) {
    const { file, text } = JSON.parse(record) as { file: string; text: string }
    texts.push(await readSheet(file.replace(/\.pdf$/, '.txt'), new TextEncoder().encode(text)))
  }
  return { pdfs, texts }
}

async function readSheet(name: string, bytes: Uint8Array): Promise<ReadSheet> {
  const reading = await readDocument(bytes, name)
  if ('problem' in reading) throw new Error(reading.problem.message)
  const exchange = matchDocument(loadScheme('ikeda-2024'), reading.content)
  return { name, exchange, content: reading.content, printed: printedTotals(reading.content) }
}

/** The four amounts of the row of the whole cost, as they stand on the paper, without our matcher. */
function printedTotals({ grids }: DocumentContent): (number | undefined)[] {
  for (const { cells } of grids)
    for (const cell of cells) {
      const [, after] = /^事\s*業\s*費\s*Ａ\s*(.*)$/.exec(cell.text) ?? []
      if (after === undefined) continue
      const beside = cells.filter((other) => other.row === cell.row && other.col > cell.col).map(({ text }) => text)
      const words = after === '' ? beside : after.split(' ')
      return words.slice(0, 4).map((word) => (/\d/.test(word) ? Number(word.replace(/,/g, '')) * 1000 : undefined))
    }
  return []
}

/** Columns of the cost table on the paper, and those in which the whole amount is the printed one and the funds add up to it. */
export function countColumns({ exchange, printed }: ReadSheet): { columns: number; right: number } {
  const right = printed.filter((amount, i) => {
    const own = exchange.budgets.filter(({ fiscalYear, stage }) => fiscalYear === years[i] && stage === stages[i])
    const whole = own.find(({ part }) => part === undefined)?.amount
    const funds = own.filter(({ part, relisted }) => part?.kind === 'fund' && !relisted)
    const sum = funds.reduce((total, fund) => total + fund.amount, 0)
    return whole === amount && sum === (amount ?? 0)
  })
  return { columns: 4, right: right.length }
}

/** How often a grade was given on a scale. */
export function countGrades(sheets: ReadSheet[], scale: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { exchange } of sheets) {
    const grades = exchange.evaluations.flatMap((one) => one.grades).filter((grade) => grade.scale === scale)
    const code = grades.length === 1 ? (grades[0]?.code as string) : `${grades.length} grades`
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

/** For `npm run measure`: in how many columns of the cost tables the funds add up to the printed cost. */
export async function measureColumns(): Promise<{ what: string; holds: number; of: number }[]> {
  if (!hasSheets) return []
  const { pdfs, texts } = await readSheets()
  const measure = (kind: string, sheets: ReadSheet[]) => {
    const counts = sheets.map(countColumns)
    const sum = (key: 'right' | 'columns') => counts.reduce((total, one) => total + one[key], 0)
    return { what: `Ikeda, ${kind}: funds add up to the printed cost (columns)`, holds: sum('right'), of: sum('columns') }
  }
  return [measure('PDF', pdfs), measure('text', texts)]
}
