import { findFigures } from '../figure-in-text.ts'
import { finding } from '../finding.ts'
import type { Grid } from '../grid.ts'
import { parseMissing } from '../missing.ts'
import type { SchemeField } from '../scheme-field.ts'
import { sourceOf } from './rows-draft.ts'
import type { SlidesDraft } from './slides-draft.ts'
import { type FlowLine, flowLines } from './slides-flow.ts'
import { cutRuns, purposeScore, type Run } from './slides-flow-runs.ts'
import { inlineLabels, labelOf, type SlideLabel } from './slides-labels.ts'
import type { Piece } from './slides-lines.ts'
import type { PageField, SlidePage } from './slides-page.ts'
import { cutUnits, isUnitName } from './slides-units.ts'
import { continuesLine, widthOf } from './unwrap.ts'

type WordsField = SchemeField & { type: 'narratives' }

/** A page of plain text taken apart: what its labels still tell, and the lines that no label holds. */
interface FlowPage extends SlidePage {
  loose: FlowLine[]
  /** Labels that stand between the loose lines: the index of the next one. */
  labels: { field: SchemeField; at: number }[]
}

/**
 * Takes a slide apart of which only the text is left (文字だけの写し). Labels and their words have come apart: the words are given to the
 * fields by how they are written, and a finding says so.
 */
export function readFlowPage(draft: SlidesDraft, grids: Grid[], labels: SlideLabel[]): SlidePage {
  const page = takeLabels(flowLines(grids), labels)
  const { targets, rest } = takeTargets(page.loose)
  const fields = labels.flatMap(({ field }) => field ?? [])
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
  pieces: joinLines(lines).map(pieceOf),
})
const opensLine = /^(?:[・●○■◆▶※]|[(（]\d{1,2}[)）]|[①-⑳]|[^\s:：、。]{2,8}[:：])/

/** Joins lines where the page broke them: the line is as full as any, or a numbered heading has not come to its noun. */
function joinLines(lines: FlowLine[]): FlowLine[] {
  const capacity = Math.max(...lines.map(({ text }) => widthOf(text)))
  const joined: FlowLine[] = []
  let last = ''
  for (const line of lines) {
    const open = joined.at(-1)
    const unfinished = /^(?:[(（]\d{1,2}[)）]|[①-⑳])/.test(last) && /(?:[をにのはがとで、]|により|する|える|資する)$/.test(last)
    if (open && !opensLine.test(line.text) && (unfinished || continuesLine(last, line.text, capacity)))
      joined[joined.length - 1] = { ...open, text: `${open.text}${line.text}` }
    else joined.push(line)
    last = line.text
  }
  return joined
}

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
        if (found?.label.field) page.labels.push({ field: found.label.field, at: page.loose.length })
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

/** ③「…」 分野：… under 「関西…：②」: the same labels again, the first left out. */
function repeatsLabel(page: FlowPage, line: FlowLine, labels: SlideLabel[]): boolean {
  const first = page.fields.find(({ field }) => field.type === 'item')
  if (!first || !/^[①-⑳]「/.test(line.text)) return false
  for (const { field, match, value } of inlineLabels(labels, `${first.field.label}：${line.text}`))
    page.fields.push({ field, match, pieces: [{ ...pieceOf(line), text: value }] })
  return true
}

const bulletHead = /^[・●○■◆▶]\s*/

/** Takes the lines of targets out: bullets that end with a figure behind a colon, and such as say what is to rise just before them. */
function takeTargets(lines: FlowLine[]): { targets: FlowLine[]; rest: FlowLine[] } {
  const groups: FlowLine[][] = []
  for (const line of lines) {
    const open = groups.at(-1)
    const broken = open && /[:：]$/.test(open.at(-1)?.text ?? '') && /^\d/.test(line.text)
    if (open && !bulletHead.test(line.text) && (!line.apart || broken)) open.push(line)
    else groups.push([line])
  }
  const text = (group: FlowLine[]) => group.map((line) => line.text).join('')
  const isTarget = (group: FlowLine[]) => {
    const value = /[:：]([^:：]*)$/.exec(text(group))?.[1]
    if (value === undefined || !bulletHead.test(text(group))) return false
    const figure = findFigures(value)[0]
    return (figure !== undefined && figure.index < 3) || /倍(?:以上|以下|程度)?$/.test(value)
  }
  const first = groups.findIndex(isTarget)
  const wordsOnly = (group: FlowLine[] | undefined) =>
    group !== undefined &&
    bulletHead.test(text(group)) &&
    /(?:向上|維持|増加|減少|改善|強化|確保|達成|拡大|実現)$/.test(text(group)) &&
    !/[:：]/.test(text(group))
  const dashes = groups.filter((group) => parseMissing(text(group)) !== undefined)
  const targets = groups.filter((group, nth) => isTarget(group) || dashes.includes(group) || (nth < first && wordsOnly(group)))
  return { targets: targets.flat(), rest: groups.filter((group) => !targets.includes(group)).flat() }
}

/** Gives each run to a field: what it is for, what is done, how it is meant. */
function assignRuns(runs: Run[], fields: WordsField[], page: FlowPage): Map<WordsField, FlowLine[]> {
  const given = new Map<WordsField, FlowLine[]>()
  const give = (field: WordsField | undefined, run: Run) => field && given.set(field, [...(given.get(field) ?? []), ...run.lines])
  const of = (role: WordsField['role']) => fields.find((field) => field.role === role)
  const [purpose, overview, approach] = [of('purpose'), of('overview'), of('approach')]
  const named = runs.flatMap((run) => fieldBefore(run, page, fields).map((field) => ({ run, field })))
  const open = runs.filter((run) => !named.some((one) => one.run === run))
  const best = purpose
    ? open.filter(({ style }) => style === 'prose').sort((a, b) => purposeScore(b) - purposeScore(a))[0]
    : undefined
  const means = open.filter((run) => run !== best && isMeant(run, open))
  for (const run of runs) {
    const own = named.find((one) => one.run === run)?.field
    give(own ?? (run === best ? purpose : means.includes(run) ? (approach ?? overview) : (overview ?? fields[0])), run)
  }
  return given
}

/** The one field of words whose label alone stands right before a run, among labels that stand between the words. */
function fieldBefore(run: Run, { labels, loose }: FlowPage, fields: WordsField[]): WordsField[] {
  const at = loose.indexOf(run.lines[0] as FlowLine)
  const before = labels.filter(
    (one) => one.at > 0 && one.at <= at && loose.slice(one.at, at).every(({ text }) => parseMissing(text) !== undefined),
  )
  const words = before.flatMap(({ field }) => fields.filter((one) => one === field))
  return at > 0 && words.length === 1 ? words : []
}

/** Bullets that are sentences, and the fuller of two runs under the same numbers, tell how something is meant (ねらい). */
function isMeant(run: Run, runs: Run[]): boolean {
  if (run.style === 'bullets') return true
  if (run.style !== 'numbered') return false
  const headings = new Set(run.numbers.map(({ heading }) => heading.slice(0, 4)))
  const twin = runs.find((one) => one !== run && one.numbers.some(({ heading }) => headings.has(heading.slice(0, 4))))
  if (!twin) return false
  const aims = (one: Run) => (one.lines.some(({ text }) => /ターゲット|ねらい|狙い|効果/.test(text)) ? 1 : 0)
  if (aims(run) !== aims(twin)) return aims(run) > aims(twin)
  return run.lines.length > twin.lines.length
}
