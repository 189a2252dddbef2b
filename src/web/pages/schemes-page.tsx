import type { SchemeList } from '#app/list-schemes.ts'
import { formatInstant } from '#core/date-words.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'

/** The form that begins a new scheme from one sheet. */
function NewScheme() {
  return (
    <section className="block" aria-labelledby="new-scheme">
      <h2 id="new-scheme">新しい様式をつくる</h2>
      <p className="prose">
        いまお使いの評価票を1枚選ぶと、見出しを見つけて、それぞれが何を指すかの案を示します。案を確かめて直し、その場で読み取りを試してから保存できます。
      </p>
      <form method="post" action="/schemes/drafts" encType="multipart/form-data">
        <div className="drop">
          <label className="entry-name" htmlFor="sheet">
            評価票のファイル（1枚分）
          </label>
          <p className="entry-help">Excel・Word・PowerPoint・PDF・HTML・CSV・テキスト</p>
          <input id="sheet" type="file" name="file" required accept=".xlsx,.docx,.pptx,.pdf,.html,.htm,.csv,.txt" />
        </div>
        <div className="actions">
          <button type="submit" className="is-main">
            様式の案をつくる
          </button>
        </div>
      </form>
    </section>
  )
}

/** Page of the schemes (様式): which papers are recognised, and how to make a scheme for one that is not. */
export function SchemesPage({ frame, list, saved }: { frame: Frame; list: SchemeList; saved?: string | undefined }) {
  const done = list.schemes.find(({ name }) => name === saved)
  return (
    <Page frame={frame} title="様式">
      <Heading title="様式" lead="評価票の見出しと項目の対応です。ここにある様式の評価票は、そのまま読み取れます。" />
      {done && (
        <p className="notice" role="status">
          様式「{done.title}」を保存しました。<a href="/import">取込</a>から、この様式の評価票を読み取れます。
        </p>
      )}
      <NewScheme />
      {list.drafts.length > 0 && (
        <section className="block">
          <h2>作りかけの様式</h2>
          <ul className="list">
            {list.drafts.map(({ file, fileName, title, changedAt }) => (
              <li key={file}>
                <a href={`/schemes/drafts/${encodeURIComponent(file)}`}>{title}</a>
                <span className="soft small">
                  {fileName}　{formatInstant(changedAt)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="block">
        <h2>使える様式</h2>
        <ul className="list">
          {list.schemes.map(({ name, title, body, yaml, version }) => (
            <li key={name}>
              <strong>{title}</strong>
              <span className="soft small">
                {body}
                {version !== undefined && `　第${version}版`}
                {'　'}
                {yaml !== undefined && <a href={`/schemes/${encodeURIComponent(name)}/scheme.yaml`}>定義（YAML）</a>}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}
