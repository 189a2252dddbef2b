import type { DraftView } from '#app/review.ts'
import type { Certainty } from '#core/certainty.ts'
import { formatInstant } from '#core/date-words.ts'
import { Conflict } from './conflict.tsx'
import { cellId, formatLocator } from './locator-words.ts'

const certaintyWords: Record<Certainty, string> = {
  exact: '記載どおり',
  fromWords: '言葉から読取',
  suggested: '本文からの候補',
}

/** Where in the list a draft stands: how the list is filtered, where its stretch begins, and which waiting draft comes next. */
export interface DraftPlace {
  show: string
  after: number
  next: string | undefined
}

/** The list's form fields that every decision carries: which draft, and the way back. */
function Hidden({ id, place: { show, after, next } }: { id: string; place: DraftPlace }) {
  return (
    <>
      <input type="hidden" name="draft" value={id} />
      <input type="hidden" name="show" value={show} />
      {after > 0 && <input type="hidden" name="after" value={after} />}
      {next !== undefined && <input type="hidden" name="next" value={next} />}
    </>
  )
}

/** Words rather than a figure: typed into a larger field. */
const isLong = (text: string) => text.includes('\n') || text.length > 40

/** What is spoken of, without the item's title under which it stands. */
const aboutOf = ({ about, item }: DraftView): string =>
  about.startsWith(`${item.title}　`) ? about.slice(item.title.length + 1) : about

function Value({ draft }: { draft: DraftView }) {
  if (draft.withdraws)
    return (
      <p className="draft-value is-words">
        <del>{draft.value}</del>
        <span className="mark">この資料には載っていません</span>
      </p>
    )
  const words = draft.list === 'narratives' || draft.value.length > 40
  return (
    <p className={words ? 'draft-value is-words' : 'draft-value figure'}>
      {draft.change === 'changed' && draft.before && !words && (
        <>
          <span className="was">前回 {draft.before}</span>
          <span className="was" aria-hidden="true">
            →
          </span>
        </>
      )}
      {draft.value}
      {draft.change === 'changed' && words && <span className="mark">前回と異なる</span>}
      {draft.change === 'same' && draft.status === 'draft' && <span className="mark">変更なし</span>}
    </p>
  )
}

interface Deciding {
  draft: DraftView
  document: string
  place: DraftPlace
  /** 記入者 of a file that came back. */
  filledBy?: string | undefined
}

const addressOf = (document: string, action: string) => `/documents/${encodeURIComponent(document)}/${action}`

/** One decision, one button. `word`: what it says; a reader of the screen alone hears of what. `over`: what was seen beside it. */
function Decide(props: Deciding & { action: string; word: string; look: string; over?: string }) {
  const { draft, document, place, action, word, look, over } = props
  return (
    <form method="post" action={addressOf(document, action)} data-do={over === undefined ? action : 'choose'}>
      <Hidden id={draft.id} place={place} />
      {over !== undefined && <input type="hidden" name="over" value={over} />}
      <button type="submit" className={`is-small ${look}`.trim()} aria-label={`${word}：${draft.item.title} ${aboutOf(draft)}`}>
        {word}
      </button>
    </form>
  )
}

/** Of a withdrawal: taken back, or left as it is. */
function WithdrawDecisions(deciding: Deciding) {
  return (
    <div className="draft-actions">
      <Decide {...deciding} action="accept" word="取り下げる" look="is-main" />
      <Decide {...deciding} action="keep" word="残す" look="" />
    </div>
  )
}

function Decisions({ draft, document, place }: Deciding) {
  const to = (action: string) => addressOf(document, action)
  const about = `${draft.item.title} ${aboutOf(draft)}`
  const { conflict } = draft
  return (
    <div className="draft-actions">
      {conflict ? (
        <>
          <Decide
            {...{ draft, document, place }}
            action="accept"
            word="戻ったファイルの値を採る"
            look="is-main"
            over={conflict.over}
          />
          <Decide {...{ draft, document, place }} action="keep" word="台帳の値を残す" look="" />
        </>
      ) : (
        <Decide {...{ draft, document, place }} action="accept" word="確定" look="is-main" />
      )}
      <details className="draft-more" data-do="correct">
        <summary aria-label={`訂正：${about}`}>訂正</summary>
        <form method="post" action={to('correct')}>
          <Hidden id={draft.id} place={place} />
          <label htmlFor={`text-${draft.id}`}>正しい値</label>
          {isLong(draft.editable) ? (
            <textarea id={`text-${draft.id}`} name="text" defaultValue={draft.editable} required />
          ) : (
            <input id={`text-${draft.id}`} type="text" name="text" defaultValue={draft.editable} required autoComplete="off" />
          )}
          <button type="submit" className="is-small">
            訂正して確定
          </button>
        </form>
      </details>
      <details className="draft-more" data-do="return">
        <summary aria-label={`差戻し：${about}`}>差戻し</summary>
        <form method="post" action={to('return')}>
          <Hidden id={draft.id} place={place} />
          <label htmlFor={`reason-${draft.id}`}>理由</label>
          <input id={`reason-${draft.id}`} type="text" name="reason" required autoComplete="off" />
          <button type="submit" className="is-small">
            差し戻す
          </button>
        </form>
      </details>
    </div>
  )
}

const decided = { draft: '', accepted: '確定', returned: '差戻し', rejected: '採用せず' } as const
const withdrawn = { draft: '', accepted: '取下げ', returned: '差戻し', rejected: '残す' } as const

function Decided({ draft, document, place }: Deciding) {
  return (
    <div className="draft-actions">
      <p className={`draft-decided is-${draft.status}`}>
        {(draft.withdraws ? withdrawn : decided)[draft.status]}
        {draft.decidedBy && `　${draft.decidedBy}`}
        {draft.decidedAt && `　${formatInstant(draft.decidedAt)}`}
        {draft.reason && `　理由：${draft.reason}`}
      </p>
      {draft.undoable && <Decide draft={draft} document={document} place={place} action="undo" word="元に戻す" look="is-quiet" />}
    </div>
  )
}

/** One draft: what was read and where, what it would change, how sure, what a careful reader would mark, and the decision. */
export function DraftEntry(props: Deciding & { number: number }) {
  const { draft, number, document, place, filledBy } = props
  const waits = draft.status === 'draft'
  return (
    <li
      id={`draft-${draft.id}`}
      className={`draft is-${draft.status}`}
      data-draft={waits ? 'waiting' : 'decided'}
      {...(draft.source ? { 'data-cell': cellId(draft.source.locator) } : {})}
    >
      <p className="draft-head">
        <span className="draft-number">{number}</span>
        <span className="draft-about">{aboutOf(draft)}</span>
        <span className={`certainty is-${draft.certainty}`}>
          {draft.corrected
            ? '担当者の訂正'
            : draft.conflict
              ? '両側の変更'
              : draft.withdraws
                ? '取下げの候補'
                : certaintyWords[draft.certainty]}
        </span>
      </p>
      {draft.conflict ? <Conflict conflict={draft.conflict} value={draft.value} filledBy={filledBy} /> : <Value draft={draft} />}
      {draft.source && (
        <p className="draft-source">
          <a href={`#${cellId(draft.source.locator)}`}>{formatLocator(draft.source.locator)}</a>
          {draft.certainty !== 'exact' && !draft.withdraws && draft.source.text.length <= 120 && (
            <span>　原文「{draft.source.text}」</span>
          )}
          {draft.readAs && <span>　読取「{draft.readAs}」</span>}
          {filledBy !== undefined && <span>　記入 {filledBy}</span>}
        </p>
      )}
      {draft.findings.map((finding) => (
        <p key={finding.id} className={`draft-finding is-${finding.severity}`}>
          {finding.message}
        </p>
      ))}
      {waits && draft.withdraws ? (
        <WithdrawDecisions draft={draft} document={document} place={place} />
      ) : waits ? (
        <Decisions draft={draft} document={document} place={place} />
      ) : (
        <Decided draft={draft} document={document} place={place} />
      )}
    </li>
  )
}
