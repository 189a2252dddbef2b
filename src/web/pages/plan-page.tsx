import type { PlanTree, TreeNode } from '#app/plan-tree.ts'
import { formatDay } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { ChartStacked } from '../parts/chart-stacked.tsx'
import { ItemTags } from '../parts/children-field.tsx'
import { formatCount } from '../parts/count-words.ts'
import { type Frame, Page } from '../parts/page.tsx'
import { PlanHeading } from '../parts/plan-heading.tsx'
import { countAll, formatCounts, ThinBar, VerdictCountList } from '../parts/verdict-counts.tsx'

function SheetCounts({ node: { counts } }: { node: TreeNode }) {
  if (countAll(counts) === 0) return <span className="missing small">指標なし</span>
  return (
    <>
      <ThinBar counts={counts} />
      <VerdictCountList counts={counts} />
    </>
  )
}

function SheetRow({ node, year }: { node: TreeNode; year: number }) {
  const { item, grade, children } = node
  const parts = children.filter((child) => !child.evaluated)
  return (
    <li className="branch is-sheet" id={`item-${item.id}`}>
      <div className="branch-row">
        <div className="branch-name">
          {item.code && <span className="code">{item.code}</span>}
          <a href={`/sheets/${encodeURIComponent(item.id)}?year=${year}`}>{item.title}</a>
          <ItemTags item={item} />
        </div>
        <p className="branch-grade">
          <span className={grade ? 'hidden-text' : 'missing'}>評価 {grade ? '' : '—'}</span>
          {grade}
        </p>
        <div className="branch-counts">
          <SheetCounts node={node} />
        </div>
      </div>
      {parts.length > 0 && (
        <ul className="branch-parts">
          {parts.map(({ item: part }) => (
            <li key={part.id}>{part.title}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Branch({ node, year, depth }: { node: TreeNode; year: number; depth: number }) {
  if (node.evaluated) return <SheetRow node={node} year={year} />
  const { item, counts, children } = node
  return (
    <li className={`branch is-depth-${Math.min(depth, 3)}`} id={`item-${item.id}`}>
      <div className="branch-row">
        <div className="branch-name">
          {item.levelLabel && <span className="tree-level">{item.levelLabel}</span>}
          {item.code && <span className="code">{item.code}</span>}
          <span>{item.title}</span>
          <ItemTags item={item} />
        </div>
        <div className="branch-counts">
          {countAll(counts) > 0 && (
            <>
              <ThinBar counts={counts} />
              <span className="small soft">{formatCounts(counts)}</span>
            </>
          )}
        </div>
      </div>
      {children.length > 0 && (
        <ul className="branches">
          {children.map((child) => (
            <Branch key={child.item.id} node={child} year={year} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Published({ plan: { lastPublication: published } }: PlanTree) {
  if (!published) return null
  return (
    <p className="soft small">
      最後の公表：{formatDay(published.publishedAt)}（{formatFiscalYear(published.fiscalYear, 'era')} 第{published.version}版）
    </p>
  )
}

/** Plan page (計画の体系): its levels as the body calls them, with the verdicts of every branch. */
export function PlanPage({ frame, tree }: { frame: Frame; tree: PlanTree }) {
  const { plan, fiscalYear, counts } = tree
  return (
    <Page frame={frame} title={`${plan.title} ${formatFiscalYear(fiscalYear, 'era')}`}>
      <PlanHeading plan={plan} years={tree.years} fiscalYear={fiscalYear} />
      {countAll(counts) > 0 && (
        <div className="plan-summary">
          <ChartStacked
            title={`${formatFiscalYear(fiscalYear, 'era')}の数値目標 ${formatCount(countAll(counts))} 件：${formatCounts(counts)}`}
            counts={counts}
          />
        </div>
      )}
      <Published {...tree} />
      <section className="block">
        <h2>体系</h2>
        {tree.roots.length === 0 ? (
          <p>
            確定した項目がまだありません。<a href="/">取り込んだ資料</a>の値を確認して確定すると、ここに施策や事業が並びます。
          </p>
        ) : (
          <ul className="branches is-top">
            {tree.roots.map((node) => (
              <Branch key={node.item.id} node={node} year={fiscalYear} depth={0} />
            ))}
          </ul>
        )}
      </section>
    </Page>
  )
}
