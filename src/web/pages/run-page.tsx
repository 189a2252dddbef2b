import type { ReactNode } from 'react'
import type { Run } from '#app/runs.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Progress, percentOf } from '../parts/progress.tsx'
import { type Step, Trail } from '../parts/trail.tsx'

/** What a kind of long work is called on its page, and where it stands. */
export interface RunWords {
  /** 会議資料をつくっています */
  title: string
  /** Where it was begun: the way back. */
  steps: Step[]
  /** How far it is, in a sentence; without a total it is still being counted. */
  say: (done: number, total: number | undefined) => string
  /** What a stop leaves behind, and where to ask for it. */
  stop: { action: string; leaves: string }
}

type Going = Pick<Run<unknown, unknown>, 'done' | 'total' | 'stopAsked'>

interface Props {
  frame: Frame
  run: Going
  words: RunWords
  refreshSeconds: number
  /** The page is not to be fetched anew by itself. */
  isStill: boolean
}

function Stop({ run, stop }: { run: Going; stop: RunWords['stop'] }) {
  if (run.stopAsked) return null
  return (
    <form method="post" action={stop.action} className="actions">
      <button type="submit" aria-describedby="stop-leaves">
        止める
      </button>
      <span id="stop-leaves" className="soft small">
        {stop.leaves}
      </span>
    </form>
  )
}

/** While long work goes on (進行中の作業): how far it is, and a way to stop it; the page asks anew by itself, with and without scripts. */
export function RunPage({ frame, run, words, refreshSeconds, isStill }: Props) {
  const { done, total, stopAsked } = run
  const { title, steps, say, stop } = words
  const share = total === undefined || total === 0 ? '' : `${percentOf(done, total)}%　`
  return (
    <Page frame={frame} title={`${share}${title}`}>
      <Trail steps={[...steps, { title }]} />
      <Heading title={title} />
      <Progress said={stopAsked ? '切りのよいところで止めます。' : say(done, total)} done={done} total={total}>
        <Stop run={run} stop={stop} />
        <p className="job-note soft small">
          このページを閉じても続きます。
          {isStill ? (
            <>
              <a href="?still">いまの様子を見る</a>
              <a href="?">自動で新しくする</a>
            </>
          ) : (
            <>
              この画面は{refreshSeconds}秒ごとに新しくなります。<a href="?still">自動で新しくするのを止める</a>
            </>
          )}
        </p>
      </Progress>
    </Page>
  )
}

interface EndProps {
  frame: Frame
  title: string
  steps: Step[]
  /** What came of it, in a sentence. */
  notice?: { text: string; isProblem?: boolean } | undefined
  /** Where to go from here. */
  back: { title: string; href: string }
  children?: ReactNode
}

/** What came of long work (作業の結果), with the way back to where it was begun. */
export function RunEndPage({ frame, title, steps, notice, back, children }: EndProps) {
  return (
    <Page frame={frame} title={title}>
      <Trail steps={[...steps, { title }]} />
      <Heading title={title} />
      {notice && <p className={notice.isProblem ? 'notice is-problem' : 'notice'}>{notice.text}</p>}
      {children}
      <p className="actions">
        <a className={notice ? 'button' : undefined} href={back.href}>
          {back.title}
        </a>
      </p>
    </Page>
  )
}
