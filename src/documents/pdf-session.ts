import { loadPdfjs, type Pdfjs } from './load-pdfjs.ts'
import { patience, pdfLimits, timeFor } from './pdf-limits.ts'
import { withStandIns } from './pdf-stand-ins.ts'
import { type PdfThread, startPdfThread } from './pdf-thread.ts'
import { refuse } from './refuse.ts'

/** How often memory and time are looked at, in milliseconds. */
const lookEvery = 20

/**
 * The thread outlives a file, as starting one takes a third of a second, and serves one file at a time,
 * so that ending a hostile one ends no other. That is all the state there is.
 */
let idle: PdfThread | undefined
let queue: Promise<unknown> = Promise.resolve()

/** A file as far as its limits depend on it. */
interface GivenFile {
  name: string
  /** Bytes. */
  size: number
}

type Action<Result> = (pdfjs: Pdfjs, thread: PdfThread) => Promise<Result>

/** Does something with the PDF thread when its turn comes; ends it when the file takes too long or too much memory. */
export function withPdfThread<Result>(file: GivenFile, action: Action<Result>): Promise<Result> {
  const turn = queue.then(() => withStandIns(() => runWatched(file, action)))
  queue = turn.catch(() => undefined)
  return turn
}

async function runWatched<Result>(file: GivenFile, action: Action<Result>): Promise<Result> {
  const thread = idle ?? startPdfThread()
  idle = undefined
  thread.wake()
  // Loading is our own time, not the file's.
  const [pdfjs] = await Promise.all([loadPdfjs(), thread.ready])
  const watch = watchLimits(file)
  const done = action(pdfjs, thread).then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error
    },
  )
  try {
    const answer = await Promise.race([
      done,
      thread.died.catch(() => refuse('reading-too-heavy', { name: file.name })),
      watch.passed,
    ])
    idle = thread
    thread.rest()
    return answer()
  } catch (error) {
    if (idle !== thread) await thread.stop()
    throw error
  } finally {
    watch.end()
  }
}

/** `passed` rejects when the time or the memory is used up. */
function watchLimits({ name, size }: GivenFile): { passed: Promise<never>; end: () => void } {
  const limit = timeFor(size)
  const start = performance.now()
  const cpu = process.cpuUsage()
  const memory = process.memoryUsage.rss()
  let timer: ReturnType<typeof setInterval> | undefined
  const passed = new Promise<never>((_, reject) => {
    const look = (): void => {
      const { user, system } = process.cpuUsage(cpu)
      const slow = (user + system) / 1000 > limit || performance.now() - start > limit * patience
      if (slow) refuse('reading-too-slow', { name, seconds: Math.round(limit / 1000) })
      if (process.memoryUsage.rss() - memory > pdfLimits.growth) refuse('reading-too-heavy', { name })
    }
    timer = setInterval(() => {
      try {
        look()
      } catch (error) {
        reject(error)
      }
    }, lookEvery)
  })
  passed.catch(() => undefined)
  return { passed, end: () => clearInterval(timer) }
}
