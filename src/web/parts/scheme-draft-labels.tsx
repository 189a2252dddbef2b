import type { DraftLabel } from '#core/draft/draft-labels.ts'
import { type LabelUse, useWords } from '#core/draft/label-use.ts'

const groups = [...new Set(Object.values(useWords).map(({ group }) => group))]
const choices = Object.entries(useWords) as [LabelUse, { group: string; word: string }][]

/** The choices of what a label leads to, under their groups. */
export function UseChoice({ name, id, value }: { name: string; id: string; value: LabelUse }) {
  return (
    <select name={name} id={id} defaultValue={value}>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {choices
            .filter(([, words]) => words.group === group)
            .map(([use, { word }]) => (
              <option key={use} value={use}>
                {word}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}

const sureWords = { sure: '', likely: 'たぶん', guess: '未定' }

function LabelRow({ label, number }: { label: DraftLabel; number: number }) {
  const id = `use-${number}`
  return (
    <li className="scheme-label" id={`label-${number}`}>
      <span className="scheme-label-number">{number}</span>
      <label htmlFor={id}>
        {label.label}
        {sureWords[label.sure] !== '' && label.use !== 'other' && <span className="soft small">　{sureWords[label.sure]}</span>}
      </label>
      <UseChoice name={`use:${number - 1}`} id={id} value={label.use} />
      {label.sample !== undefined && <p className="scheme-label-sample">「{label.sample}」</p>}
    </li>
  )
}

/** The labels of the sheet with what each leads to; those that are read nowhere stand folded at the end. */
export function DraftLabels({ labels }: { labels: DraftLabel[] }) {
  const numbered = labels.map((label, i) => ({ label, number: i + 1 }))
  const used = numbered.filter(({ label }) => label.use !== 'other')
  const others = numbered.filter(({ label }) => label.use === 'other')
  return (
    <section aria-labelledby="labels">
      <h2 id="labels">見出しと項目</h2>
      {used.length === 0 && (
        <p className="empty">
          見出しらしい語は見つかりましたが、項目の案はありません。下の一覧から、読みたい見出しの項目を選んでください。
        </p>
      )}
      <ol className="scheme-labels">
        {used.map(({ label, number }) => (
          <LabelRow key={number} label={label} number={number} />
        ))}
      </ol>
      {others.length > 0 && (
        <details className="left-over" open={used.length === 0}>
          <summary>読まない語 {others.length} 個</summary>
          <ol className="scheme-labels">
            {others.map(({ label, number }) => (
              <LabelRow key={number} label={label} number={number} />
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

/** No label is longer, in characters. */
const longestLabel = 40

/** A label that was not found by itself, offered among the words that were not read. */
export function AddedLabel({ left }: { left: { text: string }[] }) {
  const words = [...new Set(left.map(({ text }) => text.replace(/\s+/g, ' ').trim()))].filter(
    (text) => text.length <= longestLabel && /\p{L}/u.test(text),
  )
  return (
    <details className="left-over">
      <summary>見つからなかった見出しを加える</summary>
      <div className="entry">
        <label htmlFor="added-label">見出しの語（評価票に書かれているとおり。年度のところは {'{年度}'} と書きます）</label>
        <input type="text" id="added-label" name="added-label" maxLength={120} autoComplete="off" list="left-words" />
        <datalist id="left-words">
          {words.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      </div>
      <div className="entry">
        <label htmlFor="added-use">何を指すか</label>
        <UseChoice name="added-use" id="added-use" value="narratives:note" />
      </div>
    </details>
  )
}
