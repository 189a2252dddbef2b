import { setImmediate } from 'node:timers/promises'

/** How long one piece of work holds everybody else up, in milliseconds. */
const turnMs = 40

/** Works through a long list so that whatever else waits gets its turn in between: a server goes on answering. */
export async function mapInTurns<Row, Result>(
  rows: readonly Row[],
  make: (row: Row, index: number) => Result,
): Promise<Result[]> {
  const made: Result[] = []
  let since = performance.now()
  for (const [index, row] of rows.entries()) {
    made.push(make(row, index))
    if (performance.now() - since < turnMs) continue
    await setImmediate()
    since = performance.now()
  }
  return made
}
