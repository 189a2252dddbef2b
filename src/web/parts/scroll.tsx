import type { ReactNode } from 'react'

/** Something wide that scrolls inside itself; reachable by keyboard. `held`: the first column of its table stays. */
export function Scroll({ label, held = false, children }: { label: string; held?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={held ? 'scroll is-held' : 'scroll'} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
