import { parseGrades } from '../grade.ts'
import { rulesOf } from '../grade-choice.ts'
import type { Cell, DocumentContent, Grid } from '../grid.ts'
import { findLabels, matchFolded } from '../label.ts'
import { foldLabel, foldLabelText } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import { mendLabels } from './broken-labels.ts'
import type { FormCell } from './form-cell.ts'
import { joinFollowing } from './form-follow.ts'
import { groupsOf } from './form-groups.ts'
import { fillsLines } from './form-heading-lines.ts'
import { type FormContext, labelAt, sectionAt } from './form-label-at.ts'
import { type FormLabels, formLabels } from './form-labels.ts'
import { layLines } from './form-lines.ts'
import { joinLines } from './form-pieces.ts'
import { provesItself } from './form-proof.ts'
import { unweave } from './form-woven.ts'

/** A document as tables in reading order, every label and heading of the scheme marked: one entry a grid. */
export function layForm(scheme: Scheme, content: Pick<DocumentContent, 'grids'>): FormCell[][] {
  const labels = formLabels(scheme)
  const context: FormContext = { section: -1, printed: printedSections(labels, content) }
  const grids = content.grids.flatMap((grid) => unweave(scheme, mendLabels(labels, grid)))
  const laid = grids.map((grid, index) =>
    grid.kind === 'lines' ? layLines(scheme, labels, grid, index, context) : markTable(scheme, labels, grid, index, context),
  )
  return joinFollowing(laid)
}

/** Marks the cells of a table, in reading order. Moves the context on. */
function markTable(scheme: Scheme, labels: FormLabels, grid: Grid, index: number, context: FormContext): FormCell[] {
  const isWithin = groupsOf(grid)
  let before: FormCell | undefined
  const mark = (cell: Cell): FormCell => {
    if (before?.row === cell.row && answersGrade(scheme, before, cell.text)) return { ...cell, grid: index }
    const folded = cell.text.length > 4000 ? '' : foldLabelText(cell.text)
    if (!labels.any.test(folded)) return { ...cell, grid: index }
    const heading = sectionAt(labels, folded)
    if (heading !== undefined) context.section = heading
    const label = labelAt(labels, folded, context, (group) => isWithin(cell, group))
    return {
      ...cell,
      grid: index,
      ...(heading === undefined ? {} : { heading }),
      ...(label ? { label } : heading === undefined ? shared(scheme, labels, cell, context) : {}),
      ...(!label && labels.others.some((other) => matchFolded(other, folded)) ? { stop: true } : {}),
    }
  }
  return grid.cells.flatMap((cell) =>
    cutAtInner(labels, cell).map((part) => {
      before = mark(part)
      return before
    }),
  )
}

/** A cell in which a label in brackets follows the words of another field (「…事業 【実施期間】 令和5年度～」) as one cell for each. */
function cutAtInner({ fields }: FormLabels, cell: Cell): Cell[] {
  if (cell.text.length > 400) return [cell]
  for (const { index, 0: written } of cell.text.matchAll(/【[^【】]{2,20}】/g)) {
    if (cell.text.slice(0, index).trim() === '') continue
    const folded = foldLabelText(written)
    if (!fields.some(({ head, part, label }) => !head && part === 'value' && matchFolded(label, folded))) continue
    const rest = cell.text.slice(index + written.length).trim()
    return [
      { ...cell, text: cell.text.slice(0, index).trim() },
      { ...cell, text: `${written}\n${rest}` },
    ]
  }
  return [cell]
}

/** Whether words directly after the label of a grade are one, though they are a label too (その他): a value, then. */
function answersGrade(scheme: Scheme, { label, inner }: FormCell, text: string): boolean {
  if (label?.of.field.type !== 'grade' || label.of.part !== 'value' || inner !== undefined) return false
  const rules = rulesOf(scheme, label.of.field)
  // Any words answer an open scale: beside its label they are a label of their own all the same.
  return rules.grades.every(({ open }) => open !== true) && parseGrades(text, rules) !== undefined
}

/** A label that shares a cell with its value: 「作成課：企画課」, or the value on the next line. */
function shared(scheme: Scheme, labels: FormLabels, cell: Cell, context: FormContext): Pick<FormCell, 'label' | 'inner'> {
  const fold = foldLabel(cell.text)
  for (const of of labels.fields) {
    const table = of.field.type === 'indicators' || of.field.type === 'budget' || of.field.type === 'children'
    if (of.head || (table && of.part === 'value') || of.field.type === 'mark') continue
    if (of.section !== context.section && context.printed.has(of.section)) continue
    const hit = findLabels(of.label, cell.text, fold).find(({ start }) =>
      /^[\s【<■□●○◆◇・(（\d)）.]*$/.test(cell.text.slice(0, start)),
    )
    if (!hit) continue
    const rest = cell.text.slice(hit.end)
    const apart = /^[\s】>]*[:：]|^[\s】>]*\n/.exec(rest)
    if (apart || provesItself(scheme, of.field, rest))
      return { label: { of, match: hit.match }, inner: (apart ? rest.slice(apart[0].length) : rest).trim() }
  }
  return {}
}

/** Which section headings the paper prints anywhere: common words such as 年度 count only within theirs. */
function printedSections(labels: FormLabels, content: Pick<DocumentContent, 'grids'>): Set<number> {
  const printed = new Set<number>()
  for (const grid of content.grids) {
    if (grid.kind === 'table') {
      for (const cell of grid.cells) {
        const at = cell.text.length > 400 ? undefined : sectionAt(labels, foldLabelText(cell.text))
        if (at !== undefined) printed.add(at)
      }
      continue
    }
    const { text } = joinLines(grid)
    const fold = foldLabel(text)
    labels.sections.forEach((section, at) => {
      if (findLabels(section, text, fold).some(({ start, end }) => fillsLines(text, start, end))) printed.add(at)
    })
  }
  return printed
}
