import type { CheckedReport } from '#app/check-machine-readable.ts'
import type { FileReport } from '#core/machine-readable/check-files.ts'
import { mostBreaks } from '#core/machine-readable/outcome.ts'
import { ruleNames } from '#core/machine-readable/rule-list.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Trail } from '../parts/trail.tsx'

const lead =
  '公開するファイルを、行政データの機械可読性の30のルール（令和8年3月31日）で点検します。ファイルは点検するだけで、残しません。'
const accepted = '.csv,.tsv,.xlsx,.json,.zip'

/** A rule with where and what to do; nothing where it is kept. */
function RuleRow({ rule, outcome }: FileReport['rules'][number]) {
  if (typeof outcome === 'string') return null
  const [first, ...others] = 'broken' in outcome ? outcome.broken : []
  const more = others.length > 0 ? `ほか${others.length}か所${others.length + 1 >= mostBreaks ? '以上' : ''}` : ''
  return (
    <li>
      <div className="list-row">
        <span className="list-main">
          {rule} {ruleNames[rule]}
          {first && (
            <span className="list-side">
              {'　'}
              {first.place}
              {more}
            </span>
          )}
        </span>
        <span className="list-side">{first ? '守られていない' : '人が確かめる'}</span>
      </div>
      <p>{'person' in outcome ? outcome.person : first?.sentence}</p>
    </li>
  )
}

function Report({ report: { name, rules } }: { report: FileReport }) {
  const told = rules.filter(({ outcome }) => typeof outcome !== 'string')
  const broken = told.filter(({ outcome }) => typeof outcome === 'object' && 'broken' in outcome)
  const kept = rules.filter(({ outcome }) => outcome === 'kept').length
  const counts = `守られている ${kept}、守られていない ${broken.length}、人が確かめる ${told.length - broken.length}`
  return (
    <section className="block">
      <h2>{name}</h2>
      <p>
        30のルールのうち、{counts}、対象外 {rules.length - kept - told.length} です。
      </p>
      <ul className="list">
        {told.map((one) => (
          <RuleRow key={one.rule} {...one} />
        ))}
      </ul>
    </section>
  )
}

/** The check of files before they are published (公開前の点検): the form, and what was found in the files handed in. */
export function OpenDataCheckPage({ frame, reports }: { frame: Frame; reports?: CheckedReport[] }) {
  return (
    <Page frame={frame} title="公開データの点検">
      <Trail steps={[{ title: '公表', href: '/publish' }, { title: '公開データの点検' }]} />
      <Heading title="公開データの点検" lead={lead} />
      <form method="post" action="/publish/check" encType="multipart/form-data">
        <div className="drop">
          <label className="entry-name" htmlFor="file">
            点検するファイルを選んでください（複数可）
          </label>
          <p className="entry-help">CSV・Excel（xlsx）・JSON と、それらを入れた ZIP。1つ 64 MB、合わせて 200 MB まで。</p>
          <input id="file" type="file" name="file" multiple required accept={accepted} />
        </div>
        <div className="actions">
          <button type="submit" className="is-main">
            点検する
          </button>
        </div>
      </form>
      {(reports ?? []).map((one) =>
        'report' in one ? (
          <Report key={one.report.name} report={one.report} />
        ) : (
          <section key={one.name} className="block">
            <h2>{one.name}</h2>
            <p>{one.problem.message}</p>
          </section>
        ),
      )}
    </Page>
  )
}
