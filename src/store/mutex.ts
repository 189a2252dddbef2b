/** Lets one at a time through, in the order they came. */
export function makeMutex(timeoutMs: number, onTimeout: () => Error): { acquire(): Promise<() => void> } {
  const waiting: (() => void)[] = []
  let held = false

  function release(): void {
    const next = waiting.shift()
    if (next) next()
    else held = false
  }

  /** Resolves to a function that lets the next one through; calling it again does nothing. */
  async function acquire(): Promise<() => void> {
    if (held) await wait()
    held = true
    let released = false
    return () => {
      if (released) return
      released = true
      release()
    }
  }

  function wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(onTimeout())
      }, timeoutMs)
      waiting.push(enter)
    })
  }

  return { acquire }
}
