import type { AcceptRun } from '#app/accept-runs.ts'
import { formatCount } from '../parts/count-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Trail } from '../parts/trail.tsx'

/** While many drafts are accepted (まとめて確定の進み): how far it is; the page asks anew by itself, with and without scripts. */
export function AcceptingPage({ frame, run, document }: { frame: Frame; run: AcceptRun; document: string }) {
  const { done, total } = run
  return (
    <Page frame={frame} title="確定しています">
      <Trail steps={[{ title: '取込', href: '/import' }, { title: '確定しています' }]} />
      <Heading title="確定しています" />
      <div className="job-progress">
        <p id="accept-state" role="status">
          {total === undefined
            ? '下書きを数えています。'
            : `${formatCount(total)} 件のうち ${formatCount(done)} 件まで進みました。`}
        </p>
        <progress {...(total === undefined ? {} : { value: done, max: total })} aria-labelledby="accept-state" />
        <p className="soft">
          このページを閉じても続きます。途中で止まったときは、残りが未処理のまま残るので、もう一度「すべて確定」を押してください。
        </p>
        <p className="actions">
          <a href={`/documents/${encodeURIComponent(document)}`}>いまの様子を見る</a>
          <a href="/">計画へ</a>
        </p>
      </div>
    </Page>
  )
}
