import type { Item } from '#core/plan.ts'

/** The item under the sheet's own to which an indicator belongs (指標の属する項目), where that is another. */
export function IndicatorItem({ of }: { of: Item | undefined }) {
  if (!of) return null
  return (
    <p className="indicator-about">
      {of.levelLabel && `${of.levelLabel}　`}
      {of.code && <span className="code">{of.code}</span>}
      {of.title}
    </p>
  )
}
