import type { FileOutcome, OutcomeKind } from '#app/import-many.ts'
import { padDisplay } from './display-width.ts'

/** What each kind of outcome is called. */
export const outcomeWords: Record<OutcomeKind, string> = {
  read: '読み取りました',
  known: '取込済み（同じ内容）',
  nothing: '様式に合いません',
  refused: '読めません',
  leftOut: '除きました',
}

const order: OutcomeKind[] = ['read', 'known', 'nothing', 'refused', 'leftOut']
const most = 20

/**
 * The table at the end of many files (取込の結果): how many of each kind, and one sentence for each that was not read. `rest`: how many
 * files were not tried because the import was stopped.
 */
export function formatSummary(outcomes: readonly FileOutcome[], rest: number): string[] {
  const of = (kind: OutcomeKind) => outcomes.filter((outcome) => outcome.kind === kind)
  const kinds = order.filter((kind) => of(kind).length > 0)
  const drafts = outcomes.reduce((sum, outcome) => sum + outcome.drafts, 0)
  const rows: [string, string][] = [
    ...kinds.map((kind): [string, string] => [outcomeWords[kind], `${of(kind).length} 件`]),
    ...(rest > 0 ? [['まだ読んでいません', `${rest} 件`] satisfies [string, string]] : []),
    ['確認を待つ下書き', `${drafts} 件`],
  ]
  return [
    '',
    '取込の結果',
    ...rows.map(([word, count]) => `  ${padDisplay(word, 24)}${count.padStart(8)}`),
    ...kinds.filter((kind) => kind !== 'read').flatMap((kind) => listKind(outcomeWords[kind], of(kind), kind)),
  ]
}

/** Each file with its sentence; of what was left out, only so many. */
function listKind(word: string, outcomes: FileOutcome[], kind: OutcomeKind): string[] {
  const shown = kind === 'leftOut' ? outcomes.slice(0, most) : outcomes
  const rest = outcomes.length - shown.length
  return [
    '',
    word,
    ...shown.flatMap(({ name, message }) =>
      message.includes(`「${name}」`) ? [`  ${message}`] : [`  ${name}`, `    ${message}`],
    ),
    ...(rest > 0 ? [`  ほか ${rest} 件`] : []),
  ]
}
