import { randomUUID } from 'node:crypto'
import { waitAtMost } from './wait-at-most.ts'

/** Work that goes on apart from the request that began it (進行中の作業): how far it is, and what came of it. */
export interface Run<Matter, Outcome> {
  id: string
  /** What was begun. */
  matter: Matter
  done: number
  /** Absent until it is counted. */
  total?: number
  stopAsked: boolean
  /** Once it has ended; `failed`: a mistake of ours, already reported. */
  outcome?: Outcome | { failed: true }
}

/** How long work is followed: who hears how far it is, and what asks it to stop. */
export interface Watch {
  tell?: (done: number, total: number) => void
  signal?: AbortSignal
}

/** The runs of one kind of work. */
export interface Runs<Matter, Outcome> {
  /** Begins one, or joins the one of its name that is under way; resolves when it has ended, or after so many milliseconds. */
  begin(matter: Matter, patienceMs: number): Promise<Run<Matter, Outcome>>
  /** The run of an id; of those that have ended, the last few. */
  look(id: string): Run<Matter, Outcome> | undefined
  /** Asks a run to stop (止める): the work itself ends at its next step, and says what came of it. */
  stop(id: string): void
  /** Lets go of a run that has ended. */
  forget(id: string): void
}

interface RunsOptions<Matter> {
  report: (error: unknown) => void
  /** Told whenever the work has done something. */
  changed?: () => void
  /** Which run it is; without it each is one of its own. */
  idOf?: (matter: Matter) => string
}

/** So many ended runs wait for whoever asks; the oldest makes room. */
const mostKept = 8

/** Runs within this process: one that is interrupted is begun anew by whoever asked for it. */
export function createRuns<Matter, Outcome>(
  work: (matter: Matter, watch: Required<Watch>) => Promise<Outcome>,
  { report, changed = () => {}, idOf = () => randomUUID() }: RunsOptions<Matter>,
): Runs<Matter, Outcome> {
  type Known = { run: Run<Matter, Outcome>; stopping: AbortController; ended: Promise<void> }
  const runs = new Map<string, Known>()

  function start(matter: Matter, id: string): Known {
    const run: Run<Matter, Outcome> = { id, matter, done: 0, stopAsked: false }
    const stopping = new AbortController()
    const tell = (done: number, total: number) => {
      Object.assign(run, { done, total })
      changed()
    }
    const end = (outcome: Outcome | { failed: true }) => {
      run.outcome = outcome
      makeRoom()
      changed()
    }
    const ended = work(matter, { tell, signal: stopping.signal }).then(end, (error: unknown) => {
      report(error)
      end({ failed: true })
    })
    const known = { run, stopping, ended }
    runs.delete(id) // one that is begun again is the newest
    runs.set(id, known)
    return known
  }

  function makeRoom() {
    const ended = [...runs.values()].filter(({ run }) => run.outcome !== undefined)
    for (const { run } of ended.slice(0, -mostKept)) runs.delete(run.id)
  }

  return {
    begin: async (matter, patienceMs) => {
      const id = idOf(matter)
      const open = runs.get(id)
      const { run, ended } = open && open.run.outcome === undefined ? open : start(matter, id)
      await waitAtMost(ended, patienceMs)
      return run
    },
    look: (id) => runs.get(id)?.run,
    stop: (id) => {
      const known = runs.get(id)
      if (!known || known.run.outcome !== undefined) return
      known.run.stopAsked = true
      known.stopping.abort()
    },
    forget: (id) => {
      if (runs.get(id)?.run.outcome !== undefined) runs.delete(id)
    },
  }
}
