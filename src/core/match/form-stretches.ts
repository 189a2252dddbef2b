import { parseGrades } from '../grade.ts'
import { rulesOf } from '../grade-choice.ts'
import type { LabelHit, LabelMatch } from '../label.ts'
import { findLabels } from '../label.ts'
import { foldLabel } from '../label-pattern.ts'
import type { Scheme } from '../scheme.ts'
import { fillsLines } from './form-heading-lines.ts'
import { allowed, type FormContext } from './form-label-at.ts'
import type { FieldLabel, FormLabels, FoundLabel } from './form-labels.ts'
import { provesItself } from './form-proof.ts'

/** A label or heading within running text, and the text after it up to the next one. Raw indices. */
export interface Stretch {
  start: number
  /** End of the label. */
  end: number
  /** End of the text that follows. */
  until: number
  label?: FoundLabel
  heading?: number
  stop?: true
}

interface Candidate {
  start: number
  end: number
  match: LabelMatch
  of?: FieldLabel
  heading?: number
  stop?: true
}

const ornamentBefore = /(?:^|[\s<＜〈《≪〔【［[「『■□●○◆◇◎★※・>])$/
const ornamentAfter = /^(?:$|[\s>＞〉》≫〕】］\]」』:：])/

/** Cuts running text at the labels and headings of the scheme. Moves the context on to the last section met. */
export function findStretches(scheme: Scheme, labels: FormLabels, text: string, context: FormContext): Stretch[] {
  const stretches: Stretch[] = []
  const seen = new Set<FieldLabel>()
  let end = 0
  for (const candidates of candidatesByStart(scheme, labels, text)) {
    const open = candidates.filter((one) => one.start >= end)
    const heading = open.find((one) => one.heading !== undefined)
    if (heading?.heading !== undefined) context.section = heading.heading
    const chosen = chooseLabel(open, context, seen, text)
    const label = heading && chosen?.of && standsAgain(chosen, chosen.of, text) ? undefined : chosen
    const taken = label ?? heading ?? open.find(({ stop }) => stop)
    if (!taken || (taken !== heading && answersGradeBefore(scheme, stretches.at(-1), taken, text))) continue
    end = Math.max(taken.end, heading ? heading.end : taken.end)
    if (label?.of && !label.of.head && label.of.part === 'value') seen.add(label.of)
    if (heading) end = Math.max(end, lineEnd(text, end))
    stretches.push({
      start: ornamentStart(text, taken.start),
      end,
      until: text.length,
      ...(label?.of ? { label: { of: label.of, match: label.match } } : {}),
      ...(heading?.heading === undefined ? {} : { heading: heading.heading }),
      ...(label || heading ? {} : { stop: true }),
    })
  }
  return stretches.map((stretch, i) => ({ ...stretch, until: stretches[i + 1]?.start ?? text.length }))
}

/** Whether words directly after the label of a grade are one, though they are a label too (その他). */
function answersGradeBefore(
  scheme: Scheme,
  before: Pick<Stretch, 'end' | 'label'> | undefined,
  next: Candidate,
  text: string,
): boolean {
  const of = before?.label?.of
  if (!before || of?.field.type !== 'grade' || of.part !== 'value' || /\S/.test(text.slice(before.end, next.start))) return false
  return parseGrades(text.slice(next.start, next.end), rulesOf(scheme, of.field)) !== undefined
}

/** Whether a heading is followed at once by a label of the same words, with the value: the heading is none, then. */
function standsAgain({ end }: Candidate, { label }: FieldLabel, text: string): boolean {
  const rest = text.slice(end, end + label.pattern.length + 24)
  return findLabels(label, rest).some(
    ({ start }) => /^[\s>＞〉》≫】］\]」』:：■□●○◆◇・]*$/.test(rest.slice(0, start)) && start > 0,
  )
}

/** The longest label that may stand here, one of the present section before others. */
function chooseLabel(open: Candidate[], context: FormContext, seen: Set<FieldLabel>, text: string): Candidate | undefined {
  const possible = open.filter(({ of, start }) => {
    if (!of || !allowed(of, context) || seen.has(of)) return false
    const elsewhere = of.section !== context.section && context.printed.has(of.section)
    return !elsewhere || lineStart(text, start)
  })
  const longest = Math.max(...possible.map(({ end }) => end))
  const best = possible.filter(({ end }) => end === longest)
  return best.find(({ of }) => of?.section === context.section) ?? best[0]
}

function candidatesByStart(scheme: Scheme, labels: FormLabels, text: string): Candidate[][] {
  const fold = foldLabel(text)
  const all: Candidate[] = []
  labels.sections.forEach((section, heading) => {
    for (const hit of findLabels(section, text, fold)) if (fillsLines(text, hit.start, hit.end)) all.push({ ...hit, heading })
  })
  for (const of of labels.fields)
    for (const found of findLabels(of.label, text, fold)) {
      const hit = of.field.type === 'budget' ? withUnit(text, found) : found
      const proven = lineStart(text, hit.start) && provesItself(scheme, of.field, text.slice(hit.end))
      if (proven || (isBounded(text, hit) && !opensBlock(scheme, text, hit))) all.push({ ...hit, of })
    }
  for (const other of labels.others)
    for (const hit of findLabels(other, text, fold)) if (isBounded(text, hit)) all.push({ ...hit, stop: true })
  const byStart = new Map<number, Candidate[]>()
  for (const one of all) {
    const together = byStart.get(one.start)
    if (together) together.push(one)
    else byStart.set(one.start, [one])
  }
  return [...byStart].sort(([a], [b]) => a - b).map(([, together]) => together)
}

/** 事業費合計(千円): the unit of money after a label is part of it. */
function withUnit(text: string, hit: LabelHit): LabelHit {
  const unit = /^\s*[(（](?:単位\s*[:：]?\s*)?[^()（）\d]{0,4}円[)）]/.exec(text.slice(hit.end, hit.end + 16))
  return unit ? { ...hit, end: hit.end + unit[0].length } : hit
}

/** Whether a word begins and ends with the label. */
function isBounded(text: string, { start, end }: LabelHit): boolean {
  return ornamentBefore.test(text.slice(Math.max(0, start - 1), start)) && ornamentAfter.test(text.slice(end, end + 1))
}

/** Whether the words after a block mark merely begin like a label: a label after such a mark has the line to itself. */
function opensBlock({ blocks }: Scheme, text: string, { start, end }: LabelHit): boolean {
  return text.charAt(start - 1) in blocks && !/^[^\S\n]*(?:\n|$)/.test(text.slice(end))
}

/** Ornaments before a label belong to it: 【, ■, (1). */
function ornamentStart(text: string, start: number): number {
  const before = /(?:[<＜〈《≪〔【［[「『■□●○◆◇◎★※・]+|(?<=^|\n)[^\S\n]*[(（]?[\d０-９①-⑳]{1,2}[)）.．、]?)[^\S\n\t]*$/.exec(
    text.slice(Math.max(0, start - 12), start),
  )
  return before ? start - before[0].length : start
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

const lineStart = (text: string, at: number) => /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, at - 12), at))
