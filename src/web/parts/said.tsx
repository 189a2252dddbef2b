import type { ReactNode } from 'react'
import type { Provenance } from '#core/facts.ts'
import type { StatementList } from '#core/statement.ts'
import type { SheetLinks } from './sheet-links.ts'

/** A value that somebody said: leads to its history and source. Without provenance it is only shown. */
export function Said(props: {
  list: StatementList
  provenance?: Provenance | undefined
  links: SheetLinks
  title?: string
  /** What the value is of, for those who hear the page: 「平成25年度 実績」 */
  of?: string
  children: ReactNode
}) {
  if (!props.provenance) return <span title={props.title}>{props.children}</span>
  return (
    <a className="said" href={props.links.statement(props.list, props.provenance.id)} title={props.title}>
      {props.of && <span className="hidden-text">{props.of} </span>}
      {props.children}
    </a>
  )
}
