import { largePlan } from '#app/plan-list.ts'
import type { IndexedRow } from '#app/published-row.ts'
import { ItemTags } from './children-field.tsx'
import { formatCount } from './count-words.ts'
import { ItemList, type ItemListing } from './item-list.tsx'
import { Scroll } from './scroll.tsx'
import { countAll, VerdictCountList } from './verdict-counts.tsx'

const sheetOf = (publication: string, item: string) =>
  `/public/${encodeURIComponent(publication)}/items/${encodeURIComponent(item)}`

function Row({ row: { item, counts, grade }, publication }: { row: IndexedRow; publication: string }) {
  return (
    <tr>
      <th scope="row">
        {item.code && <span className="code">{item.code}</span>}
        <a href={sheetOf(publication, item.id)}>{item.title}</a>
        <ItemTags item={item} />
      </th>
      <td className="nowrap">{grade ?? <span className="missing">—</span>}</td>
      <td>{countAll(counts) > 0 ? <VerdictCountList counts={counts} /> : <span className="missing small">数値目標なし</span>}</td>
    </tr>
  )
}

interface SheetListProps {
  publication: string
  rows: IndexedRow[]
  /** Of a long list the page that is asked for; absent where only the way to it is shown. */
  listing?: ItemListing | undefined
  head: 'h2' | 'h3'
}

/** Every published sheet with its grade and the verdicts of its indicators; a long list is searched, page by page, on the plan's own page. */
export function SheetList({ publication, rows, listing, head: Head }: SheetListProps) {
  const label = rows[0]?.item.levelLabel ?? '名称'
  const to = `/public/${encodeURIComponent(publication)}`
  return (
    <section className="block" id="sheets">
      <Head className="part-head">すべての評価</Head>
      {listing ? (
        <ItemList list={listing} place={{ to, part: 'sheets', label, href: (item) => sheetOf(publication, item) }} />
      ) : rows.length > largePlan ? (
        <p>
          <a className="button" href={`${to}#sheets`}>
            {label} {formatCount(rows.length)} 件から探す
          </a>
        </p>
      ) : (
        <Scroll label="すべての評価">
          <table className="ruled sheet-list">
            <caption className="hidden-text">公表した評価の一覧</caption>
            <thead>
              <tr>
                <th scope="col">{label}</th>
                <th scope="col">評価</th>
                <th scope="col">数値目標</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.item.id} row={row} publication={publication} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}
