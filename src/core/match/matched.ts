import type { Exchange } from '../exchange.ts'

/** What a layout makes of a document: the seven lists, what the paper says of itself as far as it says it, and findings. */
export type Matched = Omit<Exchange, 'format'>

/** Nothing read yet. */
export function emptyMatch(): Matched {
  return {
    document: { grades: [], marks: [] },
    items: [],
    indicators: [],
    observations: [],
    budgets: [],
    evaluations: [],
    narratives: [],
    terms: [],
    findings: [],
  }
}
