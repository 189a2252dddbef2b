/** Gives what was made for a key before, or makes it; of each owner only the few that were asked for last stay in memory. */
export type AtHand<Value> = (owner: object, key: string, make: () => Promise<Value>) => Promise<Value>

/** Keeps so many results at hand for each owner (手元の控え): a person turns back and forth between a few papers. */
export function keepAtHand<Value>(most: number): AtHand<Value> {
  const owners = new WeakMap<object, Map<string, Promise<Value>>>()
  return async (owner, key, make) => {
    const own = owners.get(owner) ?? new Map<string, Promise<Value>>()
    owners.set(owner, own)
    const value = own.get(key) ?? make()
    own.delete(key)
    own.set(key, value)
    // what could not be made is not kept: the next asker tries again
    value.catch(() => own.get(key) === value && own.delete(key))
    for (const old of [...own.keys()].slice(0, -most)) own.delete(old)
    return await value
  }
}
