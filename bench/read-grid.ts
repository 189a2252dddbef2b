// Reading the raw grid of a large workbook, beside what hucre alone needs for the same file: at most twice as long.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx as readByHucre } from 'hucre/xlsx'
import { readDocument } from '#documents/read.ts'

const path = join(import.meta.dirname, '../../shared/data/ofunato-jimujigyo-r7/report.xlsx')
const rounds = 7

/** Median of some runs, in milliseconds, after one run to warm up. */
async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now()
    await work()
    if (round > 0) times.push(performance.now() - began)
  }
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
}

if (!existsSync(path)) console.log('skipped: ../shared/data/ofunato-jimujigyo-r7/report.xlsx is absent')
else {
  const bytes = new Uint8Array(readFileSync(path))
  const own = await median(() => readDocument(bytes, 'report.xlsx'))
  const hucre = await median(() => readByHucre(bytes))
  console.table({
    'readDocument (380,000 cells)': { 'median ms': Math.round(own), ratio: (own / hucre).toFixed(2), goal: '≤ 2' },
    hucre: { 'median ms': Math.round(hucre), ratio: '1.00', goal: '' },
  })
}
