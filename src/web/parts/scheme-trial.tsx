import type { SchemeDraftView } from '#app/open-scheme-draft.ts'
import type { Exchange } from '#core/exchange.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatMoney } from '#core/money.ts'
import { sayObservation } from '#core/statement-words.ts'
import { stageWords } from './budget-words.ts'
import { formatLocator } from './locator-words.ts'
import { measureWords } from './observation-words.ts'
import { Scroll } from './scroll.tsx'

/** How many rows of a kind are shown: enough to see whether it reads rightly. */
const most = 60
const longest = 120

interface Row {
  about: string
  value: string
  from?: string | undefined
}

const yearWords = (year: number | undefined) => (year === undefined ? '年度の記載なし' : formatFiscalYear(year, 'era'))

function rowsOf(trial: Exchange, unit: string): Record<string, Row[]> {
  const title = new Map(trial.items.map(({ id, title }) => [id, title]))
  const names = new Map(trial.indicators.map((indicator) => [indicator.id, indicator]))
  return {
    計画の体系: trial.items.map((item) => ({
      about: item.levelLabel ?? '',
      value: [item.code, item.title].filter(Boolean).join(' '),
      from: item.source?.locator,
    })),
    担当: trial.items.flatMap((item) =>
      item.units ? [{ about: item.title, value: item.units.join('、'), from: item.source?.locator }] : [],
    ),
    指標の数値: trial.observations.map((row) => ({
      about: `${names.get(row.indicator)?.name ?? ''}　${yearWords(row.fiscalYear ?? row.toFiscalYear)}　${measureWords[row.measure]}`,
      value: sayObservation(row, names.get(row.indicator)?.unit),
      from: row.source?.locator,
    })),
    事業費: trial.budgets.map((row) => ({
      about: `${yearWords(row.fiscalYear)}　${stageWords[row.stage]}${row.part ? `　うち ${row.part.name}` : ''}`,
      value: `${formatMoney(row.amount, unit)}${unit}`,
      from: row.source?.locator,
    })),
    評価: trial.evaluations.map((row) => ({
      about: `${title.get(row.item) ?? ''}　${yearWords(row.fiscalYear)}　${row.grades.map(({ scale }) => scale).join('・')}`,
      value: [row.grades.map(({ code }) => code).join(''), row.comment?.slice(0, longest)].filter(Boolean).join('　'),
      from: row.source?.locator,
    })),
    記述: trial.narratives.map((row) => ({
      about: row.label ?? '',
      value: row.text.slice(0, longest),
      from: row.source?.locator,
    })),
    用語: trial.terms.map((row) => ({ about: row.term, value: row.definition.slice(0, longest), from: row.source?.locator })),
  }
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
