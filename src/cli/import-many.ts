import type { App } from '#app/app.ts'
import type { FileOutcome } from '#app/import-many.ts'
import type { FileList } from '#documents/list-files.ts'
import type { ExitCode, Surroundings } from './command.ts'
import { formatSummary } from './import-summary.ts'
import { clearBar, drawBar } from './progress-bar.ts'

/** Imports the files of a list, says how far it is, and sums up at the end. Ctrl+C stops it between two files. */
export async function importAll(
  app: App,
  list: FileList,
  options: { scheme?: string; plan?: string; by?: string },
  at: Surroundings,
): Promise<ExitCode> {
  const { importMany } = await import('#app/import-many.ts')
  const outcomes: FileOutcome[] = []
  const stop = listenForStop(at)
  try {
    show(at, outcomes, list.count())
    for await (const outcome of importMany(app, list, { ...options, report: (error) => at.warn(String(error)) })) {
      outcomes.push(outcome)
      show(at, outcomes, list.count())
      if (stop.asked()) break
    }
  } finally {
    stop.end()
    if (at.terminal) clearBar(at.terminal)
  }
  return conclude(outcomes, list.count(), at)
}

const tried = (outcomes: readonly FileOutcome[]) => outcomes.filter(({ kind }) => kind !== 'leftOut')

/** One file is said in its own words; of several, a table. */
function conclude(outcomes: FileOutcome[], count: number, at: Surroundings): ExitCode {
  const done = tried(outcomes)
  const failed = done.some(({ kind }) => kind === 'nothing' || kind === 'refused')
  const rest = count - done.length
  if (count === 0) at.warn('取り込めるファイルがありません。')
  if (count > 1 || outcomes.length > 1) for (const line of formatSummary(outcomes, rest)) at.print(line)
  if (rest > 0) at.warn(`途中で止めました。同じ命令をもう一度実行すると、残りの ${rest} 件から続けられます。`)
  else if (done.some(({ drafts }) => drafts > 0)) at.print(nextStep(done))
  return failed || rest > 0 || count === 0 ? 1 : 0
}

function nextStep(done: FileOutcome[]): string {
  const waiting = done.filter(({ drafts }) => drafts > 0)
  return `  確認: shirube review${waiting.length === 1 ? ` ${waiting[0]?.document}` : ''}`
}

/** The bar, or without a terminal a line for each file; what went wrong is said at once either way. */
function show(at: Surroundings, outcomes: FileOutcome[], count: number): void {
  const last = outcomes.at(-1)
  const done = tried(outcomes).length
  if (last && (last.kind === 'nothing' || last.kind === 'refused')) {
    if (at.terminal) clearBar(at.terminal)
    at.warn(last.message)
  } else if (last && !at.terminal && last.kind !== 'leftOut') {
    at.print(count > 1 ? `${done}/${count}\t${last.name}\t${last.message}` : last.message)
  } else if (last && at.terminal && count === 1) {
    clearBar(at.terminal)
    at.print(last.message)
  }
  if (at.terminal && count > 1) drawBar(at.terminal, done, count, last?.name ?? '')
}

/** Ctrl+C is heard between two files: what has begun is finished, so that nothing is half written. A second one ends at once. */
function listenForStop(at: Surroundings): { asked: () => boolean; end: () => void } {
  let asked = false
  const hear = () => {
    asked = true
    if (at.terminal) clearBar(at.terminal)
    at.warn('いまのファイルを読み終えたところで止めます。')
  }
  process.once('SIGINT', hear)
  process.once('SIGTERM', hear)
  return {
    asked: () => asked,
    end: () => {
      process.off('SIGINT', hear)
      process.off('SIGTERM', hear)
    },
  }
}
