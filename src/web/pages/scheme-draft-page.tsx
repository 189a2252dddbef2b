import type { SchemeDraftView } from '#app/open-scheme-draft.ts'
import type { DraftLabel } from '#core/draft/draft-labels.ts'
import { useWords } from '#core/draft/label-use.ts'
import { type CellNotes, type CellTones, Facsimile } from '../parts/facsimile.tsx'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { DraftBasics, DraftRule, DraftScales } from '../parts/scheme-draft-basics.tsx'
import { AddedLabel, DraftLabels } from '../parts/scheme-draft-labels.tsx'
import { SchemeTrial, TrialCounts } from '../parts/scheme-trial.tsx'
import { Trail } from '../parts/trail.tsx'

/** Numbers over the labels that the draft uses, each with the word of what it is taken for. */
function notesOf(labels: DraftLabel[]): CellNotes {
  const notes: CellNotes = new Map()
  labels.forEach(({ locator, use }, i) => {
    if (use === 'other' || locator === '') return
    const own = notes.get(locator) ?? []
    notes.set(locator, [...own, { number: i + 1, href: `#label-${i + 1}`, label: useWords[use].word, word: useWords[use].word }])
  })
  return notes
}

/** Labels in one tint, what was read from beside them in another. */
function tonesOf({ draft, trial, read: cells }: SchemeDraftView): CellTones {
  const lists = trial
    ? [trial.items, trial.indicators, trial.observations, trial.budgets, trial.evaluations, trial.narratives, trial.terms]
    : []
  const read = lists.flat().flatMap(({ source }): [string, 'is-read'][] => (source ? [[source.locator, 'is-read']] : []))
  const used = draft.labels.filter(({ use }) => use !== 'other').map(({ locator }): [string, 'is-label'] => [locator, 'is-label'])
  return new Map([...cells.map((locator): [string, 'is-read'] => [locator, 'is-read']), ...read, ...used])
}

function Lacking({ problems }: { problems: string[] }) {
  if (problems.length === 0) return null
  return (
    <div className="notice is-problem" role="alert">
      <p>あと少しで読み取れます。</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  )
}

/** Page of a scheme in the making (様式の下書き): the sheet with the proposal laid over it, its labels, and what is read at once. */
export function SchemeDraftPage({ frame, view, problems }: { frame: Frame; view: SchemeDraftView; problems: string[] }) {
  const { draft, content } = view
  const lacking = problems.length > 0 ? problems : view.problems
  return (
    <Page frame={frame} title={`様式の案 ${draft.title}`} kind="is-broad">
      <Trail steps={[{ title: '様式', href: '/schemes' }, { title: draft.title }]} />
      <Heading
        eyebrow={view.fileName}
        title="様式の案"
        lead="見出しが何を指すかを確かめ、違うものだけ直してください。「読み取りを試す」で、この評価票から読み取れる内容が下に出ます。"
      />
      <form method="post" className="scheme-draft">
        <div className="review">
          <div className="review-bar">
            <p className="small">
              <span className="tone is-label">見出し</span> <span className="tone is-read">読み取った欄</span>
            </p>
            <div className="scheme-draft-do">
              <button type="submit" name="do" value="try" className="is-main">
                読み取りを試す
              </button>
              <button type="submit" name="do" value="save">
                様式として保存
              </button>
              <button type="submit" name="do" value="discard" className="is-quiet" formNoValidate>
                破棄
              </button>
            </div>
          </div>
          <section className="review-paper" aria-label="評価票" tabIndex={-1}>
            <Facsimile
              grids={content.grids}
              pages={content.pages}
              notes={notesOf(draft.labels)}
              tones={tonesOf(view)}
              most={6000}
            />
          </section>
          <div className="scheme-draft-form">
            <Lacking problems={lacking} />
            <TrialCounts view={view} />
            <DraftLabels labels={draft.labels} />
            <AddedLabel left={view.left} />
            <DraftScales scales={draft.scales} />
            <DraftRule presets={view.presets} chosen={draft.preset?.name} />
            <DraftBasics draft={draft} />
          </div>
        </div>
      </form>
      <SchemeTrial view={view} />
    </Page>
  )
}
