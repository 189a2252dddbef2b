import { comparePapers } from '#core/paper-order.ts'
import type { KeptPaper } from '#store/document.ts'

/** A paper that is being imported, as it compares with others. */
export type NewPaper = Omit<KeptPaper, 'id'>

/**
 * Papers of which this is a new edition (再発行・差替え): of the same year, stage and title, in the same format, and at least half of what this
 * one says was read from them word for word. `repeated`: for each statement that it repeats, the document that was read from. Another
 * format of the same paper is read a little differently, and is no edition of its own.
 */
export function findFormerEditions(
  paper: NewPaper,
  others: ReadonlyMap<string, KeptPaper>,
  read: number,
  repeated: readonly (string | undefined)[],
): Set<string> {
  const former = new Set(
    [...others.values()]
      .filter(
        (other) =>
          other.format === paper.format &&
          other.title === paper.title &&
          other.fiscalYear === paper.fiscalYear &&
          other.stage === paper.stage &&
          comparePapers(paper, other) >= 0,
      )
      .map(({ id }) => id),
  )
  const same = repeated.filter((document) => document !== undefined && former.has(document)).length
  return read > 0 && same * 2 >= read ? former : new Set()
}
