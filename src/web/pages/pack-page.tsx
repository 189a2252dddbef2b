import type { PackContents } from '#app/pack-contents.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import { formatCount } from '../parts/count-words.ts'
import { formatNames } from '../parts/format-names.ts'
import { Heading } from '../parts/heading.tsx'
import { IssuedPacks, SinceChoice } from '../parts/issued-packs.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Trail } from '../parts/trail.tsx'
import { YearChoice } from '../parts/year-choice.tsx'

/** In what the sheets come out on the body's form. */
const formatsOf = ({ hasSlideForm }: PackContents) =>
  hasSlideForm ? (['pdf', 'xlsx', 'docx', 'pptx'] as const) : (['pdf', 'xlsx', 'docx'] as const)

interface Props {
  frame: Frame
  plan: string
  contents: PackContents
  years: number[]
  problem?: string | undefined
}

interface FieldProps {
  name: string
  label: string
  type?: 'text' | 'date'
  help?: string
  required?: boolean
}

function Field({ name, label, type = 'text', help, required }: FieldProps) {
  return (
    <div className="entry">
      <label htmlFor={name}>{label}</label>
      {help && (
        <p id={`${name}-help`} className="entry-help">
          {help}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={type}
        required={required}
        aria-describedby={help && `${name}-help`}
        maxLength={type === 'text' ? 80 : undefined}
        autoComplete="off"
      />
    </div>
  )
}

function Parts({ parts }: { parts: string[] }) {
  return (
    <fieldset className="entry">
      <legend>資料（番号は並んだ順につきます）</legend>
      <div className="choices">
        {parts.map((name) => (
          <label key={name}>
            <input type="checkbox" name="part" value={name} defaultChecked />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function State() {
  return (
    <fieldset className="entry">
      <legend>状態</legend>
      <div className="choices">
        <label>
          <input type="radio" name="state" value="draft" defaultChecked />
          <span>案（各ページに「案」と入ります）</span>
        </label>
        <label>
          <input type="radio" name="state" value="final" />
          <span>確定</span>
        </label>
      </div>
    </fieldset>
  )
}

/** What a committee pack shall have (会議資料をつくる): meeting, papers, 案 or 確定. */
export function PackPage({ frame, plan, contents, years, problem }: Props) {
  const here = `/plans/${encodeURIComponent(plan)}`
  const { title, fiscalYear, sheets, parts } = contents
  return (
    <Page frame={frame} title={`印刷・会議資料 ${title}`}>
      <Trail steps={[{ title, href: `${here}?year=${fiscalYear}` }, { title: '印刷・会議資料' }]} />
      <Heading
        eyebrow={`${title}　${formatFiscalYear(fiscalYear, 'era')}`}
        title="印刷・会議資料"
        lead="評価票を団体の様式で出力します。会議資料は、次第、番号のついた資料、評価票、集計表を、目次のついた一つのPDF、または一つのExcelにまとめます。"
        actions={<YearChoice years={years} now={fiscalYear} href={(year) => `${here}/pack?year=${year}`} />}
      />
      {problem && (
        <p className="notice is-problem" role="alert">
          {problem}
        </p>
      )}
      {contents.hasForm && (
        <form method="post" action={`${here}/paper`} className="block">
          <h2>評価票を様式で出力する</h2>
          <input type="hidden" name="year" value={fiscalYear} />
          <p className="actions">
            {formatsOf(contents).map((format) => (
              <button key={format} type="submit" name="format" value={format}>
                {formatNames[format]}
              </button>
            ))}
            <span className="soft small">評価票 {formatCount(sheets)} 件。一件一枚の様式では、ExcelとWordはZIPになります。</span>
          </p>
        </form>
      )}
      <form method="post" action={`${here}/pack`} className="block">
        <h2>会議資料をつくる</h2>
        <Field name="meeting" label="会議の名称" help="例：第2回 評価委員会" required />
        <Field name="date" label="開催日" type="date" />
        <Field name="place" label="場所" />
        <Field name="number" label="資料番号の頭" help="1 とすると 資料1-1 から、空けておけば 資料1 から番号をつけます。" />
        <State />
        <Parts parts={parts} />
        <SinceChoice issued={contents.issued} />
        <input type="hidden" name="year" value={fiscalYear} />
        <div className="actions">
          <button type="submit" name="format" value="pdf" className="is-main">
            PDFをつくる
          </button>
          <button type="submit" name="format" value="xlsx">
            Excelをつくる
          </button>
          <span className="soft small">評価票は {formatCount(sheets)} 件です。</span>
        </div>
      </form>
      <IssuedPacks issued={contents.issued} />
    </Page>
  )
}
