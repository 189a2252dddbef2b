/** Proposed grade rules, by name. `verdict-share`: by how many of the indicators that can be judged are met. */
export interface Proposal {
  rule: 'verdict-share'
  all: string
  some: string
  none: string
}
