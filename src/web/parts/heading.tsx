import type { ReactNode } from 'react'

/** The page's one `h1` with what stands over, under and beside it. */
export function Heading(props: { eyebrow?: ReactNode; title: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="heading">
      {props.eyebrow && <p className="eyebrow">{props.eyebrow}</p>}
      <div className="heading-row">
        <h1>{props.title}</h1>
        {props.actions && <div className="heading-actions">{props.actions}</div>}
      </div>
      {props.lead && <p className="lead">{props.lead}</p>}
    </div>
  )
}
