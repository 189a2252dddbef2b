import type { Provenance } from '#core/facts.ts'
import type { KeptStatement, Statement } from '#core/statement.ts'
import { saysTheSame, statementKey } from '#core/statement-key.ts'
import { contentId } from './content-id.ts'
import { outdatedReason } from './draft-rows.ts'

/** What accepting a draft comes to, given what is current by then. */
export type Settlement =
  /** It is accepted as it stands. */
  | { accept: KeptStatement }
  /** Somebody said something there since it was drafted: a copy that supersedes that is accepted in its stead. */
  | { reject: KeptStatement; insert: KeptStatement }
  /** The same has been accepted from elsewhere in the meantime, or a later paper says otherwise by now; `reason` says which. */
  | { reject: KeptStatement; reason?: string; sameAs?: KeptStatement }

/** Why a draft is not taken over though it was accepted: what became of its place meanwhile. */
export const settledReasons = {
  same: '同じ内容がほかの資料で確定しています。',
  older: outdatedReason,
  replaced: '同じ箇所の別の値を引き継ぎました。',
} as const

/**
 * Tells what accepting a draft comes to. `current`: current statements by key; the one it answers is taken out. `isOlder`: whether a later
 * paper than the draft's speaks in the place of a current statement.
 */
export function settleDraft(
  draft: KeptStatement,
  current: Map<string, KeptStatement[]>,
  by: { id: string; at: string },
  isOlder: (draft: KeptStatement, head: KeptStatement | undefined) => boolean,
): Settlement {
  const there = current.get(statementKey(draft)) ?? []
  const { supersedes, document } = draft.row.provenance
  const expected = there.findIndex(({ row }) => row.provenance.id === supersedes)
  // Two figures of one paper on one thing (a total and its part) stand beside each other; those of two papers follow one another.
  const place = expected >= 0 ? expected : there.findIndex(({ row }) => row.provenance.document !== document)
  const [head] = place < 0 ? [] : there.splice(place, 1)
  const isExpected = head?.row.provenance.id === supersedes
  if (draft.row.provenance.withdraws) return isExpected ? { accept: draft } : { reject: draft, reason: settledReasons.replaced }
  if (isOlder(draft, head)) return { reject: draft, reason: settledReasons.older }
  if (isExpected) return { accept: draft }
  if (head && saysTheSame(head, draft)) return { reject: draft, reason: settledReasons.same, sameAs: head }
  return { reject: draft, insert: copyStatement(draft, { status: 'accepted', decidedBy: by.id, decidedAt: by.at }, head) }
}

/** The same said once more, with its source, as a statement of its own that supersedes `over` (or nothing). */
export function copyStatement(
  statement: KeptStatement,
  state: Pick<Provenance, 'status'> & Partial<Pick<Provenance, 'decidedBy' | 'decidedAt' | 'reason' | 'withdraws'>>,
  over: Statement | undefined,
  said?: Pick<Provenance, 'saidBy' | 'saidAt'>,
): KeptStatement {
  const { id, saidBy, saidAt, document } = statement.row.provenance
  const supersedes = over?.row.provenance?.id
  const provenance: Provenance = {
    id: contentId(id, supersedes, state, said),
    saidBy,
    saidAt,
    ...(document === undefined ? {} : { document }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...said,
    ...state,
  }
  return { ...statement, row: { ...statement.row, provenance } } as KeptStatement
}
