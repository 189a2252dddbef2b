import type { SourceView } from '#app/source-of.ts'
import type { StatementHistory, StatementVersion } from '#app/statement-history.ts'
import { formatInstant } from '#core/date-words.ts'
import { Heading } from '../parts/heading.tsx'
import { cellId, formatLocator } from '../parts/locator-words.ts'
import { type Frame, Page } from '../parts/page.tsx'
import { SourceFacsimile } from '../parts/source-facsimile.tsx'
import { Trail } from '../parts/trail.tsx'

const statusWords = { draft: '下書き', accepted: '確定', returned: '差戻し', rejected: '採用せず' } as const

const placeOf = ({ source }: StatementVersion) =>
  source && `/documents/${encodeURIComponent(source.document.id)}#${cellId(source.locator)}`

function Version({ version }: { version: StatementVersion }) {
  const place = placeOf(version)
  return (
    <li className={version.current ? 'version is-current' : 'version'}>
      <p className="version-value">
        {version.value}
        <span className="version-state">{version.current ? '現在の値' : statusWords[version.status]}</span>
      </p>
      <p className="small soft">
        {formatInstant(version.saidAt)}　{version.saidBy}
        {version.source ? 'が取込' : 'が入力'}
        {version.filledBy !== undefined && `（${version.filledBy}が記入）`}
        {version.decidedAt &&
          version.decidedBy &&
          `　${formatInstant(version.decidedAt)}　${version.decidedBy}が${statusWords[version.status]}`}
      </p>
      {version.before !== undefined && <p className="small soft">それまでの値：{version.before}</p>}
      {version.reason && <p className="small">理由：{version.reason}</p>}
      {version.source && place && (
        <p className="small">
          出典：<a href={place}>{version.source.document.title}</a>　{formatLocator(version.source.locator)}
        </p>
      )}
    </li>
  )
}

/** History of one value (履歴): everything ever said there, newest first, with the cell it came from. */
export function HistoryPage({
  frame,
  history,
  source,
}: {
  frame: Frame
  history: StatementHistory
  source: SourceView | undefined
}) {
  const { item, about, versions } = history
  const current = versions.find((version) => version.current) ?? versions[0]
  const whole = current && placeOf(current)
  return (
    <Page frame={frame} title={`履歴 ${about} ${item.title}`}>
      <Trail steps={[{ title: item.title, href: `/sheets/${encodeURIComponent(item.id)}` }, { title: '履歴' }]} />
      <Heading eyebrow={about} title={current ? <span className="history-value">{current.value}</span> : '—'} />
      <section className="block">
        <h2>出典</h2>
        {source ? <SourceFacsimile source={source} document={whole} /> : <p className="missing">出典の記録がありません。</p>}
      </section>
      <section className="block">
        <h2>履歴</h2>
        <ol className="list">
          {versions.map((version) => (
            <Version key={version.id} version={version} />
          ))}
        </ol>
      </section>
    </Page>
  )
}
