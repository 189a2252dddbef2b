import type { PublishedSheet } from '#app/publication.ts'
import { countVerdicts } from '#app/published-row.ts'
import type { PublicSheet } from '#app/read-publication.ts'
import { isCounted } from '#core/counted-budget.ts'
import { formatDay } from '#core/date-words.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { Scheme } from '#core/scheme.ts'
import type { SheetField } from '#core/sheet.ts'
import { saysAnything } from '#core/sheet-fields.ts'
import { ItemTags } from '../parts/children-field.tsx'
import { columnWords, FieldValue, type SheetContext } from '../parts/field-value.tsx'
import { Heading } from '../parts/heading.tsx'
import { Margin } from '../parts/margin.tsx'
import { MoneyBars } from '../parts/money-bars.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { PublicIndicator } from '../parts/public-indicator.tsx'
import { publicLinks } from '../parts/sheet-links.ts'
import { type Step, Trail } from '../parts/trail.tsx'
import { countAll, VerdictCountList } from '../parts/verdict-counts.tsx'
import { YearChoice } from '../parts/year-choice.tsx'

/** Fields that have a block of their own on the page: the plain facts of the item stand in its head and margin. */
const blockTypes: SheetField['type'][] = ['narratives', 'indicators', 'budget', 'grade', 'children', 'terms']

function Indicators({
  field,
  context,
  open,
}: {
  field: SheetField & { type: 'indicators' }
  context: SheetContext
  open: PublicSheet
}) {
  const words = columnWords(context.scheme, field.key)
  return field.indicators.map((view) => (
    <PublicIndicator
      key={view.indicator.id}
      view={view}
      verdict={context.verdicts[view.indicator.id]}
      fiscalYear={context.view.fiscalYear}
      links={context.links}
      words={words}
      formerly={open.formerly[view.indicator.id] ?? []}
    />
  ))
}

function Field({ field, context, open }: { field: SheetField; context: SheetContext; open: PublicSheet }) {
  return (
    <section className={`block public-field is-${field.type}`} id={`field-${field.key}`}>
      <h2>{field.label}</h2>
      {field.type === 'indicators' ? (
        <Indicators field={field} context={context} open={open} />
      ) : (
        <>
          {field.type === 'budget' && <MoneyBars title={field.label} rows={field.budgets.filter(isCounted)} />}
          <div className={field.type === 'narratives' ? 'prose' : undefined}>
            <FieldValue field={field} context={context} />
          </div>
        </>
      )}
    </section>
  )
}

function Data({ open }: { open: PublicSheet }) {
  const { publication, sheet } = open
  const to = `/public/${encodeURIComponent(publication.id)}`
  const item = encodeURIComponent(sheet.view.item.id)
  return (
    <section className="block public-data">
      <h2>データ</h2>
      <ul className="data-links">
        {open.hasForm && (
          <>
            <li>
              <a href={`${to}/items/${item}/sheet.pdf`}>評価票の様式（PDF）</a>
            </li>
            <li>
              <a href={`${to}/items/${item}/sheet.xlsx`}>評価票の様式（Excel）</a>
            </li>
          </>
        )}
        <li>
          <a href={`${to}/items/${item}/figures.csv`}>この評価の数値（CSV）</a>
        </li>
        <li>
          <a href={`${to}/package.zip`}>全体のデータ（CSV一式・zip）</a>
        </li>
        <li>
          <a href={`${to}/exchange.json`}>全体のデータ（交換形式・JSON）</a>
        </li>
      </ul>
      <p className="block-note">
        {formatDay(publication.publishedAt)}公表　第{publication.version}版
        <span className="hash">内容の照合番号（SHA-256）{publication.hash.slice(0, 16)}…</span>
      </p>
      {open.versions.length > 1 && (
        <p className="block-note">
          ほかの版：
          {open.versions
            .filter(({ id }) => id !== publication.id)
            .map(({ id, version, publishedAt }) => (
              <a key={id} className="version-link" href={`/public/${encodeURIComponent(id)}/items/${item}`}>
                第{version}版（{formatDay(publishedAt)}）
              </a>
            ))}
        </p>
      )}
    </section>
  )
}

/** Targets and actuals first, then the words, then money and the rest. */
function orderFields(fields: SheetField[]): SheetField[] {
  const rank = ({ type }: SheetField) => (type === 'indicators' ? 0 : type === 'grade' || type === 'narratives' ? 1 : 2)
  return fields.filter((field) => blockTypes.includes(field.type) && saysAnything(field)).sort((a, b) => rank(a) - rank(b))
}

function stepsTo({ publication, sheet: { view } }: PublicSheet): Step[] {
  const home = `/public/${encodeURIComponent(publication.id)}`
  return [
    { title: '評価の結果', href: '/public' },
    { title: `${publication.plan.title} ${formatFiscalYear(view.fiscalYear, 'era')}`, href: home },
    ...view.path.map(({ levelLabel, title }) => ({ level: levelLabel, title, href: home })),
    { level: view.item.levelLabel, title: view.item.title },
  ]
}

function Years({ open }: { open: PublicSheet }) {
  const { item, fiscalYear } = open.sheet.view
  const publicationOf = (year: number) => open.years.find((one) => one.fiscalYear === year)?.publication ?? open.publication.id
  return (
    <YearChoice
      years={open.years.map((year) => year.fiscalYear)}
      now={fiscalYear}
      href={(year) => `/public/${encodeURIComponent(publicationOf(year))}/items/${encodeURIComponent(item.id)}`}
    />
  )
}

function AtAGlance({ sheet }: { sheet: PublishedSheet }) {
  const { item, fiscalYear } = sheet.view
  const counts = countVerdicts(sheet)
  return (
    <dl className="at-a-glance">
      <div>
        <dt>年度</dt>
        <dd>{formatFiscalYear(fiscalYear, 'era')}</dd>
      </div>
      <div>
        <dt>評価</dt>
        <dd>{sheet.grade ?? <span className="missing">—</span>}</dd>
      </div>
      <div>
        <dt>数値目標</dt>
        <dd>{countAll(counts) > 0 ? <VerdictCountList counts={counts} /> : <span className="missing">設定なし</span>}</dd>
      </div>
      {item.units?.[0] && (
        <div>
          <dt>担当</dt>
          <dd>{item.units[0]}</dd>
        </div>
      )}
    </dl>
  )
}

function Newer({ open }: { open: PublicSheet }) {
  const newest = open.versions[0]
  if (!newest || newest.id === open.publication.id) return null
  const to = `/public/${encodeURIComponent(newest.id)}/items/${encodeURIComponent(open.sheet.view.item.id)}`
  return (
    <p className="notice">
      これは前の版です。<a href={to}>新しい版を見る</a>
    </p>
  )
}

/** Public page of a measure or programme: targets, actuals, verdicts, budget, words, findings that the body shows, downloads. */
export function PublicItemPage({ frame, open, scheme }: { frame: Frame; open: PublicSheet; scheme: Scheme | undefined }) {
  const { view, judgement, findings } = open.sheet
  const { item, fiscalYear } = view
  const links = publicLinks(open.publication.id, new Set(open.sheets.map(({ id }) => id)))
  const context: SheetContext = { view, scheme, verdicts: judgement.verdicts, links }
  const title = (
    <>
      {item.title}
      <ItemTags item={item} />
    </>
  )
  return (
    <Page frame={frame} title={`${item.title} ${formatFiscalYear(fiscalYear, 'era')}`}>
      <Trail steps={stepsTo(open)} />
      <Newer open={open} />
      <Heading
        eyebrow={[view.body, item.levelLabel, item.code].filter(Boolean).join('　')}
        title={title}
        actions={open.years.length > 1 && <Years open={open} />}
      />
      <AtAGlance sheet={open.sheet} />
      {orderFields(view.sections.flatMap((section) => section.fields)).map((field) => (
        <Field key={field.key} field={field} context={context} open={open} />
      ))}
      {findings.length > 0 && (
        <section className="block">
          <h2>読むときの注意</h2>
          <Margin findings={findings.map((finding, i) => ({ number: i + 1, finding }))} />
        </section>
      )}
      <Data open={open} />
      <Neighbours open={open} />
    </Page>
  )
}

function Neighbours({ open }: { open: PublicSheet }) {
  const to = (id: string) => `/public/${encodeURIComponent(open.publication.id)}/items/${encodeURIComponent(id)}`
  if (!open.previous && !open.next) return null
  return (
    <nav className="neighbours" aria-label="前後の評価">
      <span>
        {open.previous && (
          <a href={to(open.previous.id)} rel="prev">
            ← {open.previous.title}
          </a>
        )}
      </span>
      <span>
        {open.next && (
          <a href={to(open.next.id)} rel="next">
            {open.next.title} →
          </a>
        )}
      </span>
    </nav>
  )
}
