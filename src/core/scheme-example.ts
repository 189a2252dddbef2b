/** An indicator in an official's words; several actuals are those of successive years, the last that of the year graded. */
export interface ExampleFigures {
  name?: string
  unit?: string
  role?: 'outcome' | 'output'
  direction?: string
  baseline?: string
  /** 期待値・目安 of the year */
  benchmark?: string
  target?: string
  actual: string | string[]
}

/** The year of the plan that is graded, and how long the plan is. */
export interface ExamplePlan {
  year?: number
  length?: number
}

/** A test in words an official can read; each must hold (see `core/example.ts`). */
export type SchemeExample =
  /** `scale`: what a field of this scale reads; absent: one of all scales. */
  | { written: string; scale?: string; reads?: { grades: Record<string, string>; forecast?: boolean } }
  | {
      target: string
      actual: string | string[]
      final?: boolean
      direction?: string
      verdict: 'met' | 'missed' | 'pending' | 'unknown'
    }
  | { verdicts: ('met' | 'missed' | 'pending' | 'unknown')[]; proposes?: string }
  | AttainmentExample
  | ProposalExample

/** 達成度 of one indicator: its class (`false`: none), and its rate in percent. */
export type AttainmentExample = ExampleFigures &
  ExamplePlan & { answers?: Record<string, string>; attains: string | false; rate?: number }

/** The grade that a whole sheet proposes (`false`: none), and the scales whose answers it waits for. */
export type ProposalExample = ExamplePlan & {
  indicators: ExampleFigures[]
  answers?: Record<string, string>
  proposes: string | false
  asks?: string[]
}
