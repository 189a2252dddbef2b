import { randomUUID } from 'node:crypto'
import type { App } from './app.ts'
import { type HandOutMade, type HandOutWanted, handOutSheets } from './hand-out.ts'
import { waitAtMost } from './wait-at-most.ts'

/** How far the printing of a hand-out is (配布ファイルの作成の進み). */
export interface HandOutRun {
  id: string
  /** Sheets printed so far. */
  done: number
  /** Absent until they are known. */
  total?: number
  stopAsked: boolean
  /** What came of it, once it has ended; `failed`: a mistake of ours, already reported. */
  outcome?: HandOutMade | { failed: true }
}

/** Makes hand-outs apart from the requests that asked for them. */
export interface HandOutRuns {
  /** Begins one; resolves when it has ended, or after so many milliseconds. */
  begin(wanted: HandOutWanted, patienceMs: number): Promise<HandOutRun>
  /** The run of an id; one that has ended is told of once. */
  look(id: string): HandOutRun | undefined
  /** Asks a run to stop: nothing of it is kept. */
  stop(id: string): void
}

/** Runs within this process: one that is interrupted leaves nothing behind, and is asked for again. */
export function createHandOutRuns(app: App, { report }: { report: (error: unknown) => void }): HandOutRuns {
  const runs = new Map<string, HandOutRun>()
  const stops = new Map<string, AbortController>()
  return {
    begin: async (wanted, patienceMs) => {
      const run: HandOutRun = { id: randomUUID(), done: 0, stopAsked: false }
      runs.set(run.id, run)
      const tell = (done: number, total: number) => Object.assign(run, { done, total })
      const stopping = new AbortController()
      stops.set(run.id, stopping)
      const ended = handOutSheets(app, wanted, { tell, signal: stopping.signal }).then(
        (made) => {
          run.outcome = made
        },
        (error: unknown) => {
          report(error)
          run.outcome = { failed: true }
        },
      )
      await waitAtMost(
        ended.finally(() => stops.delete(run.id)),
        patienceMs,
      )
      return run
    },
    look: (id) => {
      const run = runs.get(id)
      if (run?.outcome) runs.delete(id)
      return run
    },
    stop: (id) => {
      const run = runs.get(id)
      if (run) run.stopAsked = true
      stops.get(id)?.abort()
    },
  }
}
