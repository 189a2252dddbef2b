/** One step of the trail; the last one has no address. */
export interface Step {
  /** The plan's own word for the level: 基本政策 */
  level?: string | undefined
  title: string
  href?: string | undefined
}

/** Trail (パンくず): where this page stands, by the plan's own levels. */
export function Trail({ steps }: { steps: Step[] }) {
  return (
    <nav className="trail" aria-label="現在の位置">
      <ol>
        {steps.map(({ level, title, href }) => (
          <li key={`${level}${title}`}>
            <span>
              {level && <span className="trail-level">{level}</span>}
              {href ? <a href={href}>{title}</a> : <span aria-current="page">{title}</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
