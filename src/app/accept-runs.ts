import { type AcceptProgress, acceptDrafts, type DraftChoice } from './accept-drafts.ts'
import type { App } from './app.ts'
import type { Decision } from './decision.ts'
import { waitAtMost } from './wait-at-most.ts'

/** How far the acceptance of many drafts is (まとめて確定の進み). */
export interface AcceptRun {
  /** Drafts looked at so far. */
  done: number
  /** Absent until they are counted. */
  total?: number
  /** What came of it, once it has ended; `failed`: a mistake of ours, already reported. */
  outcome?: Decision | { failed: true }
}

/** Accepts many drafts apart from the request that asked for it, one such run a document. */
export interface AcceptRuns {
  /** Begins, or joins the run that is under way; resolves when it has ended, or after so many milliseconds. */
  begin(document: string, choice: DraftChoice, patienceMs: number): Promise<AcceptRun>
  /** The run of a document; one that has ended is told of once. */
  look(document: string): AcceptRun | undefined
}

/** Runs within this process: one that is interrupted leaves the rest of the drafts waiting, to be accepted by another press. */
export function createAcceptRuns(
  app: App,
  { changed, report }: { changed: () => void; report: (error: unknown) => void },
): AcceptRuns {
  const runs = new Map<string, { run: AcceptRun; ended: Promise<void> }>()

  function start(document: string, choice: DraftChoice) {
    const run: AcceptRun = { done: 0 }
    const tell: AcceptProgress = (done, total) => {
      Object.assign(run, { done, total })
      changed()
    }
    const ended = acceptDrafts(app, document, choice, tell)
      .then(
        (decision) => {
          run.outcome = decision
        },
        (error: unknown) => {
          report(error)
          run.outcome = { failed: true }
        },
      )
      .finally(changed)
    runs.set(document, { run, ended })
    return { run, ended }
  }

  return {
    begin: async (document, choice, patienceMs) => {
      const known = runs.get(document)
      const { run, ended } = known && !known.run.outcome ? known : start(document, choice)
      await waitAtMost(ended, patienceMs)
      return run
    },
    look: (document) => {
      const run = runs.get(document)?.run
      if (run?.outcome) runs.delete(document)
      return run
    },
  }
}
