import type { JobView } from '#app/import-job.ts'
import type { OutcomeKind } from '#app/import-many.ts'
import { formatInstant } from '#core/date-words.ts'
import { formatCount } from '../parts/count-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Progress } from '../parts/progress.tsx'
import { Trail } from '../parts/trail.tsx'

type Outcome = JobView['outcomes'][number]

/** What a kind of outcome is called: as a figure, and over its list. */
const words: Record<OutcomeKind, { figure: string; list: string }> = {
  read: { figure: '読み取り', list: '読み取ったファイル' },
  known: { figure: '取込済み', list: '前と同じ内容のファイル' },
  nothing: { figure: '様式なし', list: '様式に合わないファイル' },
  refused: { figure: '読めない', list: '読めないファイル' },
  leftOut: { figure: '除外', list: '除いたファイル' },
}

const order: OutcomeKind[] = ['refused', 'nothing', 'read', 'known', 'leftOut']
const mostRows = 200
const refreshSeconds = 3

const isOpen = ({ state }: JobView) => state === 'waiting' || state === 'running'

/** How the job stands, in a sentence or two. */
function sayState(job: JobView): string {
  const { state, done, total, drafts, stopAsked, reading, queued } = job
  const of = total === undefined ? '' : `${total} 個のうち `
  const waiting = drafts > 0 ? `${formatCount(drafts)} 件の下書きが確認を待っています。` : '新しく確かめることはありません。'
  switch (state) {
    case 'waiting':
      return done > 0
        ? `${of}${done} 個まで読みました。まもなく続きを読みます。`
        : queued
          ? 'ほかの取込が終わるのを待っています。'
          : 'まもなく読み始めます。'
    case 'running':
      if (stopAsked) return 'いまのファイルを読み終えたところで止めます。'
      return `${of}${done} 個を読みました。${reading === undefined ? '' : `いま「${reading}」を読んでいます。`}`
    case 'done':
      return total === undefined || total < 1
        ? '取り込めるファイルがありませんでした。'
        : `${total} 個のファイルを読み終えました。${waiting}`
    case 'stopped':
      return `${of}${done} 個を読んだところで止めました。${waiting}`
    case 'failed':
      return `思わぬ問題が起きて、${of}${done} 個を読んだところで止まりました。読み終えた分は残っています。`
  }
}

function Act({ job, action, word, main }: { job: JobView; action: 'stop' | 'resume'; word: string; main?: boolean }) {
  return (
    <form method="post" action={`/imports/${encodeURIComponent(job.id)}/${action}`}>
      <button type="submit" className={main ? 'is-main' : undefined}>
        {word}
      </button>
    </form>
  )
}

function Standing({ job }: { job: JobView }) {
  return (
    <Progress said={sayState(job)} done={job.done} total={job.total} ended={job.state === 'done'} quiet>
      <div className="actions">
        {isOpen(job) && !job.stopAsked && <Act job={job} action="stop" word="止める" />}
        {(job.state === 'stopped' || job.state === 'failed') && <Act job={job} action="resume" word="続きを取り込む" main />}
      </div>
    </Progress>
  )
}

function Tally({ job }: { job: JobView }) {
  const shown = order.filter((kind) => kind !== 'leftOut' || job.counts.leftOut > 0)
  return (
    <dl className="tally job-tally">
      {(['read', ...shown.filter((kind) => kind !== 'read')] as OutcomeKind[]).map((kind) => (
        <div key={kind}>
          <dt>{words[kind].figure}</dt>
          <dd>{job.counts[kind]}</dd>
        </div>
      ))}
    </dl>
  )
}

function Row({ outcome }: { outcome: Outcome }) {
  const { name, kind, message, document } = outcome
  const at = name.lastIndexOf('/') + 1
  return (
    <li className="job-row">
      <p className="job-name">
        {at > 0 && <span className="job-folder">{name.slice(0, at)}</span>}
        <span>{name.slice(at)}</span>
      </p>
      <p className="job-said">
        {message.replaceAll(name, name.slice(at))}{' '}
        {document && (
          <a
            href={`/documents/${encodeURIComponent(document)}`}
            aria-label={`${kind === 'read' ? '確認する' : '内容を見る'}：${name}`}
          >
            {kind === 'read' ? '確認する' : '内容を見る'}
          </a>
        )}
      </p>
    </li>
  )
}

function Rows({ job, kind, showAll }: { job: JobView; kind: OutcomeKind; showAll: boolean }) {
  const all = job.outcomes.filter((outcome) => outcome.kind === kind)
  if (all.length === 0) return null
  const rows = (
    <ul className="list">
      {(showAll ? all : all.slice(0, mostRows)).map((outcome) => (
        <Row key={outcome.place} outcome={outcome} />
      ))}
      {!showAll && all.length > mostRows && (
        <li>
          <a href={`/imports/${encodeURIComponent(job.id)}?all`}>ほか {formatCount(all.length - mostRows)} 件も表示する</a>
        </li>
      )}
    </ul>
  )
  return (
    <section className={`block job-list is-${kind}`} aria-labelledby={`list-${kind}`}>
      <h2 id={`list-${kind}`}>
        {words[kind].list}　<span className="figure">{all.length}</span>
      </h2>
      {kind === 'leftOut' ? (
        <details className="left-over">
          <summary>除いたファイルと理由を見る</summary>
          {rows}
        </details>
      ) : (
        rows
      )}
    </section>
  )
}

/** A job's page (取込の進み具合と結果): how far it is, and what became of each file. It survives a reload and a new start of the server. */
export function ImportJobPage({
  frame,
  job,
  showAll,
  isStill,
}: {
  frame: Frame
  job: JobView
  showAll: boolean
  /** The page is not to be fetched anew by itself. */
  isStill: boolean
}) {
  const refreshes = isOpen(job) && !isStill
  return (
    <Page
      frame={frame}
      title={`まとめて取込 ${job.title}`}
      islands={['import-job']}
      {...(refreshes ? { refreshWithoutScripts: refreshSeconds } : {})}
    >
      <Trail steps={[{ title: '取込', href: '/import' }, { title: job.title }]} />
      <Heading eyebrow={`${formatInstant(job.askedAt)}　${job.askedBy}`} title={`${job.title}の取込`} />
      <p className="hidden-text" role="status" data-job-said />
      <div data-job={job.state}>
        <Standing job={job} />
        {refreshes && (
          <noscript>
            <p className="soft small">
              この画面は{refreshSeconds}秒ごとに新しくなります。
              <a href={`/imports/${encodeURIComponent(job.id)}?still`}>自動で新しくするのを止める</a>
            </p>
          </noscript>
        )}
        {job.outcomes.length > 0 && <Tally job={job} />}
        {order.map((kind) => (
          <Rows key={kind} job={job} kind={kind} showAll={showAll} />
        ))}
        {!isOpen(job) && (
          <p className="actions">
            <a className="button" href="/import">
              ほかのファイルを取り込む
            </a>
          </p>
        )}
      </div>
    </Page>
  )
}
