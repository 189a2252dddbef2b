import type { Sentences } from './finding.ts'

/** What the checks (点検) say of figures and grades that are already understood. */
export interface CheckingFacts {
  'unit-missing': { name: string }
}

/** Their sentences. */
export const checkingSentences: Sentences<CheckingFacts> = {
  'unit-missing': ['info', ({ name }) => `指標「${name}」の単位の欄が空白です。`],
}
