import type { BudgetStage } from '#core/exchange.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { Item } from '#core/plan.ts'
import type { ChildView } from '#core/sheet.ts'
import { formatBudget, stageWords } from './budget-words.ts'
import { formatGrade } from './grade-field.tsx'
import { Said } from './said.tsx'
import { Scroll } from './scroll.tsx'
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

/** The years and stages in which any of the items has an amount. */
function columnsOf(items: ChildView[]): { fiscalYear: number; stage: BudgetStage }[] {
  const all = items.flatMap(({ budgets = [] }) => budgets)
  const known = new Map(all.map(({ fiscalYear, stage }) => [`${fiscalYear} ${stage}`, { fiscalYear, stage }]))
  return [...known.values()].sort((a, b) => a.fiscalYear - b.fiscalYear)
}

type Column = ReturnType<typeof columnsOf>[number]

function Amount({ child, column, unit, links }: { child: ChildView; column: Column; unit: string; links: SheetLinks }) {
  const { fiscalYear, stage } = column
  const budget = child.budgets?.find((one) => one.fiscalYear === fiscalYear && one.stage === stage)
  if (!budget) return <span className="missing">—</span>
  const of = `${child.item.title} ${formatFiscalYear(fiscalYear, 'era')} ${stageWords[stage]}`
  return (
    <Said list="budgets" provenance={budget.provenance} links={links} of={of}>
      {formatBudget(budget, unit)}
    </Said>
  )
}

function State({ item, state, links }: ChildView & { links: SheetLinks }) {
  if (!state) return <span className="missing">—</span>
  return (
    <Said list="evaluations" provenance={state.provenance} links={links} of={`${item.title}の状況`}>
      {formatGrade(state)}
    </Said>
  )
}

/** Items beneath this one, with the amounts and the state that the paper gives each. */
export function ChildrenField(props: { label: string; items: ChildView[]; unit?: string | undefined; links: SheetLinks }) {
  const { label, items, unit = '円', links } = props
  const columns = columnsOf(items)
  if (items.length === 0) return <p className="missing">—</p>
  const stated = items.some(({ state }) => state !== undefined)
  const head = ({ fiscalYear, stage }: Column) => `${formatFiscalYear(fiscalYear, 'era')} ${stageWords[stage]}（${unit}）`
  return (
    <Scroll label={label}>
      <table className="ruled">
        <caption className="hidden-text">{label}</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            {columns.map((column) => (
              <th scope="col" key={head(column)} className="figure">
                {head(column)}
              </th>
            ))}
            {stated && <th scope="col">状況</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((child) => (
            <tr key={child.item.id}>
              <ChildTitle item={child.item} links={links} />
              {columns.map((column) => (
                <td key={head(column)} className="figure">
                  <Amount child={child} column={column} unit={unit} links={links} />
                </td>
              ))}
              {stated && (
                <td>
                  <State {...child} links={links} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function ChildTitle({ item, links }: { item: Item; links: SheetLinks }) {
  return (
    <th scope="row">
      {item.code && <span className="code">{item.code}</span>}
      {links.item(item.id) ? <a href={links.item(item.id)}>{item.title}</a> : item.title}
      <ItemTags item={item} />
    </th>
  )
}
