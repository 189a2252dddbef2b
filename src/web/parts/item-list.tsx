import type { PlanSearch } from '#app/plan-index.ts'
import type { PlanList, PlanListChoice, PlanListRow } from '#app/plan-list.ts'
import { ItemTags } from './children-field.tsx'
import { formatCount } from './count-words.ts'
import { PageLinks } from './page-links.tsx'
import { Scroll } from './scroll.tsx'
import { countAll, VerdictCountList } from './verdict-counts.tsx'

/** A page of a long list of items, and what it was narrowed by. */
export type ItemListing = Omit<PlanList, 'fiscalYear'> & { search: PlanSearch }

interface Place {
  /** Address of the list without what is asked; `part` of the page, where the list is not its beginning. */
  to: string
  part?: string
  /** What else the address must say: the year. */
  year?: number
  /** Where a row leads. */
  href: (item: string) => string
  /** The body's word for an item: 事務事業. */
  label: string
}

function addressOf({ to, part, year }: Place, { words, branch, section }: PlanSearch, page?: number): string {
  const asked = new URLSearchParams({
    ...(year === undefined ? {} : { year: `${year}` }),
    ...(words ? { q: words } : {}),
    ...(branch ? { branch } : {}),
    ...(section ? { section } : {}),
    ...(page === undefined || page === 1 ? {} : { page: `${page}` }),
  })
  return `${to}${asked.size > 0 ? `?${asked}` : ''}${part ? `#${part}` : ''}`
}

function Choice(props: { name: string; label: string; choices: PlanListChoice[]; now: string | undefined }) {
  const { name, label, choices, now } = props
  if (choices.length === 0) return null
  return (
    <div className="plan-search-field">
      <label htmlFor={`search-${name}`}>{label}</label>
      <select id={`search-${name}`} name={name} defaultValue={now ?? ''}>
        <option value="">すべて</option>
        {choices.map(({ value, label: word, count }) => (
          <option key={value} value={value}>
            {word}（{formatCount(count)}）
          </option>
        ))}
      </select>
    </div>
  )
}

/** A form that works without scripts: what is looked for stands in the address. */
function Search({ list, place }: { list: ItemListing; place: Place }) {
  const { search, branches, sections, rows } = list
  const isNarrowed = Object.values(search).some((one) => one !== undefined && one !== '')
  const level = rows[0]?.path.find(({ id }) => branches.some(({ value }) => value === id))?.levelLabel ?? '分野'
  return (
    <search>
      <form method="get" action={`${place.to}${place.part ? `#${place.part}` : ''}`} className="plan-search">
        {place.year !== undefined && <input type="hidden" name="year" value={place.year} />}
        <div className="plan-search-field is-words">
          <label htmlFor="search-q">名称・番号</label>
          <input id="search-q" type="search" name="q" defaultValue={search.words} autoComplete="off" />
        </div>
        <Choice name="branch" label={level} choices={branches} now={search.branch} />
        <Choice name="section" label="担当" choices={sections} now={search.section} />
        <div className="plan-search-do">
          <button type="submit" className="is-main">
            探す
          </button>
          {isNarrowed && <a href={addressOf(place, {})}>条件を外す</a>}
        </div>
      </form>
    </search>
  )
}

/** Rows that stand under the same item follow one another; the search may part them. */
function groupByParent(rows: PlanListRow[]): PlanListRow[][] {
  const groups: PlanListRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group && group[0]?.item.parent === row.item.parent) group.push(row)
    else groups.push([row])
  }
  return groups
}

function Row({ row, href, targets }: { row: PlanListRow; href: Place['href']; targets: boolean }) {
  const { item, grade, counts } = row
  return (
    <tr>
      <td className="plan-code">{item.code}</td>
      <th scope="row">
        <a href={href(item.id)}>{item.title}</a>
        <ItemTags item={item} />
      </th>
      <td className="plan-units">{(item.units ?? []).join('　') || <span className="missing">—</span>}</td>
      <td>{grade ?? <span className="missing">—</span>}</td>
      {targets && <td>{countAll(counts) > 0 ? <VerdictCountList counts={counts} /> : <span className="missing">—</span>}</td>}
    </tr>
  )
}

function Rows({ list, place: { label, href } }: { list: ItemListing; place: Place }) {
  const targets = list.rows.some(({ counts }) => countAll(counts) > 0)
  return (
    <Scroll label={`${label}の一覧`}>
      <table className="ruled plan-list">
        <caption className="hidden-text">{label}の一覧</caption>
        <thead>
          <tr>
            <th scope="col">番号</th>
            <th scope="col">{label}</th>
            <th scope="col">担当</th>
            <th scope="col">評価</th>
            {targets && <th scope="col">数値目標</th>}
          </tr>
        </thead>
        {groupByParent(list.rows).map((rows) => (
          <tbody key={rows[0]?.item.id}>
            {rows[0]?.path[0] && (
              <tr className="plan-path">
                <th scope="rowgroup" colSpan={targets ? 5 : 4}>
                  {rows[0]?.path.map(({ title }) => title).join(' › ')}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <Row key={row.item.id} row={row} href={href} targets={targets} />
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  )
}

/** A long list of items (一覧): a form to narrow it, how many were found, a hundred rows, and the way to the others. */
export function ItemList({ list, place }: { list: ItemListing; place: Place }) {
  const { found, all, rows, page, pages, search } = list
  return (
    <>
      <Search list={list} place={place} />
      <p className="plan-found" role="status">
        {found === all ? place.label : `${place.label} ${formatCount(all)} 件のうち`} <b>{formatCount(found)}</b> 件
      </p>
      {rows.length === 0 ? (
        <p className="empty">当てはまる{place.label}はありません。語を減らすか、条件を外してください。</p>
      ) : (
        <Rows list={list} place={place} />
      )}
      <PageLinks page={page} pages={pages} to={(one) => addressOf(place, search, one)} />
    </>
  )
}
