import type { OpenSheet } from '#app/open-sheet.ts'
import type { PlanTree, TreeNode } from '#app/plan-tree.ts'
import type { PrintFormat } from '#app/print-sheet.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { evaluationsOf } from '#core/given-grades.ts'
import { formatCount } from '../parts/count-words.ts'
import { formatNames } from '../parts/format-names.ts'
import { formatGrade } from '../parts/grade-field.tsx'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { PlanTreeNav } from '../parts/plan-tree-nav.tsx'
import { SheetBody } from '../parts/sheet-body.tsx'
import { staffLinks } from '../parts/sheet-links.ts'
import { type Step, Trail } from '../parts/trail.tsx'
import { YearChoice } from '../parts/year-choice.tsx'

const sheetsOf = (nodes: TreeNode[]): string[] =>
  nodes.flatMap(({ item, evaluated, children }) => [...(evaluated ? [item.id] : []), ...sheetsOf(children)])

/** Steps of the trail from the plan down to the sheet: to the branch of the tree or, in a large plan, to the list of what is in it. */
export function stepsTo({ plan, view }: OpenSheet, last?: string, isLarge = false): Step[] {
  const { item } = view
  const branch = (id: string) => (isLarge ? `&branch=${encodeURIComponent(id)}` : `#item-${encodeURIComponent(id)}`)
  return [
    { title: plan.title, href: `/plans/${encodeURIComponent(plan.id)}?year=${view.fiscalYear}` },
    ...view.path.map(({ levelLabel, title, id }) => ({
      level: levelLabel,
      title,
      href: `/plans/${encodeURIComponent(plan.id)}?year=${view.fiscalYear}${branch(id)}`,
    })),
    {
      level: item.levelLabel,
      title: item.title,
      ...(last ? { href: `/sheets/${encodeURIComponent(item.id)}?year=${view.fiscalYear}` } : {}),
    },
    ...(last ? [{ title: last }] : []),
  ]
}

/** Where a person disagrees with the proposal, or has not graded yet: what the machine would say, and why. */
function Proposal({ judgement, view, scheme }: OpenSheet) {
  const { proposed, reason, disagreement, question } = judgement
  // Answers that a rule waits for are grades on other scales: the sheet is graded when the first scale is.
  const scale = scheme.grades[0]?.scale
  const graded = evaluationsOf(view).some(({ grades }) => grades.some((grade) => grade.scale === scale))
  if (disagreement) return <p className="notice">{disagreement}</p>
  if (scheme.propose?.rule === 'people' && !graded)
    return <p className="notice">評価はまだありません。この様式の評価は、人が理由を付けて決めます。</p>
  if (question) return <p className="notice">{question}</p>
  if (!proposed || graded) return null
  return (
    <p className="notice">
      評価はまだありません。指標からは <strong>{formatGrade({ grades: proposed })}</strong> が考えられます。{reason}
    </p>
  )
}

function Neighbours({ previous, next, view }: OpenSheet) {
  if (!previous && !next) return null
  const link = ({ id, title }: { id: string; title: string }, rel: 'prev' | 'next') => (
    <a href={`/sheets/${encodeURIComponent(id)}?year=${view.fiscalYear}`} rel={rel} data-go={rel}>
      {rel === 'prev' ? `← ${title}` : `${title} →`}
    </a>
  )
  return (
    <nav className="neighbours" aria-label="前後の評価票">
      <span>{previous && link(previous, 'prev')}</span>
      <span>{next && link(next, 'next')}</span>
    </nav>
  )
}

/** In what a sheet comes out: on the body's form, or on a plain one for print. */
const formatsOf = ({ hasForm, hasSlideForm }: OpenSheet): PrintFormat[] => [
  ...(hasForm ? (['xlsx', 'docx'] as const) : []),
  ...(hasSlideForm ? (['pptx'] as const) : []),
  'pdf',
]

function Actions({ open }: { open: OpenSheet }) {
  const { item, fiscalYear } = open.view
  const here = `/sheets/${encodeURIComponent(item.id)}`
  return (
    <>
      <YearChoice years={open.years} now={fiscalYear} href={(year) => `${here}?year=${year}`} />
      <a className="button is-small" href={`${here}/print?year=${fiscalYear}`}>
        印刷
      </a>
      {formatsOf(open).map((format) => (
        <a key={format} className="button is-small" href={`${here}/sheet.${format}?year=${fiscalYear}`}>
          {open.hasForm || format === 'pptx' ? '様式で出力' : '印刷用'}（{formatNames[format]}）
        </a>
      ))}
    </>
  )
}

function Waiting({ waiting }: OpenSheet) {
  return waiting.map(({ document, title, drafts }) => (
    <p key={document} className="notice">
      「{title}」から読み取った下書きが {formatCount(drafts)} 件、確認を待っています。
      <a href={`/documents/${encodeURIComponent(document)}`}>確認する</a>
    </p>
  ))
}

/** Sheet page (評価票): the paper's own order and words, findings and sources in the margin, the plan's tree on the left. */
export function SheetPage({ frame, open, tree }: { frame: Frame; open: OpenSheet; tree: PlanTree }) {
  const { view, scheme, judgement } = open
  const { item, fiscalYear } = view
  const year = formatFiscalYear(fiscalYear, 'era')
  const links = staffLinks(new Set(sheetsOf(tree.roots)), item.id, fiscalYear)
  return (
    <Page frame={frame} title={`${item.title} ${year}`} kind="with-sheet">
      <Trail steps={stepsTo(open, undefined, tree.shownOf !== undefined)} />
      <div className="with-tree">
        <PlanTreeNav tree={tree} here={item.id} />
        <div>
          <Heading
            eyebrow={[view.title, year, item.code].filter(Boolean).join('　')}
            title={item.title}
            actions={<Actions open={open} />}
          />
          <Waiting {...open} />
          <Proposal {...open} />
          <SheetBody context={{ view, scheme, verdicts: judgement.verdicts, links }} findings={open.findings} />
          <Neighbours {...open} />
        </div>
      </div>
    </Page>
  )
}
