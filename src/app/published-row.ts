import type { Item } from '#core/plan.ts'
import { fieldsOf } from '#core/sheet-fields.ts'
import { foldText } from '#core/text-fold.ts'
import { listPublishedCards, readPublishedSheets } from '#store/publication.ts'
import type { App } from './app.ts'
import type { IndexedItem } from './plan-index.ts'
import type { PublishedSheet } from './publication.ts'
import { countStates, hasTarget, type VerdictCounts } from './verdict-counts.ts'

/** What a list of published sheets shows of one (公表した評価の一覧). Kept beside the sheet, so that a list reads no sheet. */
export interface PublishedRow {
  item: Item
  /** From the root down to its parent. */
  path: Item[]
  counts: VerdictCounts
  /** As the body writes it: `AⅡ`. */
  grade?: string
}

/** A row that can be searched for. */
export type IndexedRow = PublishedRow & IndexedItem

/** The row of a sheet. */
export function rowOfSheet({ view, grade, judgement }: PublishedSheet): PublishedRow {
  return {
    item: view.item,
    path: view.path.map(({ source: _, ...item }) => item),
    counts: countVerdicts({ view, judgement }),
    ...(grade === undefined ? {} : { grade }),
  }
}

/** How many indicators of a sheet stand at each verdict; those without a target for the year are not counted, as in the summary. */
export function countVerdicts({ view, judgement }: Pick<PublishedSheet, 'view' | 'judgement'>): VerdictCounts {
  const targeted = new Set(
    fieldsOf(view).flatMap((field) =>
      field.type === 'indicators'
        ? field.indicators.flatMap(({ indicator, observations }) =>
            hasTarget(observations, view.fiscalYear) ? [indicator.id] : [],
          )
        : [],
    ),
  )
  return countStates([...targeted].flatMap((id) => judgement.verdicts[id]?.state ?? []))
}

/** The rows of a publication in its order. One published before rows were kept is read whole. */
export async function listPublishedRows(app: App, publication: string): Promise<IndexedRow[]> {
  const kept = (await listPublishedCards(app.db, app.body, publication)) as (PublishedRow | null)[]
  const rows = kept.flatMap((row) => row ?? [])
  if (rows.length === kept.length) return rows.map(indexRow)
  const sheets = await readPublishedSheets(app.db, app.body, publication)
  return sheets.map(({ view }) => indexRow(rowOfSheet(view as PublishedSheet)))
}

function indexRow(row: PublishedRow): IndexedRow {
  const words = [row.item.code, row.item.title, ...(row.item.units ?? []), ...row.path.map(({ title }) => title)]
  return { ...row, words: foldText(words.filter((one) => one !== undefined).join('\n')) }
}
