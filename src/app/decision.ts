import type { Finding } from '#core/finding.ts'

/**
 * What came of a decision on statements. `refused`: somebody decided or said otherwise in the meantime, or the words cannot be
 * read; one Japanese sentence says which, and nothing was changed.
 */
export type Decision = { decided: string[] } | { refused: Finding }
