/** A test in words an official can read; each must hold (see `core/example.ts`). */
export type SchemeExample =
  | { written: string; reads?: { grades: Record<string, string>; forecast?: boolean } }
  | {
      target: string
      actual: string | string[]
      final?: boolean
      direction?: string
      verdict: 'met' | 'missed' | 'pending' | 'unknown'
    }
  | { verdicts: ('met' | 'missed' | 'pending' | 'unknown')[]; proposes?: string }
