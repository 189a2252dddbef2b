import type { Evaluation } from '#core/exchange.ts'
import type { Stated } from '#core/facts.ts'
import type { Item } from '#core/plan.ts'
import { formatGrade } from './grade-field.tsx'
import { Said } from './said.tsx'
import type { SheetLinks } from './sheet-links.ts'

/** 新規, 協調事業 and the paper's own marks, after a title. */
export function ItemTags({ item }: { item: Item }) {
  const tags = [item.isNew && '新規', item.delivery === 'coordinated' && '協調', ...(item.marks ?? [])].filter(Boolean)
  return tags.map((tag) => (
    <span key={String(tag)} className="tag">
      {tag}
    </span>
  ))
}

/** Items beneath this one, with the state that the paper gives each. */
export function ChildrenField(props: { label: string; items: { item: Item; state?: Stated<Evaluation> }[]; links: SheetLinks }) {
  const { label, items, links } = props
  if (items.length === 0) return <p className="missing">—</p>
  const stated = items.some(({ state }) => state !== undefined)
  return (
    <table className="ruled">
      <caption className="hidden-text">{label}</caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          {stated && <th scope="col">状況</th>}
        </tr>
      </thead>
      <tbody>
        {items.map(({ item, state }) => (
          <tr key={item.id}>
            <th scope="row">
              {item.code && <span className="code">{item.code}</span>}
              {links.item(item.id) ? <a href={links.item(item.id)}>{item.title}</a> : item.title}
              <ItemTags item={item} />
            </th>
            {stated && (
              <td>
                {state ? (
                  <Said list="evaluations" provenance={state.provenance} links={links} of={`${item.title}の状況`}>
                    {formatGrade(state)}
                  </Said>
                ) : (
                  <span className="missing">—</span>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
