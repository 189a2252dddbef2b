// Printing 1,000 sheets on the body's own form: workbooks a second; one PDF against the same programs through Typst with nothing of ours;
// the peak memory of each in a process of its own; and a page of the server while such a print runs, against the same page at rest.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pagesBesidePrint } from './print/pages-beside-print.ts'
import { type Kind, kinds, type Weighed, weigh } from './print/weigh.ts'

const [, , count = '1000', kind] = process.argv

/** Each measure in a process of its own: memory once taken is seldom given back. */
function weighApart(kind: Kind): Weighed {
  const self = fileURLToPath(import.meta.url)
  const said = execFileSync(process.execPath, ['--import', 'tsx', self, count, kind], { encoding: 'utf8', maxBuffer: 1e7 })
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Weighed
}

const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word)

if (kind !== undefined && isKind(kind)) console.log(JSON.stringify(await weigh(Number(count), kind)))
else {
  const [workbooks, pdf, bare] = [weighApart('xlsx'), weighApart('pdf'), weighApart('bare')]
  const line = ({ sheets, seconds, computed, mebibytes, megabytes }: Weighed) => ({
    'sheets a second': Math.round(sheets / seconds),
    'ms of computing a sheet': (computed / sheets).toFixed(1),
    'peak MiB': mebibytes,
    'file MB': megabytes.toFixed(1),
  })
  console.table({
    [`${count} workbooks (≥ 100 a second, ≤ 1,024 MiB)`]: line(workbooks),
    [`${count} sheets as one PDF (≤ 1,024 MiB)`]: line(pdf),
    'bare Typst, the same programs': line(bare),
  })
  const ratio = (of: 'seconds' | 'computed') => (pdf[of] / bare[of]).toFixed(2)
  console.log(`PDF against bare Typst: ${ratio('seconds')} by the clock, ${ratio('computed')} of computing | ≤ 1.5`)
  const folder = await mkdtemp(join(tmpdir(), 'shirube-bench-'))
  try {
    // Long enough to last while every load is measured.
    const sheets = Number(count) * 3
    for (const { load, idle, printing } of await pagesBesidePrint(folder, sheets)) {
      const ratio = (printing / idle).toFixed(2)
      console.log(
        `page p95, ${load}: ${idle.toFixed(1)} ms idle, ${printing.toFixed(1)} ms while ${sheets} sheets are printed: ${ratio} | ≤ 1.3`,
      )
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
