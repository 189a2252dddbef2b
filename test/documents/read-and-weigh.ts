// Reads one file in a process of its own and says what became of it and how much memory that took, in MiB.
import { readFileSync } from 'node:fs'
import { readDocument } from '#documents/read.ts'

const path = process.argv[2] ?? ''
const reading = await readDocument(new Uint8Array(readFileSync(path)), 'file')
const became =
  'problem' in reading ? reading.problem.code : reading.content.grids.reduce((sum, { cells }) => sum + cells.length, 0)
console.log(JSON.stringify({ became, mebibytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
