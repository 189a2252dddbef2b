import type { Sentences } from './finding.ts'

/** What a matcher (照合) says while it turns cells into statements. */
export interface MatchingFacts {
  'scheme-unknown': { name: string }
  'issuer-inferred': { issuer: string }
}

/** Their sentences. */
export const matchingSentences: Sentences<MatchingFacts> = {
  'scheme-unknown': [
    'error',
    ({ name }) => `「${name}」に合う様式が登録されていません。--scheme で様式を指定するか、新しい様式を登録してください。`,
  ],
  'issuer-inferred': ['info', ({ issuer }) => `発行者の記載がないため、様式の定めから「${issuer}」と読みました。`],
}
