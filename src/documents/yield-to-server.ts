import { setPriority } from 'node:os'

/** Between ordinary (0) and lowest (19). */
const niceness = 19

/**
 * Lets a worker thread stand back behind the thread that answers pages. On Linux the priority of “this process”, asked for within a thread,
 * is that of the thread alone, and threads that it starts (Typst's) inherit it; elsewhere it would be the whole program's, and is left.
 */
export function yieldToServer(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(0, niceness)
  } catch {
    // A container may forbid it: then threads share alike.
  }
}
