interface Kept<Value> {
  value: Promise<Value>
  revision: number
  at: number
}

/** What was made for a reader, kept until something changes here or, since others may write to the same database, for a moment. */
export interface RenderCache {
  /** The value under `key`, made anew where it is not known or too old. Those who ask at the same time share one making. */
  of: <Value>(key: string, make: () => Promise<Value>) => Promise<Value>
  /** Something was changed through this server: everything kept is out of date. */
  changed: () => void
}

const most = 500

/** A cache in memory; `freshMs`: how long a value may be shown while another process may have changed it. */
export function createRenderCache(freshMs: number, clock: () => number = () => performance.now()): RenderCache {
  const kept = new Map<string, Kept<unknown>>()
  let revision = 0
  return {
    of: async <Value>(key: string, make: () => Promise<Value>) => {
      const known = kept.get(key) as Kept<Value> | undefined
      if (known && known.revision === revision && clock() - known.at < freshMs) return known.value
      const value = make()
      const made: Kept<unknown> = { value, revision, at: clock() }
      kept.delete(key)
      kept.set(key, made)
      // What takes long to make is fresh from when it is there.
      value.then(
        () => {
          made.at = clock()
        },
        () => {},
      )
      value.catch(() => kept.delete(key))
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return value
    },
    changed: () => {
      revision += 1
    },
  }
}
