import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { SetPaper } from './print-pdf.ts'
import type { TypstProgram } from './typst-source.ts'

/** A program of Typst to be set. `marks`: where headings and page setups came to stand is wanted. */
export interface Program extends TypstProgram {
  marks: boolean
}

/**
 * Sets programs in a process of its own, one after the other: Typst's library keeps about a mebibyte of every sheet for good, and only the end
 * of a process gives it back. Throws what the process says where it fails: that is our mistake.
 */
export async function setApart(programs: Program[]): Promise<SetPaper[]> {
  const child = spawn(process.execPath, [workerFile()], { stdio: ['pipe', 'pipe', 'pipe'] })
  const told = { out: [] as Buffer[], err: [] as Buffer[] }
  child.stdout.on('data', (chunk: Buffer) => told.out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => told.err.push(chunk))
  child.stdin.on('error', () => {}) // it ended before it had read all: its exit code says so
  child.stdin.end(serialize(programs))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`setting ended with ${code}: ${Buffer.concat(told.err).toString('utf8').slice(0, 2000)}`)
  return deserialize(Buffer.concat(told.out)) as SetPaper[]
}

/** Beside this file: as source, or as the bundle's own entry. */
function workerFile(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './set-worker-source.mjs' : './set-worker.js', import.meta.url))
}
