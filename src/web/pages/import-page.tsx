import type { DocumentView } from '#app/document-view.ts'
import type { JobCard } from '#app/import-job.ts'
import { formatInstant } from '#core/date-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { DocumentRow } from './home-page.tsx'

const accepted = '.xlsx,.docx,.pptx,.pdf,.html,.htm,.csv,.txt,.json,.ndjson,.jsonl,.gz,.zip'

const states: Record<JobCard['state'], string> = {
  waiting: '順番待ち',
  running: '取込中',
  done: '終わりました',
  stopped: '止めました',
  failed: '途中で止まりました',
}

/** A job in a list: 「資料.zip　取込中 12/200」. */
function JobRow({ job }: { job: JobCard }) {
  const { read, known, nothing, refused } = job.counts
  const counts = [
    `読み取り ${read}`,
    known > 0 && `取込済み ${known}`,
    nothing > 0 && `様式なし ${nothing}`,
    refused > 0 && `読めない ${refused}`,
  ]
  return (
    <li>
      <div className="list-row">
        <span className="list-main">
          <a href={`/imports/${encodeURIComponent(job.id)}`}>{job.title}</a>
          <span className="list-side">
            {'　'}
            {states[job.state]}
            {job.state !== 'done' && job.total !== undefined && ` ${job.done}/${job.total}`}
          </span>
        </span>
        <span className="list-side figure">{counts.filter(Boolean).join(' · ')}</span>
        <span className="list-side figure">{formatInstant(job.askedAt)}</span>
      </div>
    </li>
  )
}

function ImportForm({ schemes }: { schemes: { name: string; title: string; body: string }[] }) {
  return (
    <form method="post" action="/import" encType="multipart/form-data" data-island="import">
      <div className="drop" data-drop>
        <label className="entry-name" htmlFor="file">
          評価票のファイル・フォルダー・ZIPをここに置くか、選んでください（複数可）
        </label>
        <p className="entry-help">
          Excel（xlsx）・Word（docx）・PDF・HTML・CSV・テキスト、交換形式（JSON）、それらを入れたZIP。1つ 64 MB、合わせて 200 MB
          まで。
        </p>
        <input id="file" type="file" name="file" multiple required accept={accepted} />
      </div>
      <div className="entry import-scheme">
        <label htmlFor="scheme">様式</label>
        <select id="scheme" name="scheme">
          <option value="">ファイルから判別する</option>
          {schemes.map(({ name, title, body }) => (
            <option key={name} value={name}>
              {body}　{title}
            </option>
          ))}
        </select>
      </div>
      <div className="entry">
        <label htmlFor="by">記入者（配布したファイルを回収するとき）</label>
        <p className="entry-help">
          「配布」で渡したファイルは、配布したときから変わったところだけが下書きになります。空けておくと、確認の画面でファイルごとに確かめます。
        </p>
        <input id="by" type="text" name="by" autoComplete="off" />
      </div>
      <div className="actions">
        <button type="submit" className="is-main">
          読み取る
        </button>
        <span className="soft small">読み取った内容は下書きになります。確定するまで、評価票にも公開ページにも表れません。</span>
      </div>
      <div className="sending" data-sending hidden>
        <p id="sending-said" data-sending-said />
        <progress aria-labelledby="sending-said" max={1} value={0} />
        <button type="button" className="is-small" data-sending-stop>
          止める
        </button>
      </div>
      <p className="notice is-problem" role="alert" data-problem hidden />
    </form>
  )
}

/** Import page (取込): files in, then on to the review of one, or to the job of many. */
export function ImportPage(props: {
  frame: Frame
  schemes: { name: string; title: string; body: string }[]
  jobs: JobCard[]
  recent: DocumentView[]
}) {
  return (
    <Page frame={props.frame} title="取込" islands={['import']}>
      <Heading title="取込" lead="評価票や計画書をそのまま読み取り、数値・評価・記述の下書きにします。" />
      <ImportForm schemes={props.schemes} />
      {props.jobs.length > 0 && (
        <section className="block">
          <h2>まとめて取込</h2>
          <ul className="list">
            {props.jobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        </section>
      )}
      {props.recent.length > 0 && (
        <section className="block">
          <h2>最近の取込</h2>
          <ul className="list">
            {props.recent.map((document) => (
              <DocumentRow key={document.id} document={document} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
