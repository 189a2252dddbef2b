import type { PlanIndex, PlanSearch } from '#app/plan-index.ts'
import type { PlanList, PlanListChoice, PlanListRow } from '#app/plan-list.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { ItemTags } from '../parts/children-field.tsx'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { PageLinks } from '../parts/page-links.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Trail } from '../parts/trail.tsx'
import { countAll, VerdictCountList } from '../parts/verdict-counts.tsx'
import { YearChoice } from '../parts/year-choice.tsx'

const formatCount = (count: number) => count.toLocaleString('ja-JP')

function Choice(props: { name: string; label: string; every: string; choices: PlanListChoice[]; now: string | undefined }) {
  const { name, label, every, choices, now } = props
  if (choices.length === 0) return null
  return (
    <div className="plan-search-field">
      <label htmlFor={`search-${name}`}>{label}</label>
      <select id={`search-${name}`} name={name} defaultValue={now ?? ''}>
        <option value="">{every}</option>
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
function Search({ to, search, list, index }: { to: string; search: PlanSearch; list: PlanList; index: PlanIndex }) {
  const isNarrowed = Object.values(search).some((one) => one !== undefined && one !== '')
  const level = index.items[0]?.path.find(({ id }) => list.branches.some(({ value }) => value === id))?.levelLabel ?? '分野'
  return (
    <search>
      <form method="get" action={to} className="plan-search">
        <input type="hidden" name="year" value={list.fiscalYear} />
        <div className="plan-search-field is-words">
          <label htmlFor="search-q">名称・番号</label>
          <input id="search-q" type="search" name="q" defaultValue={search.words} autoComplete="off" />
        </div>
        <Choice name="branch" label={level} every="すべて" choices={list.branches} now={search.branch} />
        <Choice name="section" label="担当" every="すべて" choices={list.sections} now={search.section} />
        <div className="plan-search-do">
          <button type="submit" className="is-main">
            探す
          </button>
          {isNarrowed && <a href={`${to}?year=${list.fiscalYear}`}>条件を外す</a>}
        </div>
      </form>
    </search>
  )
}

/** Rows that stand under the same items, in the order of the list. */
function groupByPath(rows: PlanListRow[]): PlanListRow[][] {
  const groups: PlanListRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group && group[0]?.item.parent === row.item.parent) group.push(row)
    else groups.push([row])
  }
  return groups
}

function Row({ row, year, targets }: { row: PlanListRow; year: number; targets: boolean }) {
  const { item, grade, counts } = row
  return (
    <tr>
      <td className="plan-code">{item.code}</td>
      <th scope="row">
        <a href={`/sheets/${encodeURIComponent(item.id)}?year=${year}`}>{item.title}</a>
        <ItemTags item={item} />
      </th>
      <td className="plan-units">{(item.units ?? []).join('　') || <span className="missing">—</span>}</td>
      <td className="nowrap">{grade ?? <span className="missing">—</span>}</td>
      {targets && <td>{countAll(counts) > 0 ? <VerdictCountList counts={counts} /> : <span className="missing">—</span>}</td>}
    </tr>
  )
}

function Rows({ list, label }: { list: PlanList; label: string }) {
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
        {groupByPath(list.rows).map((rows) => (
          <tbody key={rows[0]?.item.id}>
            {(rows[0]?.path.length ?? 0) > 0 && (
              <tr className="plan-path">
                <th scope="rowgroup" colSpan={targets ? 5 : 4}>
                  {rows[0]?.path.map(({ title }) => title).join(' › ')}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <Row key={row.item.id} row={row} year={list.fiscalYear} targets={targets} />
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  )
}

/** Large plan (計画の一覧): searched by words, code, branch and section, a hundred rows at a time in the order of its tree. */
export function PlanListPage(props: { frame: Frame; index: PlanIndex; list: PlanList; search: PlanSearch }) {
  const { frame, index, list, search } = props
  const { plan, scheme } = index
  const year = formatFiscalYear(list.fiscalYear, 'era')
  const to = `/plans/${encodeURIComponent(plan.id)}`
  const label = scheme.levels.find(({ key }) => key === scheme.evaluates)?.label ?? '項目'
  const asked = new URLSearchParams({
    year: `${list.fiscalYear}`,
    ...(search.words ? { q: search.words } : {}),
    ...(search.branch ? { branch: search.branch } : {}),
    ...(search.section ? { section: search.section } : {}),
  })
  const isAll = list.found === list.all
  return (
    <Page frame={frame} title={[plan.title, year, search.words, list.page > 1 && `${list.page}ページ`].filter(Boolean).join(' ')}>
      <Trail steps={[{ title: '計画', href: '/' }, { title: plan.title }]} />
      <Heading
        eyebrow={[plan.issuer, plan.scheme.title, year].filter((one, i, all) => all.indexOf(one) === i).join('　')}
        title={plan.title}
        actions={
          <>
            <YearChoice years={plan.years} now={list.fiscalYear} href={(one) => `${to}?year=${one}`} />
            <a className="button" href={`/publish?plan=${encodeURIComponent(plan.id)}&year=${list.fiscalYear}`}>
              公表の準備
            </a>
          </>
        }
      />
      <Search to={to} search={search} list={list} index={index} />
      <p className="plan-found" role="status">
        {isAll ? (
          <>
            {label} <b>{formatCount(list.all)}</b> 件
          </>
        ) : (
          <>
            {label} {formatCount(list.all)} 件のうち <b>{formatCount(list.found)}</b> 件
          </>
        )}
      </p>
      {list.rows.length === 0 ? (
        <p className="empty">当てはまる{label}はありません。語を減らすか、条件を外してください。</p>
      ) : (
        <Rows list={list} label={label} />
      )}
      <PageLinks page={list.page} pages={list.pages} to={(page) => `${to}?${asked}&page=${page}`} />
    </Page>
  )
}
