import type { Exchange } from './exchange.ts'
import { parseFiscalYear } from './fiscal-year.ts'
import type { DocumentContent } from './grid.ts'
import { findLabels, matchFolded } from './label.ts'
import { type CompiledLabel, compileLabel, foldLabel } from './label-pattern.ts'
import { leftOver } from './match/form-left-over.ts'
import { findSlots } from './match/form-slots.ts'
import { healCutRows } from './match/heal-rows.ts'
import { recordsLeftOver } from './match/records-unread.ts'
import type { Scheme } from './scheme.ts'
import type { SchemeField } from './scheme-field.ts'
import type { Source } from './source.ts'

/** A cell that nothing was read from (読み残し). */
export interface LeftOverCell {
  place: string
  locator: string
  text: string
}

/**
 * Cells that neither a row nor the paper's head was read from and that say nothing but words of the scheme: what a person must look at,
 * so that nothing is lost unseen.
 */
export function findLeftOver(paper: Pick<DocumentContent, 'grids'>, exchange: Exchange, scheme: Scheme): LeftOverCell[] {
  const content = healCutRows(paper)
  if (scheme.layout === 'form') return formLeftOver(content, scheme)
  if (scheme.layout === 'records') return recordsLeftOver(scheme, content)
  const sources = sourcesOf(exchange)
  const places = new Set(sources.map(({ locator }) => locator))
  const read = [...sources.map(({ text }) => text), ...wordsOf(exchange)].map(fold).join('\n')
  const known = phrasesOf(scheme, exchange)
    .map(fold)
    .filter((phrase) => phrase !== '')
  const phrases = known.sort((one, other) => other.length - one.length)
  const labels = labelsOf(scheme).map(compileLabel)
  const isRead = (text: string): boolean => {
    const folded = fold(text)
    if (folded === '' || read.includes(folded) || labels.some((label) => matchFolded(label, folded))) return true
    const rest = withoutLabels(text, labels)
    if (rest === '' || parseFiscalYear(rest) !== undefined || read.includes(rest)) return true
    return phrases.reduce((left, phrase) => left.replaceAll(phrase, ''), rest).replace(/[^\p{L}\p{N}]/gu, '') === ''
  }
  return content.grids.flatMap(({ place, cells }) =>
    cells
      .filter(({ locator, text }) => !places.has(locator) && !isRead(text))
      .map(({ locator, text }) => ({ place, locator, text })),
  )
}

/** Of a form its slots tell what was read. */
function formLeftOver(content: Pick<DocumentContent, 'grids'>, scheme: Scheme): LeftOverCell[] {
  const left = new Set(leftOver(scheme, content, findSlots(scheme, content)).map(({ locator }) => locator))
  return content.grids.flatMap(({ place, cells }) =>
    cells.filter((cell) => left.has(cell.locator)).map(({ locator, text }) => ({ place, locator, text })),
  )
}

const fold = (text: string): string => foldLabel(text).folded

function sourcesOf(exchange: Exchange): Source[] {
  const { items, indicators, observations, budgets, evaluations, narratives, terms } = exchange
  const rows = [items, indicators, observations, budgets, evaluations, narratives, terms, exchange.findings]
  return rows.flatMap((list) => list.flatMap(({ source }) => source ?? []))
}

/** Words that became fields of a row whose own place is another cell. */
function wordsOf({ document, items, indicators, evaluations }: Exchange): string[] {
  return [
    document.title ?? '',
    ...items.flatMap(({ units = [] }) => [units.join(''), units.slice(1).join('')]),
    ...indicators.flatMap(({ description }) => description ?? []),
    ...evaluations.flatMap(({ comment }) => comment ?? []),
  ]
}

/** What may stand anywhere without being a statement: the legend, the words for a direction, marks. */
function phrasesOf(scheme: Scheme, { document }: Exchange): string[] {
  const legend = document.grades.flatMap(({ scale, code, meaning }) => [scale, code, meaning])
  const scales = scheme.grades.flatMap(({ scale, codes }) => [scale, ...Object.entries(codes).flat()])
  const marks = [
    ...document.marks.flatMap(({ mark, meaning }) => [mark, ...(meaning === undefined ? [] : [meaning])]),
    ...Object.keys(scheme.blocks),
  ]
  return [...legend, ...scales, ...marks, ...Object.keys(scheme.indicators.directions ?? {})]
}

/** The words after the longest label at the head of a cell, folded. */
function withoutLabels(text: string, labels: CompiledLabel[]): string {
  const bare = text.replace(/^[\s■□●○◆◇◎【<〈《・]+/, '')
  const ends = labels.flatMap((label) => findLabels(label, bare).filter(({ start }) => start === 0)).map(({ end }) => end)
  return fold(bare.slice(Math.max(0, ...ends))).replace(/^[>\]:)]+/, '')
}

/** Every word of the scheme that may stand on a paper as a heading. */
export function labelsOf(scheme: Scheme): string[] {
  const sections = scheme.sheet.flatMap(({ section, fields }) => [section, ...fields.flatMap(labelsOfField)])
  const levels = scheme.levels.map(({ label }) => label)
  return [...new Set([scheme.title, ...scheme.recognise.titles, ...scheme.recognise.labels, ...levels, ...sections])]
}

function labelsOfField(field: SchemeField): string[] {
  const columns = 'columns' in field ? Object.keys(field.columns) : []
  const own = 'labels' in field ? Object.values(field.labels).filter((label) => label !== undefined) : []
  const units = field.type === 'budget' ? [field.unit, `単位:${field.unit}`] : []
  return [field.label, ...columns, ...own, ...units]
}
