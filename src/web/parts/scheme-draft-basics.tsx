import type { DraftScale } from '#core/draft/draft-scales.ts'
import type { SchemeDraft } from '#core/draft/scheme-draft.ts'
import { formatFiscalYear } from '#core/fiscal-year.ts'
import type { RulePreset } from '#core/rule-presets.ts'
import { layouts } from '#core/scheme-layout.ts'

const layoutWords: Record<string, string> = {
  form: '帳票（見出しの横や下に値がある）',
  rows: '一覧表（列が見出し、行が事業）',
  grid: '年度別の表（列が年度）',
  columns: '並列の文章（取組・目標・進捗が横に並ぶ）',
  slides: '説明資料（スライド）',
  records: '台帳（1行が1事業、列が多い）',
}
const stageWords = { plan: '計画', progress: '進捗', interim: '中間評価', final: '期末評価' }
const moneyUnits = ['円', '千円', '万円', '百万円', '億円']

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: [string, string][] }) {
  return (
    <div className="entry">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
    </div>
  )
}

function Text({ name, label, value, help }: { name: string; label: string; value: string; help?: string }) {
  return (
    <div className="entry">
      <label htmlFor={name}>{label}</label>
      {help && <p className="entry-help">{help}</p>}
      <input type="text" id={name} name={name} defaultValue={value} maxLength={120} autoComplete="off" />
    </div>
  )
}

const periodWords = ({ period }: SchemeDraft): string =>
  period ? `${formatFiscalYear(period.from, 'era')}〜${formatFiscalYear(period.to, 'era')}` : ''

/** What is true of the whole scheme: its title, its body, how the sheet lies on the page. */
export function DraftBasics({ draft }: { draft: SchemeDraft }) {
  return (
    <section aria-labelledby="basics">
      <h2 id="basics">この様式について</h2>
      <Text name="title" label="様式の名前" value={draft.title} help="評価票の表題。毎年変わる年度などは除いても構いません。" />
      <Text name="body" label="団体" value={draft.body} />
      <Text name="name" label="短い名前" value={draft.name} help="半角の小文字・数字・ハイフン（例: my-city-2026）" />
      <Text
        name="period"
        label="計画期間"
        value={periodWords(draft)}
        help="評価の規則が計画の何年目かで変わるときに書きます（例: 令和3年度〜令和7年度）。"
      />
      <Choice
        name="layout"
        label="配置"
        value={draft.layout}
        options={layouts.map((layout) => [layout, layoutWords[layout] ?? layout])}
      />
      <Choice name="stage" label="段階" value={draft.stage} options={Object.entries(stageWords)} />
      <Choice name="moneyUnit" label="金額の単位" value={draft.moneyUnit} options={moneyUnits.map((unit) => [unit, unit])} />
    </section>
  )
}

/** The codes of each scale, one a line, with what each means. */
export function DraftScales({ scales }: { scales: DraftScale[] }) {
  if (scales.length === 0) return null
  return (
    <section aria-labelledby="scales">
      <h2 id="scales">評価の区分</h2>
      <p className="entry-help">1行に一つ、記号とその意味を空白で区切って書きます（例: A 順調に進んだ）。</p>
      {scales.map(({ scale, codes }) => (
        <div className="entry" key={scale}>
          <label htmlFor={`codes-${scale}`}>{scale}</label>
          <textarea
            id={`codes-${scale}`}
            name={`codes:${scale}`}
            rows={Math.min(8, Object.keys(codes).length + 1)}
            defaultValue={Object.entries(codes)
              .map(([code, meaning]) => (code === meaning ? code : `${code} ${meaning}`))
              .join('\n')}
          />
        </div>
      ))}
    </section>
  )
}

/** How a grade is proposed: by people alone, or by a rule that another body uses. */
export function DraftRule({ presets, chosen }: { presets: RulePreset[]; chosen: string | undefined }) {
  return (
    <fieldset className="entry scheme-rule">
      <legend>評価の提案</legend>
      <p className="entry-help">規則を選ぶと、指標の数値から評価の案を示します。決めるのは、いつも人です。</p>
      <label className="choice">
        <input type="radio" name="rule" value="people" defaultChecked={chosen === undefined} />
        <span>提案しない（人が理由とともに決める）</span>
      </label>
      <details open={chosen !== undefined}>
        <summary>ほかの団体の規則から選ぶ</summary>
        {presets.map(({ name, body, explanation }) => (
          <label key={name} className="choice">
            <input type="radio" name="rule" value={name} defaultChecked={chosen === name} />
            <span>
              <strong>{body}</strong>　{explanation}
            </span>
          </label>
        ))}
      </details>
    </fieldset>
  )
}
