import { type CheckingFacts, checkingSentences } from './finding-checking.ts'
import { type DecidingFacts, decidingSentences } from './finding-deciding.ts'
import { type GridFacts, gridSentences } from './finding-grid.ts'
import { type ListingFacts, listingSentences } from './finding-listing.ts'
import { type MatchingFacts, matchingSentences } from './finding-matching.ts'
import { type PlacingFacts, placingSentences } from './finding-placing.ts'
import { type ReadingFacts, readingSentences } from './finding-reading.ts'
import { type SlidesFacts, slidesSentences } from './finding-slides.ts'
import type { Source } from './source.ts'

export type Severity = 'error' | 'warning' | 'info'

/** What each code must be told in order to be said. A code without a sentence does not compile. */
export type FindingFacts = ReadingFacts &
  ListingFacts &
  MatchingFacts &
  GridFacts &
  CheckingFacts &
  DecidingFacts &
  PlacingFacts &
  SlidesFacts
export type FindingCode = keyof FindingFacts

/** How a code speaks: how grave it is, and its Japanese sentence. */
export type Sentences<Facts> = { [Code in keyof Facts]: [Severity, (facts: Facts[Code]) => string] }

/** What a careful reader would mark (指摘): a value, collected, never thrown. */
export interface Finding {
  severity: Severity
  code: FindingCode
  /** One clear Japanese sentence. */
  message: string
  /** Id of the row it speaks of. */
  subject?: string
  source?: Source
}

const sentences: Sentences<FindingFacts> = {
  ...readingSentences,
  ...listingSentences,
  ...matchingSentences,
  ...gridSentences,
  ...checkingSentences,
  ...decidingSentences,
  ...placingSentences,
  ...slidesSentences,
}

/** Makes a finding: its severity and sentence follow from the code. */
export function finding<Code extends FindingCode>(
  code: Code,
  facts: FindingFacts[Code],
  at: { subject?: string; source?: Source | undefined } = {},
): Finding {
  const [severity, sentence] = sentences[code]
  return {
    severity,
    code,
    message: sentence(facts),
    ...(at.subject === undefined ? {} : { subject: at.subject }),
    ...(at.source === undefined ? {} : { source: at.source }),
  }
}
