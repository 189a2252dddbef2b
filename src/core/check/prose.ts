import { findWrongClaims } from '../arithmetic/find-wrong-claims.ts'
import { type Finding, finding } from '../finding.ts'
import { restLabels } from '../rest-labels.ts'
import type { Source } from '../source.ts'
import type { Paper } from './paper.ts'

/** A text of the paper with the row it belongs to. */
interface Words {
  text: string
  subject: string
  source: Source | undefined
}

/** Statements of arithmetic in running text whose own figures do not give what they say (文中の計算). */
export function checkProse(paper: Paper): Finding[] {
  return wordsOf(paper).flatMap(({ text, subject, source }) =>
    findWrongClaims(text).map(({ kind, text: statement, working, computed, stated }) =>
      finding(`prose-${kind}`, { statement, working, computed, stated }, { subject, source }),
    ),
  )
}

function wordsOf({ scheme, narratives, evaluations, observations, indicators }: Paper): Words[] {
  // The other columns of a row are figures without sentences.
  const rests = restLabels(scheme)
  const said = rests.size === 0 ? narratives : narratives.filter(({ label }) => label === undefined || !rests.has(label))
  return [
    ...said.map(({ text, item, source }) => ({ text, subject: item, source })),
    ...evaluations.flatMap(({ comment, item, source }) =>
      comment === undefined ? [] : [{ text: comment, subject: item, source }],
    ),
    ...observations.flatMap(({ text, id, indicator, source }) =>
      text === undefined ? [] : [{ text, subject: id ?? indicator, source }],
    ),
    ...indicators.flatMap(({ description, id, source }) =>
      description === undefined ? [] : [{ text: description, subject: id, source }],
    ),
  ]
}
