/** How much is remembered, and of how long a text: a ledger has the same few words in ten thousand cells, a novel has none twice. */
const mostTexts = 2_000
const longest = 100

/**
 * The same work, done once for a text that comes again and again, as long as there is room. Only for work that gives the same for the same text,
 * whose answer nobody changes.
 */
export function remember<Value extends {}>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    if (text.length > longest) return work(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const value = work(text)
    if (known.size >= mostTexts) known.clear()
    known.set(text, value)
    return value
  }
}
