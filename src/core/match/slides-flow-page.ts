import { finding } from '../finding.ts'
import type { Grid } from '../grid.ts'
import type { SchemeField } from '../scheme-field.ts'
import { sourceOf } from './rows-draft.ts'
import type { SlidesDraft } from './slides-draft.ts'
import { type FlowLine, flowLines } from './slides-flow.ts'
import { assignRuns, takeTargets, type WordsField } from './slides-flow-assign.ts'
import { type FlowLabel, heldWords } from './slides-flow-held.ts'
import { joinFlow } from './slides-flow-join.ts'
import { cutRuns } from './slides-flow-runs.ts'
import { inlineLabels, labelOf, type SlideLabel } from './slides-labels.ts'
import type { Piece } from './slides-lines.ts'
import type { PageField, SlidePage } from './slides-page.ts'
import { cutUnits, isUnitName } from './slides-units.ts'

/** A page of plain text taken apart: what its labels still tell, and the lines that no label holds. */
interface FlowPage extends SlidePage {
  loose: FlowLine[]
  /** Labels that stand between the loose lines: the index of the next one. */
  labels: FlowLabel[]
}

/**
 * Takes a slide apart of which only the text is left (文字だけの写し). Labels and their words have come apart: the words are given to the
 * fields by how they are written, and a finding says so.
 */
export function readFlowPage(draft: SlidesDraft, grids: Grid[], labels: SlideLabel[]): SlidePage {
  const page = takeLabels(flowLines(grids), labels)
  const fields = labels.flatMap(({ field }) => field ?? [])
  const held = heldWords(
    page.labels,
    page.loose,
    wordsFields(fields).find(({ role }) => role === 'approach'),
  )
  if (held) {
    for (const [field, lines] of held) page.fields.push(fieldOf(field, lines))
    return page
  }
  const { targets, rest } = takeTargets(page.loose)
  const target = fields.find(({ type }) => type === 'targets')
  if (target && targets.length > 0) page.fields.push(fieldOf(target, targets))
  for (const [field, lines] of assignRuns(cutRuns(rest), wordsFields(fields), page)) page.fields.push(fieldOf(field, lines))
  const [first] = rest
  const doubtful = wordsFields(fields)
    .map(({ label }) => label)
    .join('」「')
  if (first) draft.findings.push(finding('words-order-doubtful', { label: doubtful }, { source: sourceOf(first.cell) }))
  return page
}

const wordsFields = (fields: SchemeField[]): WordsField[] => [
  ...new Set(fields.filter((field): field is WordsField => field.type === 'narratives')),
]

const fieldOf = (field: SchemeField, lines: FlowLine[]): PageField => ({
  field,
  match: {},
  pieces: joinFlow(lines).map(pieceOf),
})
const pieceOf = ({ text, cell }: FlowLine): Piece => ({ text, cell, from: 0, to: 1 })

function takeLabels(lines: FlowLine[], labels: SlideLabel[]): FlowPage {
  const page: FlowPage = { heading: [], units: [], fields: [], loose: [], labels: [] }
  let heading = true
  let labelled = false
  for (const line of lines) {
    const words = line.text.split(/\s+/).map((word) => labelOf(labels, word))
    const whole = labelOf(labels, line.text)
    const again = repeatsLabel(page, line, labels)
    const inline = again ? [] : inlineLabels(labels, line.text)
    if (whole || words.every((word) => word !== undefined)) {
      for (const found of whole ? [whole] : words)
        if (found?.label.field) page.labels.push({ field: found.label.field, at: page.loose.length, alone: whole !== undefined })
      heading = false
    } else if (inline.length > 0) {
      for (const { field, match, value } of inline)
        page.fields.push({ field, match, pieces: [{ ...pieceOf(line), text: value }] })
      heading = false
    } else if (heading && (page.heading.length === 0 || !line.apart)) takeHeading(page, line)
    else if (!again) {
      page.loose.push(labelled && page.loose.length > 0 ? { ...line, labelled } : line)
      labelled = false
      continue
    }
    labelled = true
  }
  return page
}

function takeHeading(page: FlowPage, line: FlowLine): void {
  const { heading, units } = cutUnits(line.text)
  if (isUnitName(line.text)) page.units.push(pieceOf(line))
  else {
    page.heading.push({ ...pieceOf(line), text: heading })
    if (units.length > 0) page.units.push({ ...pieceOf(line), text: units.join(' ') })
  }
}

/** ③「…」 分野：… under 「施策：②」: the same labels again, the first left out. */
function repeatsLabel(page: FlowPage, line: FlowLine, labels: SlideLabel[]): boolean {
  const first = page.fields.find(({ field }) => field.type === 'item')
  if (!first || !/^[①-⑳]「/.test(line.text)) return false
  for (const { field, match, value } of inlineLabels(labels, `${first.field.label}：${line.text}`))
    page.fields.push({ field, match, pieces: [{ ...pieceOf(line), text: value }] })
  return true
}
