import type { Publication, PublishedSheet } from '#app/publication.ts'
import { countStates, hasTarget } from '#app/verdict-counts.ts'
import { fieldsOf } from '#core/sheet-fields.ts'
import { ItemTags } from './children-field.tsx'
import { Scroll } from './scroll.tsx'
import { countAll, VerdictCountList, type VerdictCounts } from './verdict-counts.tsx'

/** How many indicators of a sheet stand at each verdict; those without a target for the year are not counted, as in the summary. */
export function countVerdicts({ view, judgement }: PublishedSheet): VerdictCounts {
  const fields = fieldsOf(view)
  const targeted = new Set(
    fields.flatMap((field) =>
      field.type === 'indicators'
        ? field.indicators.flatMap(({ indicator, observations }) =>
            hasTarget(observations, view.fiscalYear) ? [indicator.id] : [],
          )
        : [],
    ),
  )
  return countStates([...targeted].flatMap((id) => judgement.verdicts[id]?.state ?? []))
}

function Row({ sheet, publication }: { sheet: PublishedSheet; publication: string }) {
  const { item } = sheet.view
  const counts = countVerdicts(sheet)
  return (
    <tr>
      <th scope="row">
        {item.code && <span className="code">{item.code}</span>}
        <a href={`/public/${encodeURIComponent(publication)}/items/${encodeURIComponent(item.id)}`}>{item.title}</a>
        <ItemTags item={item} />
      </th>
      <td className="nowrap">{sheet.grade ?? <span className="missing">—</span>}</td>
      <td>{countAll(counts) > 0 ? <VerdictCountList counts={counts} /> : <span className="missing small">数値目標なし</span>}</td>
    </tr>
  )
}

/** Every published sheet with its grade and the verdicts of its indicators. */
export function SheetList({ content, head: Head }: { content: Publication; head: 'h2' | 'h3' }) {
  return (
    <section className="block">
      <Head className="part-head">すべての評価</Head>
      <Scroll label="すべての評価">
        <table className="ruled sheet-list">
          <caption className="hidden-text">公表した評価の一覧</caption>
          <thead>
            <tr>
              <th scope="col">{content.sheets[0]?.view.item.levelLabel ?? '名称'}</th>
              <th scope="col">評価</th>
              <th scope="col">数値目標</th>
            </tr>
          </thead>
          <tbody>
            {content.sheets.map((sheet) => (
              <Row key={sheet.view.item.id} sheet={sheet} publication={content.id} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
