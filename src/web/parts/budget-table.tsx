import type { Budget, BudgetPart, BudgetStage } from '#core/exchange.ts'
import type { Stated } from '#core/facts.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatBudget, stageWords } from './budget-words.ts'
import { Said } from './said.tsx'
import { Scroll } from './scroll.tsx'
import type { SheetLinks } from './sheet-links.ts'

interface BudgetField {
  label: string
  unit: string
  columns: { label: string; stage: BudgetStage }[]
  budgets: Stated<Budget>[]
}

interface Column {
  year: number
  stage: BudgetStage
  label: string
}

/** Years with the stages that occur in them, in the paper's order. */
function columnsOf({ budgets, columns }: BudgetField): { year: number; stages: Column[] }[] {
  const years = [...new Set(budgets.map(({ fiscalYear }) => fiscalYear))].sort((a, b) => a - b)
  return years.map((year) => ({
    year,
    stages: columns
      .filter(({ stage }) => budgets.some((budget) => budget.fiscalYear === year && budget.stage === stage))
      .map(({ label, stage }) => ({ year, stage, label })),
  }))
}

function Amount({ budget, unit, links }: { budget: Stated<Budget>; unit: string; links: SheetLinks }) {
  const title = budget.relisted ? '再掲・内数：ほかの欄の金額に含まれるため、合計には加えません' : undefined
  return (
    <Said
      list="budgets"
      provenance={budget.provenance}
      links={links}
      of={`${formatFiscalYear(budget.fiscalYear, 'era')} ${stageWords[budget.stage]}`}
      title={[title, budget.source && `原文「${budget.source.text}」`].filter(Boolean).join('。')}
    >
      {formatBudget(budget, unit)}
    </Said>
  )
}

/** One line of the table: an item's own total, or a part of it. */
interface Row {
  item: string
  part?: BudgetPart
  /** It stands beside the total (トータルコスト), and is no part of it. */
  beside?: boolean
}

const isOf = (row: Row, { item, part }: Budget) =>
  item === row.item && part?.kind === row.part?.kind && part?.name === row.part?.name

/** Items in order, each with its parts under it. */
function rowsOf(budgets: Budget[]): Row[] {
  const items = [...new Set(budgets.map(({ item }) => item))]
  return items.flatMap((item) => {
    const own = budgets.filter((budget) => budget.item === item)
    const parts = new Map(own.flatMap((one) => (one.part ? [[`${one.part.kind} ${one.part.name}`, one.part] as const] : [])))
    const within = new Set(own.flatMap(({ part, relisted }) => (part && !relisted ? [`${part.kind} ${part.name}`] : [])))
    const rows = [...parts].map(([key, part]) => ({ item, part, beside: !within.has(key) }))
    const total = own.some(({ part }) => part === undefined) ? [{ item }] : []
    return [...total, ...rows.filter(({ beside }) => !beside), ...rows.filter(({ beside }) => beside)]
  })
}

function Cells({ field, row, stages, links }: { field: BudgetField; row: Row; stages: Column[]; links: SheetLinks }) {
  return stages.map(({ year, stage }) => (
    <td key={`${year}${stage}`} className="figure">
      {field.budgets
        .filter((budget) => isOf(row, budget) && budget.fiscalYear === year && budget.stage === stage)
        .map((budget, i) => (
          <div key={budget.provenance?.id ?? i}>
            <Amount budget={budget} unit={field.unit} links={links} />
          </div>
        ))}
    </td>
  ))
}

function Head({ years }: { years: ReturnType<typeof columnsOf> }) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          区分
        </th>
        {years.map(({ year, stages: own }) => (
          <th key={year} scope="colgroup" colSpan={own.length} className="budget-year">
            {formatFiscalYear(year, 'era')}
          </th>
        ))}
      </tr>
      <tr>
        {years
          .flatMap((year) => year.stages)
          .map(({ year, stage, label }) => (
            <th key={`${year}${stage}`} scope="col" className="figure">
              {label}
            </th>
          ))}
      </tr>
    </thead>
  )
}

/** Money as the paper prints it: years across with their stages, amounts in the paper's unit, 再掲 in parentheses. */
export function BudgetTable({ field, names, links }: { field: BudgetField; names: Map<string, string>; links: SheetLinks }) {
  const years = columnsOf(field)
  if (years.length === 0) return <p className="missing">事業費の記載はありません。</p>
  const stages = years.flatMap((year) => year.stages)
  const rows = rowsOf(field.budgets)
  return (
    <Scroll held label={`${field.label}の表`}>
      <table className="ruled is-fit budget">
        <caption>単位：{field.unit}</caption>
        <Head years={years} />
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.item} ${row.part?.kind} ${row.part?.name}`} className={row.part ? 'is-part' : undefined}>
              <th scope="row" className="nowrap">
                {row.part ? `${row.beside ? '' : 'うち '}${row.part.name}` : (names.get(row.item) ?? field.label)}
              </th>
              <Cells field={field} row={row} stages={stages} links={links} />
            </tr>
          ))}
        </tbody>
      </table>
      {field.budgets.some(({ relisted }) => relisted) && <p className="faint small">（ ）は再掲・内数で、合計に加えません。</p>}
    </Scroll>
  )
}
