import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Told } from './reader.ts'

/** What came of the files of one format. */
export interface Tally {
  read: number
  refused: number
  faults: number
  slowest: number
  peak: number
}

/** Adds a file to the tallies. */
export function addTo(tallies: Map<string, Tally>, { kind, became, milliseconds, mebibytes }: Told): void {
  const tally = tallies.get(kind) ?? { read: 0, refused: 0, faults: 0, slowest: 0, peak: 0 }
  tally[became === 'fault' ? 'faults' : became] += 1
  tally.slowest = Math.max(tally.slowest, milliseconds)
  tally.peak = Math.max(tally.peak, mebibytes)
  tallies.set(kind, tally)
}

/** The tallies as a table in Markdown, all formats together at its end. */
export function writeTallies(tallies: Map<string, Tally>): string {
  const all = [...tallies.values()]
  const total: Tally = {
    read: all.reduce((sum, { read }) => sum + read, 0),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
    faults: all.reduce((sum, { faults }) => sum + faults, 0),
    slowest: Math.max(...all.map(({ slowest }) => slowest)),
    peak: Math.max(...all.map(({ peak }) => peak)),
  }
  const row = (name: string, { read, refused, faults, slowest, peak }: Tally) =>
    `| ${name} | ${(read + refused + faults).toLocaleString('en')} | ${read.toLocaleString('en')} | ${refused.toLocaleString('en')} | ${faults} | ${(slowest / 1000).toFixed(1)} s | ${peak} MiB |`
  return [
    '| mutated from | files | read | refused by a sentence | faults | slowest | highest memory |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...[...tallies].sort(([one], [other]) => (one < other ? -1 : 1)).map(([kind, tally]) => row(kind, tally)),
    row('all', total),
  ].join('\n')
}

const heading = '## Fuzzed files'

/** Puts the last result into docs/measured.md, in the place of the one before. */
export function record(date: string, command: string, table: string): void {
  const path = join(import.meta.dirname, '../../docs/measured.md')
  const page = readFileSync(path, 'utf8')
  const section = `${heading} (${date})
\`${command}\`: files of every format in \`../shared\` and in the tests (of those over 1 MB their first rows), mutated (bits, blocks, zip entries, XML, PDF objects, JSON, words, encodings), each read and matched with every scheme that fits it and one that is forced on it. Seconds are computing time of one import (reading, and matching with the slowest scheme); memory is the whole reading process.

${table}
`
  const from = page.indexOf(heading)
  const to = page.indexOf('\n## ', from + 1)
  const before = from < 0 ? page.indexOf('## Everything') : from
  const head = page.slice(0, before < 0 ? page.length : before)
  const tail = from < 0 ? page.slice(head.length) : to < 0 ? '' : page.slice(to + 1)
  writeFileSync(path, `${head}${section}${tail === '' ? '' : `\n${tail}`}`)
}
