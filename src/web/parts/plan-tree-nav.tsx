import type { PlanTree, TreeNode } from '#app/plan-tree.ts'
import { formatCount } from './count-words.ts'
import { ThinBar } from './verdict-counts.tsx'

function Branch({ nodes, here, year }: { nodes: TreeNode[]; here: string; year: number }) {
  return (
    <ul>
      {nodes.map(({ item, evaluated, counts, children }) => (
        <li key={item.id}>
          {evaluated ? (
            <a href={`/sheets/${encodeURIComponent(item.id)}?year=${year}`} aria-current={item.id === here ? 'page' : undefined}>
              {item.title}
            </a>
          ) : (
            <span className="tree-name">
              {item.levelLabel && <span className="tree-level">{item.levelLabel}</span>}
              {item.title}
            </span>
          )}
          {evaluated && (
            <span className="tree-count">
              <ThinBar counts={counts} />
            </span>
          )}
          {children.some((child) => child.evaluated || child.children.length > 0) && (
            <Branch nodes={children} here={here} year={year} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** The plan's tree as the way to its sheets: beside the page on a wide screen, a drawer on a telephone. */
export function PlanTreeNav({ tree, here }: { tree: PlanTree; here: string }) {
  return (
    <details className="drawer">
      <summary>計画の体系：{tree.plan.title}</summary>
      <nav className="tree" aria-label="計画の体系">
        {tree.shownOf !== undefined && (
          <p>
            <a href={`/plans/${encodeURIComponent(tree.plan.id)}?year=${tree.fiscalYear}`}>
              {formatCount(tree.shownOf)} 件から探す
            </a>
          </p>
        )}
        <Branch nodes={tree.roots} here={here} year={tree.fiscalYear} />
      </nav>
    </details>
  )
}
