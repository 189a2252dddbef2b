import { explainRule } from './rule/explain.ts'
import type { GradeScale, Scheme } from './scheme.ts'
import type { Attainment, Proposal } from './scheme-rule.ts'

/** A rule to start from (評価規則のひな型): what it does in one Japanese sentence, and the parts of a scheme that state it. */
export interface RulePreset {
  name: string
  /** Whose rule it is. */
  body: string
  explanation: string
  grades: GradeScale[]
  attainment?: Attainment
  propose?: Proposal
}

/** The rules of schemes as presets, in the schemes' order; a scheme without a rule gives none. Examples of twelve bodies are in `examples/schemes`. */
export function rulePresets(schemes: Scheme[]): RulePreset[] {
  return schemes.flatMap((scheme) => {
    const { name, body, grades, attainment, propose } = scheme
    const explanation = explainRule(scheme)
    if (explanation === undefined) return []
    return [
      { name, body: body.name, explanation, grades, ...(attainment ? { attainment } : {}), ...(propose ? { propose } : {}) },
    ]
  })
}
