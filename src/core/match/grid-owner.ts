import type { Item } from '../plan.ts'
import type { LineItems } from './grid-items.ts'

/** The deepest item under which all of these lines stand (共通の親). */
export function commonItem(lines: LineItems[]): Item | undefined {
  const [first, ...others] = lines
  return first?.chain.findLast((item) => others.every(({ chain }) => chain.includes(item)))
}
