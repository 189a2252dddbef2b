import type { Kysely, Selectable } from 'kysely'
import type { Term } from '#core/exchange.ts'
import { type FirstSeen, firstSeenColumns } from './first-seen.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { readSource, withoutNull } from './provenance.ts'
import type { Tables, TermTable } from './tables.ts'

const columns: Column<Term & FirstSeen & { id: string; order: number }>[] = [
  ...firstSeenColumns,
  ['term', 'text', (row) => row.term],
  ['definition', 'text', (row) => row.definition],
  ['from_prose', 'bool', (row) => row.fromProse],
  ['ord', 'int4', (row) => row.order],
]

/** Keeps terms (用語) in the order given. `id` is the caller's: a hash of document, term and definition. Returns how many were new. */
export function insertTerms(
  db: Kysely<Tables>,
  body: string,
  rows: readonly (Term & { id: string })[],
  seen: FirstSeen,
): Promise<number> {
  return insertRows(
    db,
    'term',
    body,
    columns,
    rows.map((row, order) => ({ ...row, ...seen, order })),
  )
}

/** A term as the model has it. */
export function readTerm(row: Selectable<TermTable>): Term {
  const term = withoutNull<Omit<Term, 'source'>>({ term: row.term, definition: row.definition, fromProse: row.from_prose })
  return { ...term, ...readSource(row) }
}
