import { findFigures } from '../figure-in-text.ts'
import { parseMissing } from '../missing.ts'
import type { SchemeField } from '../scheme-field.ts'
import type { FlowLine } from './slides-flow.ts'
import type { FlowLabel } from './slides-flow-held.ts'
import { purposeScore, type Run } from './slides-flow-runs.ts'

export type WordsField = SchemeField & { type: 'narratives' }

/** Lines that no label holds, and the labels between them. */
export interface LooseWords {
  loose: FlowLine[]
  labels: FlowLabel[]
}

const bulletHead = /^[・●○◯〇■◆▶]\s*/

/** Takes the lines of targets out: bullets that end with a figure behind a colon, and such as say what is to rise just before them. */
export function takeTargets(lines: FlowLine[]): { targets: FlowLine[]; rest: FlowLine[] } {
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
export function assignRuns(runs: Run[], fields: WordsField[], page: LooseWords): Map<WordsField, FlowLine[]> {
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
function fieldBefore(run: Run, { labels, loose }: LooseWords, fields: WordsField[]): WordsField[] {
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
