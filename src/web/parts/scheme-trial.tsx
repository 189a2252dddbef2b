import type { SchemeDraftView } from '#app/open-scheme-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { Statement } from '#core/statement.ts'
import { sayAbout, sayValue } from '#core/statement-words.ts'
import { formatLocator } from './locator-words.ts'
import { Scroll } from './scroll.tsx'

/** How many rows of a kind are shown: enough to see whether it reads rightly. */
const most = 60
const longest = 120

interface Row {
  about: string
  value: string
  from?: string | undefined
}

/** Every list of what was read, in the words in which the review tells it. */
function rowsOf(trial: Exchange, moneyUnit: string): Record<string, Row[]> {
  const items = new Map(trial.items.map((item) => [item.id, item]))
  const indicators = new Map(trial.indicators.map((indicator) => [indicator.id, indicator]))
  const told = (statement: Statement): Row => {
    const indicator = statement.list === 'observations' ? indicators.get(statement.row.indicator) : undefined
    const item = items.get(statement.list === 'observations' ? (indicator?.item ?? '') : statement.row.item)
    const context = { item: { title: item?.title ?? '' }, indicator, moneyUnit }
    const value = sayValue(statement, context).slice(0, longest)
    return { about: sayAbout(statement, context), value, from: statement.row.source?.locator }
  }
  return {
    計画の体系: trial.items.map(({ levelLabel, level, code, title, source }) => ({
      about: levelLabel ?? level,
      value: [code, title].filter(Boolean).join(' '),
      from: source?.locator,
    })),
    担当: trial.items.flatMap(({ title, units, source }) =>
      units ? [{ about: title, value: units.join('、'), from: source?.locator }] : [],
    ),
    指標の数値: trial.observations.map((row) => told({ list: 'observations', row })),
    事業費: trial.budgets.map((row) => told({ list: 'budgets', row })),
    評価: trial.evaluations.map((row) => told({ list: 'evaluations', row })),
    記述: trial.narratives.map((row) => told({ list: 'narratives', row })),
    用語: trial.terms.map(({ term, definition, source }) => ({
      about: term,
      value: definition.slice(0, longest),
      from: source?.locator,
    })),
  }
}

/** How much was read, and how many words were not: told where the corrections are made. */
export function TrialCounts({ view: { trial, left } }: { view: SchemeDraftView }) {
  if (!trial) return null
  const counts: [string, unknown[]][] = [
    ['事業・施策', trial.items],
    ['指標', trial.indicators],
    ['指標の数値', trial.observations],
    ['金額', trial.budgets],
    ['評価', trial.evaluations],
    ['記述', trial.narratives],
  ]
  const told = counts.flatMap(([word, rows]) => (rows.length > 0 ? [`${word} ${rows.length}`] : []))
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">読み取れた数</h2>
      <p>
        {told.length > 0 ? `${told.join('、')}。` : 'まだ何も読み取れません。'}
        <a href="#trial">内容を確かめる</a>
      </p>
      {left.length > 0 && (
        <details className="left-over">
          <summary>読んでいない欄 {left.length} 個</summary>
          <ul className="small">
            {left.slice(0, most).map(({ locator, text }) => (
              <li key={locator}>{text.slice(0, longest)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function TrialTable({ title, rows }: { title: string; rows: Row[] }) {
  return (
    <section className="block">
      <h3>
        {title} <span className="soft small">{rows.length} 件</span>
      </h3>
      <Scroll label={title}>
        <table className="ruled">
          <tbody>
            {rows.slice(0, most).map(({ about, value, from }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the row's place in the reading is what it is
              <tr key={i}>
                <th scope="row">{about}</th>
                <td>{value}</td>
                <td className="soft small nowrap">{from && formatLocator(from)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.length > most && <p className="soft small">ほか {rows.length - most} 件</p>}
    </section>
  )
}

/** What the draft reads on this very paper (試読), list by list, and its declaration. */
export function SchemeTrial({ view }: { view: SchemeDraftView }) {
  const { trial, draft } = view
  return (
    <section id="trial" className="block" aria-labelledby="trial-head">
      <h2 id="trial-head">この評価票から読み取れる内容</h2>
      {trial ? (
        <>
          <p>
            {trial.document.fiscalYear === undefined
              ? '評価の年度は、読み取れませんでした。「評価する年度」の見出しを選ぶか、表題に年度を書いてください。'
              : `${formatFiscalYear(trial.document.fiscalYear, 'era')}の評価票として読み取りました。`}
          </p>
          {Object.entries(rowsOf(trial, draft.moneyUnit)).map(
            ([title, rows]) => rows.length > 0 && <TrialTable key={title} title={title} rows={rows} />,
          )}
        </>
      ) : (
        <p className="empty">上に示した点を直してから「読み取りを試す」を押すと、ここに結果が出ます。</p>
      )}
      <details className="left-over">
        <summary>様式の定義（YAML）</summary>
        <pre className="yaml">{view.yaml}</pre>
      </details>
    </section>
  )
}
