import type { Grid } from '../grid.ts'
import type { Scheme } from '../scheme.ts'
import type { SchemeField } from '../scheme-field.ts'
import { foldText } from '../text-fold.ts'
import { type FlowLine, flowLines } from './slides-flow.ts'
import { inlineLabels, type SlideLabel } from './slides-labels.ts'
import { headingOf } from './slides-numbered.ts'

/** Names that the paper states elsewhere with a label of their own, by their level; folded, longest first. */
export type KnownNames = Map<string, string[]>

const numbered = /^(?:[(（]\d{1,2}[)）]|[①-⑳])\s*(\S.*)$/

/** Gathers the names of items (分野：…, 事業名：…, numbered headings) from a whole paper, so that they are known where a list runs them together. */
export function knownNames(grids: Grid[], labels: SlideLabel[], scheme: Scheme): KnownNames {
  const names: KnownNames = new Map()
  const add = (level: string, name: string) => {
    const folded = foldText(name)
    if (folded.length >= 2) names.set(level, [...(names.get(level) ?? []), folded])
  }
  for (const line of flowLines(grids)) addNames(line, labels, scheme, add)
  for (const [level, list] of names)
    names.set(
      level,
      [...new Set(list)].sort((a, b) => b.length - a.length),
    )
  return names
}

function addNames({ text }: FlowLine, labels: SlideLabel[], scheme: Scheme, add: (level: string, name: string) => void): void {
  for (const { field, value } of inlineLabels(labels, text)) {
    if (field.type !== 'item') continue
    const name = value.replace(/\s*[(（][^()（）]*円[)）]$/, '')
    const level = lowestOf(field, labels, scheme)
    if (level !== undefined) for (const part of partsOf(name)) add(level, part)
  }
  const found = numbered.exec(text)
  if (found) add(scheme.evaluates, headingOf(found[1] as string))
}

/** A label that several levels share names the lowest of them. */
function lowestOf(field: SchemeField, labels: SlideLabel[], { levels }: Scheme): string | undefined {
  const keys = new Set(
    labels.flatMap((one) => (one.field?.type === 'item' && one.field.label === field.label ? [one.field.level] : [])),
  )
  return levels.findLast(({ key }) => keys.has(key))?.key
}

/** Several names may share a label, and a name may hold a comma: every run of the pieces may be one. */
function partsOf(name: string): string[] {
  const pieces = name.split('、')
  if (pieces.length > 6) return [name]
  return pieces.flatMap((_, from) => pieces.slice(from).map((_, length) => pieces.slice(from, from + length + 1).join('、')))
}
