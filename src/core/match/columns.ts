import { finding } from '../finding.ts'
import type { DocumentContent } from '../grid.ts'
import type { Item } from '../plan.ts'
import type { Scheme } from '../scheme.ts'
import type { Source } from '../source.ts'
import { readColumnsDocument } from './columns-document.ts'
import { addItem, readGroup } from './columns-draft.ts'
import { joinWrapped } from './columns-line.ts'
import { readLabelledItems } from './columns-outside.ts'
import { type ColumnsPaper, readColumns } from './columns-table.ts'
import { tabulate } from './columns-text.ts'
import { findMissingNotes } from './footnotes.ts'
import { joinPages } from './join-pages.ts'
import { emptyMatch, type Matched } from './matched.ts'
import { type ProseContext, readProse } from './prose.ts'
import { widthOf } from './unwrap.ts'

/**
 * Matches a document of layout `columns` (並列の文章): under each title what is done, what is to be reached and how far it has come stand side by
 * side. Marks part the undertakings; what belongs to which is told by height, by order, and by what the words speak of.
 */
export function matchColumns(scheme: Scheme, content: DocumentContent): Matched {
  const wrapped = content.format === 'pdf'
  const paper = readColumns(scheme, tabulate(scheme, joinPages(content).grids), wrapped)
  if (wrapped) unwrapPaper(paper)
  const { document, findings } = readColumnsDocument(scheme, paper)
  const draft: Matched = { ...emptyMatch(), document, findings }
  const context = { scheme, ...(document.fiscalYear === undefined ? {} : { fiscalYear: document.fiscalYear }) }
  const level = scheme.levels.find(({ key }) => key === scheme.columns?.title)
  let root: Item | undefined
  let groups = 0
  for (const part of paper.parts) {
    if (part.kind === 'outside') root = readLabelledItems(draft, part.cells, scheme, root) ?? root
    else {
      groups++
      const { title } = part.group
      const own = title
        ? addItem(draft, `g${groups}`, level, {
            ...(root ? { parent: root.id } : {}),
            title: title.text.replace(/(?<!\s)\s*\n\s*/g, '').trim(),
            order: groups,
            source: { locator: title.locator, text: title.text.trim() },
          })
        : root
      readGroup(draft, part.group, own, context)
    }
  }
  if (groups === 0) draft.findings.push(finding('columns-unheaded', {}))
  const lines = content.grids.flatMap(({ cells }) => cells.flatMap(({ text }) => text.split('\n')))
  draft.findings.push(...findMissingNotes(textsOf(draft), lines))
  return addSuggestions(draft)
}

/** All the words that were read, each with its place. */
function textsOf(draft: Matched): { text: string; source: Source }[] {
  return [
    ...draft.items.flatMap(({ title, source }) => (source ? [{ text: title, source }] : [])),
    ...draft.indicators.flatMap(({ name, source }) => (source ? [{ text: name, source }] : [])),
    ...draft.narratives.flatMap(({ text, source }) => (source ? [{ text, source }] : [])),
  ]
}

/** What the words of what was done say besides: suggestions. */
function addSuggestions(draft: Matched): Matched {
  const { fiscalYear, asOf } = draft.document
  const parents = new Map(draft.items.map(({ id, parent }) => [id, parent]))
  const texts = draft.narratives.flatMap(({ item, role, text, source }) =>
    role === 'progress' && source ? [{ item, text, source }] : [],
  )
  const context: ProseContext = {
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(asOf === undefined ? {} : { asOf }),
    measure: 'actual',
    indicatorsOf: (item) => {
      const line = new Set<string>()
      for (let at: string | undefined = item; at !== undefined && !line.has(at); at = parents.get(at)) line.add(at)
      return draft.indicators.filter((one) => line.has(one.item))
    },
    known: (indicator, measure) =>
      draft.observations.flatMap((row) => (row.indicator === indicator.id && row.measure === measure ? (row.value ?? []) : [])),
  }
  const suggested = readProse(texts, context, textsOf(draft))
  return {
    ...draft,
    indicators: [...draft.indicators, ...suggested.indicators],
    observations: [...draft.observations, ...suggested.observations],
    terms: [...draft.terms, ...suggested.terms],
  }
}

/** Joins the lines that the page's width broke; the longest line of a column tells its width. */
function unwrapPaper(paper: ColumnsPaper): void {
  const columns = paper.parts.flatMap((part) => (part.kind === 'group' ? part.group.columns : []))
  const capacity = new Map<string, number>()
  const keyOf = (box: readonly number[] | undefined) =>
    box ? `${Math.round(box[0] as number)}+${Math.round(box[2] as number)}` : ''
  for (const { lines } of columns)
    for (const { text, cell } of lines) {
      const key = keyOf(cell.box)
      capacity.set(key, Math.max(capacity.get(key) ?? 1, widthOf(text.trimEnd())))
    }
  for (const column of columns)
    column.lines = joinWrapped(column.lines, capacity.get(keyOf(column.lines[0]?.cell.box)) ?? Number.POSITIVE_INFINITY)
}
