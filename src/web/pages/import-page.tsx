import type { DocumentView } from '#app/document-view.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { DocumentRow } from './home-page.tsx'

/** One file's outcome in one sentence; `document` leads to its review. */
export interface ImportOutcome {
  name: string
  message: string
  ok: boolean
  document?: string
}

/** Result of a file that was handed in. */
export function OutcomeRow({ outcome }: { outcome: ImportOutcome }) {
  return (
    <li className={outcome.ok ? 'outcome' : 'outcome is-problem'}>
      <p>
        <strong>{outcome.name}</strong>
      </p>
      <p>
        {outcome.message}
        {outcome.document && (
          <>
            {' '}
            <a href={`/documents/${encodeURIComponent(outcome.document)}`}>{outcome.ok ? '確認する' : '内容を見る'}</a>
          </>
        )}
      </p>
    </li>
  )
}

function ImportForm({ schemes }: { schemes: { name: string; title: string; body: string }[] }) {
  return (
    <form method="post" action="/import" encType="multipart/form-data" data-island="import">
      <div className="drop" data-drop>
        <label className="entry-name" htmlFor="file">
          評価票のファイルをここに置くか、選んでください（複数可）
        </label>
        <p className="entry-help">
          Excel（xlsx）・Word（docx）・PowerPoint（pptx）・PDF・HTML・CSV・テキスト、または交換形式（JSON）。1つ 64 MB まで。
        </p>
        <input id="file" type="file" name="file" multiple required accept=".xlsx,.docx,.pptx,.pdf,.html,.htm,.csv,.txt,.json" />
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
      <div className="actions">
        <button type="submit" className="is-main">
          読み取る
        </button>
        <span className="soft small">読み取った内容は下書きになります。確定するまで、評価票にも公開ページにも表れません。</span>
      </div>
      <ol className="progress-list list" data-progress aria-live="polite" hidden />
    </form>
  )
}

/** Import page (取込): files in, one sentence each, then on to the review. */
export function ImportPage(props: {
  frame: Frame
  schemes: { name: string; title: string; body: string }[]
  outcomes: ImportOutcome[]
  recent: DocumentView[]
}) {
  return (
    <Page frame={props.frame} title="取込" islands={['import']}>
      <Heading title="取込" lead="評価票や計画書をそのまま読み取り、数値・評価・記述の下書きにします。" />
      {props.outcomes.length > 0 && (
        <section className="outcomes" aria-labelledby="outcomes">
          <h2 id="outcomes">取込の結果</h2>
          <ol className="list">
            {props.outcomes.map((outcome) => (
              <OutcomeRow key={`${outcome.name}${outcome.document}`} outcome={outcome} />
            ))}
          </ol>
        </section>
      )}
      <ImportForm schemes={props.schemes} />
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
