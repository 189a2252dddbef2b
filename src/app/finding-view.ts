import type { Finding } from '#core/finding.ts'

/** A finding (指摘) as a page shows it in the margin. */
export interface FindingView extends Finding {
  /** Names it in `showFinding`. */
  id: string
  /** The body chose to show it publicly (公表する). */
  shown: boolean
}
