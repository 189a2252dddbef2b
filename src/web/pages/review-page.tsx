import type { DraftView, ReviewCounts, ReviewView } from '#app/review.ts'
import { formatInstant } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { Collected, isCollected } from '../parts/collected.tsx'
import { formatCount } from '../parts/count-words.ts'
import { DraftEntry } from '../parts/draft-entry.tsx'
import { type CellNotes, Facsimile } from '../parts/facsimile.tsx'
import { Heading } from '../parts/heading.tsx'
import { IdentityChanges } from '../parts/identity-changes.tsx'
import { cellId, formatLocator } from '../parts/locator-words.ts'
import { Margin } from '../parts/margin.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { ReviewRest } from '../parts/review-rest.tsx'
import { draftsAtOnce, first, type NumberedDraft, type Show, stretchOf } from '../parts/review-stretch.ts'
import { SeenAgain } from '../parts/seen-again.tsx'
import { Trail } from '../parts/trail.tsx'

function Counts({ counts, show, to }: { counts: ReviewCounts; show: Show; to: string }) {
  const lists: [Show, number, string][] = [
    ['all', counts.read, '読取'],
    ['accepted', counts.accepted, '確定'],
    ['waiting', counts.waiting, '未処理'],
    ['look', counts.needsLook, '要確認'],
    ...(counts.suggested > 0 || show === 'suggested' ? [['suggested', counts.suggested, '候補'] as [Show, number, string]] : []),
    ['returned', counts.returned, '差戻し'],
  ]
  return (
    <nav className="review-counts" aria-label="下書きの絞り込み">
      {lists.map(([list, count, word]) => (
        <a key={list} href={list === 'all' ? to : `${to}?show=${list}`} aria-current={list === show ? 'true' : undefined}>
          <b>{formatCount(count)}</b> {word}
        </a>
      ))}
    </nav>
  )
}

function AcceptExact({ counts, to }: { counts: ReviewCounts; to: string }) {
  if (counts.waiting === 0) return <p className="soft">{counts.read > 0 ? 'すべて処理しました。' : ''}</p>
  return (
    <form method="post" action={`${to}/accept`} data-do="accept-exact">
      <input type="hidden" name="exact" value="1" />
      <button type="submit" className="is-main" disabled={counts.exact === 0}>
        記載どおりの {formatCount(counts.exact)} 件をまとめて確定
      </button>
    </form>
  )
}

function LeftOver({ view }: { view: ReviewView }) {
  return (
    <section className="block" id="left-over">
      <h2>読み残し</h2>
      {view.leftOver.length === 0 ? (
        <p>すべての欄を読み取りました。</p>
      ) : (
        <details className="left-over">
          <summary>どの項目にも当てはまらなかった欄が {formatCount(view.leftOver.length)} 個あります</summary>
          <ul className="list">
            {view.leftOver.map(({ locator, text }) => (
              <li key={locator}>
                <a href={`#${cellId(locator)}`}>{formatLocator(locator)}</a>
                <span className="left-over-text">{text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function groupByItem(drafts: { draft: DraftView; number: number }[]) {
  const groups: { title: string; drafts: { draft: DraftView; number: number }[] }[] = []
  for (const entry of drafts) {
    const title = entry.draft.item.title
    const group = groups.at(-1)
    if (group?.title === title) group.drafts.push(entry)
    else groups.push({ title, drafts: [entry] })
  }
  return groups
}

/** For each draft the one after it that still waits. */
function waitingAfter(entries: NumberedDraft[]): Map<string, string> {
  const after = new Map<string, string>()
  let waiting: string | undefined
  for (const { draft } of entries.toReversed()) {
    if (waiting !== undefined) after.set(draft.id, waiting)
    if (draft.status === 'draft') waiting = draft.id
  }
  return after
}

function notesOf(entries: NumberedDraft[]): CellNotes {
  const notes: CellNotes = new Map()
  for (const { draft, number } of entries) {
    if (!draft.source) continue
    const own = notes.get(draft.source.locator) ?? []
    own.push({ number, href: `#draft-${draft.id}`, label: draft.about })
    notes.set(draft.source.locator, own)
  }
  return notes
}

function Drafts({ view, show, from, to }: { view: ReviewView; show: Show; from: number; to: string }) {
  const { entries, total } = stretchOf(view, show, from)
  if (entries.length === 0)
    return (
      <p className="empty">
        {show !== 'all'
          ? '当てはまる下書きはありません。'
          : view.collection
            ? '配布したときから変わった値はありませんでした。'
            : 'この資料の値は、すべて確定済みの値と同じでした。'}
      </p>
    )
  const next = waitingAfter(entries)
  const groups = groupByItem(entries).map(({ title, drafts }) => (
    <section key={drafts[0]?.draft.id} className="draft-group">
      <h3>{title}</h3>
      <ol>
        {drafts.map(({ draft, number }) => (
          <DraftEntry
            key={draft.id}
            draft={draft}
            number={number}
            document={view.document.id}
            place={{ show, after: from, next: next.get(draft.id) }}
            filledBy={view.collection?.filledBy}
          />
        ))}
      </ol>
    </section>
  ))
  return (
    <>
      {groups}
      <Stretches from={from} total={total} to={show === 'all' ? `${to}?` : `${to}?show=${show}&`} />
    </>
  )
}

/** Ways to the drafts before and after, where there are more than one page holds. */
function Stretches({ from, total, to }: { from: number; total: number; to: string }) {
  if (total <= draftsAtOnce) return null
  const last = Math.min(from + draftsAtOnce, total)
  return (
    <nav className="actions" aria-label="下書きの続き">
      {from > 0 && (
        <a className="button is-small" href={`${to}after=${Math.max(0, from - draftsAtOnce)}`}>
          前の {draftsAtOnce} 件
        </a>
      )}
      <span className="soft">
        {formatCount(total)} 件のうち {formatCount(from + 1)}〜{formatCount(last)} 件目
      </span>
      {last < total && (
        <a className="button is-small" href={`${to}after=${last}`}>
          次の {Math.min(draftsAtOnce, total - last)} 件
        </a>
      )}
    </nav>
  )
}

/** Review page (取込の確認): the paper on the left as it is, the drafts beside it in the same order. */
export function ReviewPage(props: {
  frame: Frame
  view: ReviewView
  show: Show
  /** The first draft shown of a list longer than one page holds. */
  from?: number
  notice?: string | undefined
  problem?: string | undefined
}) {
  const { frame, view, show } = props
  const { document } = view
  const to = `/documents/${encodeURIComponent(document.id)}`
  const about = [
    document.title !== document.name && document.name,
    document.fiscalYear !== undefined && formatFiscalYear(document.fiscalYear, 'era'),
    `${formatInstant(document.importedAt)} 取込`,
    document.importedBy,
  ]
  return (
    <Page
      frame={frame}
      title={`${view.collection ? '回収' : '取込'}の確認 ${document.title} ${show === 'all' ? '' : show}`.trim()}
      islands={['review']}
      kind="is-broad"
    >
      <Trail steps={[{ title: '取込', href: '/import' }, { title: document.title }]} />
      <Heading
        eyebrow={about.filter(Boolean).join('　')}
        title={document.title}
        actions={
          <>
            {document.plan && (
              <a className="button is-small" href={`/plans/${encodeURIComponent(document.plan.id)}`}>
                計画へ
              </a>
            )}
            <a className="button is-small" href={`${to}/file`}>
              もとのファイル
            </a>
          </>
        }
      />
      {props.notice && (
        <p className="notice" role="status">
          {props.notice}
        </p>
      )}
      {props.problem && (
        <p className="notice is-problem" role="alert">
          {props.problem}
        </p>
      )}
      {isCollected(view) && <Collected view={view} to={to} />}
      {document.failed ? <Failed view={view} /> : <Review view={view} show={show} from={props.from ?? first} to={to} />}
    </Page>
  )
}

/** Nothing could be read: why, and what to do. */
function Failed({ view }: { view: ReviewView }) {
  return (
    <div className="failed">
      {view.findings.map(({ id, message }) => (
        <p key={id} className="notice is-problem">
          {message}
        </p>
      ))}
      <p className="actions">
        <a className="button" href="/import">
          別のファイルを取り込む
        </a>
      </p>
      {view.findings.some(({ code }) => code === 'scheme-unknown') && (
        <form method="post" action="/schemes/drafts" className="prose">
          <input type="hidden" name="document" value={view.document.id} />
          <p>まだ登録されていない様式です。この資料の見出しから、様式の案をつくれます。</p>
          <p className="actions">
            <button type="submit" className="is-main">
              この資料から様式をつくる
            </button>
          </p>
        </form>
      )}
      {view.grids.length > 0 && (
        <section className="block">
          <h2>もとの資料</h2>
          <Facsimile grids={view.grids} pages={view.pages} notes={new Map()} most={1000} />
        </section>
      )}
    </div>
  )
}

function Review({ view, show, from, to }: { view: ReviewView; show: Show; from: number; to: string }) {
  const { entries, grids } = stretchOf(view, show, from)
  return (
    <>
      {view.findings.length > 0 && (
        <details className="review-findings" open={view.collection !== undefined}>
          <summary>この資料についての指摘 {formatCount(view.findings.length)} 件</summary>
          <Margin findings={view.findings.map((finding, i) => ({ number: i + 1, finding }))} />
        </details>
      )}
      <div className="review" data-island="review">
        <div className="review-bar">
          <Counts counts={view.counts} show={show} to={to} />
          <AcceptExact counts={view.counts} to={to} />
        </div>
        <section className="review-paper" aria-label="もとの資料" data-paper>
          <h2 className="hidden-text">もとの資料</h2>
          {view.grids.length > 0 ? (
            <Facsimile grids={grids} pages={view.pages} notes={notesOf(entries)} />
          ) : (
            <p className="missing">表示できる内容がありません。</p>
          )}
        </section>
        <section className="review-drafts" aria-label="読み取った下書き">
          <h2 className="hidden-text">読み取った下書き</h2>
          <Drafts view={view} show={show} from={from} to={to} />
          <ReviewRest counts={view.counts} to={to} />
        </section>
      </div>
      <IdentityChanges changes={view.changes} to={to} />
      <SeenAgain rows={view.seenAgain} />
      <LeftOver view={view} />
    </>
  )
}
