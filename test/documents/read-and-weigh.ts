// Reads one file in a process of its own and says what became of it and how much memory that took, in MiB.
import { readFileSync } from 'node:fs'
import { readDocument } from '#documents/read.ts'

const path = process.argv[2] ?? ''
const reading = await readDocument(readFileSync(path), 'file')
const became =
  'problem' in reading ? reading.problem.code : reading.content.grids.reduce((sum, { cells }) => sum + cells.length, 0)
// Linux hands a process the peak of the one that started it; the memory map's own mark is this process's alone.
const own = process.platform === 'linux' ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined
const kibibytes = own === undefined ? process.resourceUsage().maxRSS : Number(own)
console.log(JSON.stringify({ became, mebibytes: Math.round(kibibytes / 1024) }))
