import { randomUUID } from 'node:crypto'
import type { Finding } from '#core/finding.ts'
import type { Download } from './download.ts'
import { PrintStopped } from './print-sheet.ts'
import { waitAtMost } from './wait-at-most.ts'

/** A printed file with what it could not hold. */
export type PrintedFile = Download & { problems: Finding[] }

/** How far a print is (印刷の進み), and what came of it. */
export interface PrintRun {
  id: string
  /** What is printed, as a person calls it. */
  title: string
  /** Sheets laid out so far, of how many. */
  done: number
  total: number
  stopAsked: boolean
  /** `nothing`: there was nothing to print; `stopped`: why it ended before its end; `failed`: a mistake of ours, already reported. */
  outcome?: { file: PrintedFile } | { nothing: true } | { stopped: string } | { failed: true }
}

/** What a print is given: whom to tell of each sheet, and what asks it to stop. */
export interface PrintWork {
  title: string
  total: number
  print(watch: { tell: () => void; signal: AbortSignal }): Promise<PrintedFile | undefined>
}

/** Prints apart from the requests that asked for them; files wait for whoever fetches them. */
export interface PrintRuns {
  /** Begins one; resolves when it has ended, or after so many milliseconds. */
  begin(work: PrintWork, patienceMs: number): Promise<PrintRun>
  look(id: string): PrintRun | undefined
  stop(id: string): void
}

/** So many ended prints wait; the oldest makes room. */
const mostKept = 8

/** Runs within this process: one that is interrupted leaves nothing behind, and is asked for again. */
export function createPrintRuns({ report }: { report: (error: unknown) => void }): PrintRuns {
  const runs = new Map<string, { run: PrintRun; stop: AbortController }>()
  const forget = () => {
    const ended = [...runs.values()].filter(({ run }) => run.outcome !== undefined)
    for (const { run } of ended.slice(0, -mostKept)) runs.delete(run.id)
  }
  return {
    begin: async ({ title, total, print }, patienceMs) => {
      const run: PrintRun = { id: randomUUID(), title, total, done: 0, stopAsked: false }
      const stop = new AbortController()
      runs.set(run.id, { run, stop })
      const tell = () => {
        run.done += 1
      }
      const ended = print({ tell, signal: stop.signal }).then(
        (file) => {
          run.outcome = file ? { file } : { nothing: true }
        },
        (error: unknown) => {
          const isTold = error instanceof PrintStopped
          if (!isTold) report(error)
          run.outcome = isTold ? { stopped: error.message } : { failed: true }
        },
      )
      await waitAtMost(ended.then(forget), patienceMs)
      return run
    },
    look: (id) => runs.get(id)?.run,
    stop: (id) => {
      const known = runs.get(id)
      if (!known || known.run.outcome) return
      known.run.stopAsked = true
      known.stop.abort()
    },
  }
}
