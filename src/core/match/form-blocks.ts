import { type BlocksField, hasBlocks, titleLabel } from '../child-scheme.ts'
import type { DocumentContent } from '../grid.ts'
import { type CompiledLabel, compileLabel } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { between, type Cut, isBefore } from './form-cut.ts'
import { wordsAfter } from './form-sheets.ts'

type Grids = Pick<DocumentContent, 'grids'>

/** The part of a sheet that speaks of one child item. */
export interface ChildBlock<Content> {
  field: BlocksField
  content: Content
}

/** A sheet without the blocks of its child items, and these blocks. */
export interface Parted<Content> {
  rest: Content
  blocks: ChildBlock<Content>[]
}

/**
 * Parts a sheet from the blocks of its child items (細事業ごとの欄): a block begins at the label of a title, or at the label of its own that
 * stands before the first title; the last one ends where the sheet's own labels or headings come again.
 */
export function partBlocks<Content extends Grids>(scheme: Scheme, content: Content): Parted<Content> {
  const fields = scheme.sheet.flatMap((section) => section.fields).filter(hasBlocks)
  let rest = content
  const blocks: ChildBlock<Content>[] = []
  for (const field of fields) {
    const { starts, end } = findBlocks(scheme, field, rest)
    const [first] = starts
    if (!first) continue
    const whole = rest
    blocks.push(...starts.map((start, i) => ({ field, content: between(whole, start, starts[i + 1] ?? end) })))
    rest = { ...whole, grids: outside(whole, first, end) }
  }
  return { rest, blocks }
}

function outside({ grids }: Grids, from: Cut, to: Cut | undefined): DocumentContent['grids'] {
  return grids.map((grid, index) => ({
    ...grid,
    cells: grid.cells.filter(({ row }) => {
      const place = { grid: index, row }
      return isBefore(place, from) || (to !== undefined && !isBefore(place, to))
    }),
  }))
}

/** Kinds of labels by which blocks are told apart. */
interface Marks {
  title: CompiledLabel
  /** Labels of the block's own fields that the sheet itself has not. */
  own: CompiledLabel[]
  /** The heading over all blocks. */
  over: CompiledLabel[]
  /** Labels and headings of the sheet that no block has. */
  sheet: CompiledLabel[]
}

function marksOf(scheme: Scheme, field: BlocksField): Marks {
  const inBlocks = new Set([titleLabel(field), ...field.fields.flatMap(labelsOf)])
  const over = scheme.sheet.flatMap(({ section, fields }) => (fields.includes(field) ? [section, field.label] : []))
  const sheet = scheme.sheet.flatMap(({ section, fields }) => [section, ...fields.map(({ label }) => label)])
  const compile = (labels: string[]) => [...new Set(labels)].map(compileLabel)
  return {
    title: compileLabel(titleLabel(field)),
    own: compile([...inBlocks].filter((label) => !sheet.includes(label))),
    over: compile(over.filter((label) => !inBlocks.has(label))),
    sheet: compile(sheet.filter((label) => !inBlocks.has(label) && !over.includes(label))),
  }
}

const labelsOf = (field: SchemeField): string[] => [field.label, ...('labels' in field ? Object.values(field.labels) : [])]

/** A label that may begin a block, where it stands. */
interface Lead {
  label: CompiledLabel
  at: Cut
}

function findBlocks(scheme: Scheme, field: BlocksField, { grids }: Grids): { starts: Cut[]; end?: Cut } {
  const marks = marksOf(scheme, field)
  const starts: Cut[] = []
  let lead: Lead | undefined
  let leading: CompiledLabel | undefined
  for (const [grid, { cells }] of grids.entries())
    for (const { row, text } of cells) {
      const at = { grid, row }
      const is = (label: CompiledLabel) => wordsAfter(label, text) !== undefined
      if (text.length > 400 || text.trim() === '') continue
      if (is(marks.title)) {
        if (starts.length === 0) leading = lead?.label
        starts.push(lead?.at ?? at)
        lead = undefined
      } else if (marks.sheet.some(is)) {
        if (starts.length > 0) return { starts, end: at }
        lead = undefined
      } else if (marks.over.some(is)) lead = undefined
      else lead = leadAt(lead, starts.length === 0 ? marks.own : leading ? [leading] : [], is, at)
    }
  return { starts }
}

/** Before the first title the first label of a block; later that same label, where it stands last. */
function leadAt(
  lead: Lead | undefined,
  labels: CompiledLabel[],
  is: (label: CompiledLabel) => boolean,
  at: Cut,
): Lead | undefined {
  const label = lead && labels.length > 1 ? undefined : labels.find(is)
  return label ? { label, at } : lead
}
