import { type Finding, type FindingCode, type FindingFacts, finding } from '#core/finding.ts'

/** Carries a finding out of the depths of a reader to `readDocument`, which hands it on as a value. Never leaves this folder. */
class Refusal extends Error {
  readonly problem: Finding
  constructor(problem: Finding) {
    super(problem.message)
    this.problem = problem
  }
}

/** Gives up reading a file: the only throw for data, caught in `readDocument`. */
export function refuse<Code extends FindingCode>(code: Code, facts: FindingFacts[Code], locator?: string): never {
  throw new Refusal(finding(code, facts, locator === undefined ? {} : { source: { locator, text: '' } }))
}

/** The finding that a reader gave up with; any other error is our own mistake and is thrown again. */
export function problemOf(error: unknown): Finding {
  if (error instanceof Refusal) return error.problem
  throw error
}
