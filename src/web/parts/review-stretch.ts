import type { DraftView, ReviewView } from '#app/review.ts'
import type { Grid } from '#core/grid.ts'

/** Which drafts the list shows: すべて, 未処理, 要確認, 本文からの候補, 確定, 差戻し. */
export type Show = 'all' | 'waiting' | 'look' | 'suggested' | 'accepted' | 'returned'

/** What the address asks for; everything unless it is one of the lists. */
export const parseShow = (text: string | undefined): Show =>
  text === 'waiting' || text === 'look' || text === 'suggested' || text === 'accepted' || text === 'returned' ? text : 'all'

/** A draft that a person must look at: not exact, or with a finding of weight. */
const needsLook = ({ status, certainty, findings }: DraftView) =>
  status === 'draft' && (certainty !== 'exact' || findings.some(({ severity }) => severity !== 'info'))

const shown: Record<Show, (draft: DraftView) => boolean> = {
  all: () => true,
  waiting: ({ status }) => status === 'draft',
  look: needsLook,
  suggested: ({ status, certainty }) => status === 'draft' && certainty === 'suggested',
  accepted: ({ status }) => status === 'accepted',
  returned: ({ status }) => status === 'returned',
}

/** A ledger has tens of thousands of drafts: a page shows so many at once. */
export const draftsAtOnce = 400
export const first = 0

/** A draft with its number among all of its paper. */
export interface NumberedDraft {
  draft: DraftView
  number: number
}

/** The first draft to show, as the address asks. */
export const parseFrom = (text: string | undefined): number => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : first)

/** A stretch of the drafts of a list, and of a long paper the rows that they stand in, with those at its top. */
export function stretchOf(
  view: ReviewView,
  show: Show,
  from: number,
): { entries: NumberedDraft[]; total: number; grids: Grid[] } {
  const list = view.drafts.map((draft, i) => ({ draft, number: i + 1 })).filter(({ draft }) => shown[show](draft))
  if (view.drafts.length <= draftsAtOnce) return { entries: list, total: list.length, grids: view.grids }
  const entries = list.slice(from, from + draftsAtOnce)
  const locators = new Set(entries.map(({ draft }) => draft.source?.locator))
  return { entries, total: list.length, grids: view.grids.flatMap((grid) => rowsAround(grid, locators)) }
}

/** Headings stand within the first rows. */
const rowsAtTop = 4

function rowsAround(grid: Grid, locators: ReadonlySet<string | undefined>): Grid[] {
  const rows = new Set(grid.cells.filter(({ locator }) => locators.has(locator)).map(({ row }) => row))
  if (rows.size === 0) return []
  return [{ ...grid, cells: grid.cells.filter(({ row }) => row < rowsAtTop || rows.has(row)) }]
}
