import type { OpenSheet } from '#app/open-sheet.ts'
import type { StatementView } from '#app/statement-view.ts'
import { Heading } from '../parts/heading.tsx'
import { type Frame, Page } from '../parts/page.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Trail } from '../parts/trail.tsx'
import { stepsTo } from './sheet-page.tsx'

/** One place of a field to type into: a value that stands there, or an empty one that may be said. */
export interface EditPlace {
  /** Name of the form's field: the statement it is based on, or what a new one speaks of. */
  name: string
  /** Indicator or row under which it stands. */
  group: string
  label: string
  /** Row and column, where the places of a group make a table. */
  row?: string
  column?: string
  text: string
  /** What was typed instead and could not be kept. */
  typed?: string | undefined
  long: boolean
}

/** What went wrong with one place, and what somebody else said there in the meantime. */
export interface EditProblem {
  name: string
  sentence: string
  theirs?: StatementView
}

const idOf = (name: string) => `p-${name.replaceAll(/[^\w-]/g, '_')}`

/** Places with rows and columns, as the table that the sheet shows. */
function PlaceTable({ group, places, problems }: { group: string; places: EditPlace[]; problems: EditProblem[] }) {
  const rows = [...new Set(places.map(({ row }) => row))]
  const columns = [...new Set(places.map(({ column }) => column))]
  return (
    <Scroll held label={group}>
      <table className="ruled edit-table">
        <caption className="hidden-text">{group}</caption>
        <thead>
          <tr>
            <th scope="col">年度</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="figure">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row" className="nowrap">
                {row}
              </th>
              {columns.map((column) => (
                <td key={column}>
                  {places
                    .filter((place) => place.row === row && place.column === column)
                    .map((place) => (
                      <Input key={place.name} place={place} problem={problems.find(({ name }) => name === place.name)} labelled />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** The field itself, with what stood there and what is wrong with it. `labelled`: it has no label of its own. */
function Input({ place, problem, labelled }: { place: EditPlace; problem: EditProblem | undefined; labelled?: boolean }) {
  const id = idOf(place.name)
  const common = {
    id,
    name: place.name,
    defaultValue: place.typed ?? place.text,
    ...(labelled ? { 'aria-label': `${place.group} ${place.label}` } : {}),
    ...(problem ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {}),
  }
  return (
    <>
      {place.long ? (
        <textarea rows={5} {...common} />
      ) : (
        <input type="text" className="is-figure" autoComplete="off" {...common} />
      )}
      <input type="hidden" name={`was:${place.name}`} value={place.text} />
      {problem && (
        <p id={`${id}-problem`} className="entry-problem">
          {problem.sentence}
          {problem.theirs && `　今の値：${problem.theirs.value}`}
        </p>
      )}
    </>
  )
}

function Place({ place, problem }: { place: EditPlace; problem: EditProblem | undefined }) {
  return (
    <div className={place.long ? 'entry' : 'entry is-line'}>
      <label htmlFor={idOf(place.name)}>{place.label}</label>
      <Input place={place} problem={problem} />
    </div>
  )
}

function Group({ group, places, problems }: { group: string; places: EditPlace[]; problems: EditProblem[] }) {
  if (places.every(({ row, column }) => row && column)) return <PlaceTable group={group} places={places} problems={problems} />
  return (
    <div className={places.some(({ long }) => long) ? undefined : 'edit-lines'}>
      {places.map((place) => (
        <Place key={place.name} place={place} problem={problems.find(({ name }) => name === place.name)} />
      ))}
    </div>
  )
}

/** Form for one field of a sheet (編集). What is changed becomes a new statement; what stood there stays in the history. */
export function EditPage(props: {
  frame: Frame
  open: OpenSheet
  field: { key: string; label: string; unit?: string }
  places: EditPlace[]
  problems: EditProblem[]
}) {
  const { frame, open, field, places, problems } = props
  const { item, fiscalYear } = open.view
  const sheet = `/sheets/${encodeURIComponent(item.id)}`
  const groups = [...new Set(places.map(({ group }) => group))]
  return (
    <Page frame={frame} title={`${field.label}の編集 ${item.title}`}>
      <Trail steps={stepsTo(open, `${field.label}の編集`)} />
      <Heading
        eyebrow={item.title}
        title={`${field.label}の編集`}
        lead={`変えたところだけが新しい記録になります。前の値は履歴に残ります。${field.unit ? `単位は${field.unit}です。` : ''}`}
      />
      {problems.length > 0 && (
        <p className="notice is-problem" role="alert">
          {problems.length} か所を保存できませんでした。下の欄を確かめてください。
        </p>
      )}
      <form method="post" action={`${sheet}/edit/${encodeURIComponent(field.key)}?year=${fiscalYear}`}>
        {groups.map((group) => (
          <fieldset key={group} className="edit-group">
            <legend>{group}</legend>
            <Group group={group} places={places.filter((place) => place.group === group)} problems={problems} />
          </fieldset>
        ))}
        <div className="entry edit-reason">
          <label htmlFor="reason">変更の理由（任意）</label>
          <input id="reason" type="text" name="reason" autoComplete="off" />
        </div>
        <div className="actions">
          <button type="submit" className="is-main">
            保存する
          </button>
          <a className="button is-quiet" href={`${sheet}?year=${fiscalYear}#field-${field.key}`}>
            やめる
          </a>
        </div>
      </form>
    </Page>
  )
}
