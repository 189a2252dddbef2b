import { type CheckingFacts, checkingSentences } from './finding-checking.ts'
import { type CollectingFacts, collectingSentences } from './finding-collecting.ts'
import { type CopiedFacts, copiedSentences } from './finding-copied.ts'
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
  CopiedFacts &
  ListingFacts &
  MatchingFacts &
  GridFacts &
  CheckingFacts &
  DecidingFacts &
  PlacingFacts &
  CollectingFacts &
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
  ...copiedSentences,
  ...listingSentences,
  ...matchingSentences,
  ...gridSentences,
  ...checkingSentences,
  ...decidingSentences,
  ...placingSentences,
  ...collectingSentences,
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
    message: sentence(shorten(facts)),
    ...(at.subject === undefined ? {} : { subject: at.subject }),
    ...(at.source === undefined ? {} : { source: at.source }),
  }
}

/** Words longer than this are no name or figure any more; a sentence that held them whole could not be read by anybody. */
const mostWords = 1_000
const shown = 200

/** The facts as they are told: of words without end, their beginning. */
function shorten<Facts extends object>(facts: Facts): Facts {
  const isLong = (value: unknown): value is string => typeof value === 'string' && value.length > mostWords
  if (!Object.values(facts).some(isLong)) return facts
  const short = Object.entries(facts).map(([key, value]) => [
    key,
    isLong(value) ? `${value.slice(0, shown).replace(/\p{Surrogate}$/u, '')}…（以下略）` : value,
  ])
  return Object.fromEntries(short) as Facts
}
