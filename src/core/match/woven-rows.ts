import { findLabels } from '../label.ts'
import { type CompiledLabel, compileLabel, foldLabel, foldLabelText } from '../label-pattern.ts'
import type { BudgetField, WovenHead, WovenLine } from './woven-head.ts'
import { figuresOf, hasUnit, isAmount, leadingAmounts, piecesOf } from './woven-pieces.ts'

/** A row of amounts taken out of a line. `label`: the words that head it. */
export interface AmountRow {
  kind: 'total' | 'part' | 'other' | 'unnamed'
  label: string
  amounts: string[]
  line: WovenLine
}

/** A row of an indicators table taken out of a line. `values`: none where some of its cells left no trace. */
export interface FigureRow {
  name: string
  unit: string
  values: string[]
  line: WovenLine
  /** Where its name begins, if not on its own line. */
  nameAt?: string
}

/** A line of two tables taken apart; `words` belong to neither. */
export interface SplitLine {
  line: WovenLine
  amounts?: AmountRow
  figures?: FigureRow
  words: string
}

/** What lines are split by. */
export interface Splitter {
  head: WovenHead
  budget: BudgetField
  total: CompiledLabel
  parts: CompiledLabel[]
  others: CompiledLabel[]
  /** Letters of labels that stand upright beside the rows, one on a line: 主・な・内・訳. */
  upright: Set<string>
}

export function makeSplitter(head: WovenHead, budget: BudgetField, others: string[], lines: WovenLine[]): Splitter {
  const parts = Object.keys(budget.parts ?? {}).map((path) => path.split('>').at(-1) as string)
  const single = new Set(lines.flatMap(({ text }) => [...(/^(?:\s*\S(?=\s|$))+/u.exec(text)?.[0] ?? '')]).map(foldLabelText))
  const upright = [...parts, ...others].map(foldLabelText).filter((label) => [...label].every((letter) => single.has(letter)))
  return {
    head,
    budget,
    total: compileLabel(budget.label),
    parts: parts.map(compileLabel),
    others: others.map(compileLabel),
    upright: new Set(upright.flatMap((label) => [...label])),
  }
}

/** What stands on a line of the two tables. */
export function splitLine(line: WovenLine, splitter: Splitter): SplitLine {
  const text = withoutUpright(line.text, splitter.upright)
  const labelled = labelledRow(text, splitter)
  const width = splitter.head.stages.length
  if (labelled) {
    const { kind, label, rest } = labelled
    const pieces = piecesOf(rest)
    const count = leadingAmounts(pieces, splitter.budget.unit, width)
    const after = pieces.slice(count)
    const amounts: AmountRow = { kind, label, amounts: pieces.slice(0, count), line }
    return { line, amounts, ...figuresOf(after, splitter.head, line) }
  }
  return unlabelled(piecesOf(text), splitter, line)
}

/** Letters of upright labels at the head of a line go: 「な 内 調査委託料」. */
function withoutUpright(text: string, upright: Set<string>): string {
  let rest = text.trim()
  for (;;) {
    const letter = /^(\S)(?:[\s\u3000]+|$)/u.exec(rest)
    if (!letter || !upright.has(foldLabelText(letter[1] as string))) return rest
    rest = rest.slice(letter[0].length)
  }
}

function labelledRow(
  text: string,
  { total, parts, others }: Splitter,
): { kind: AmountRow['kind']; label: string; rest: string } | undefined {
  const kinds: [AmountRow['kind'], CompiledLabel[]][] = [
    ['total', [total]],
    ['part', parts],
    ['other', others],
  ]
  const fold = foldLabel(text)
  const found = kinds.flatMap(([kind, labels]) =>
    labels.flatMap((label) => {
      if (!label.opening.test(fold.folded)) return []
      const hit = findLabels(label, text, fold)[0]
      return hit && hit.start === 0 && /^(?:\s|$)/.test(text.slice(hit.end)) ? [{ kind, hit }] : []
    }),
  )
  const longest = found.sort((a, b) => b.hit.end - a.hit.end)[0]
  return longest && { kind: longest.kind, label: text.slice(0, longest.hit.end), rest: text.slice(longest.hit.end) }
}

/** A line that no label heads: an unnamed row of amounts (委託料 605 605), figures of an indicator, both, or words. */
function unlabelled(pieces: string[], { head, budget, parts }: Splitter, line: WovenLine): SplitLine {
  const width = head.stages.length
  const first = pieces.findIndex((piece) => isAmount(piece, budget.unit))
  if (first < 0 || parts.length === 0) return { line, ...figuresOf(pieces, head, line) }
  const count = leadingAmounts(pieces.slice(first), budget.unit, width)
  const after = figuresOf(pieces.slice(first + count), head, line)
  const alone = figuresOf(pieces, head, line)
  const isCost = after.figures !== undefined || (count === width && !(alone.figures && hasUnit(alone.figures)))
  if (!isCost) return { line, ...alone }
  const label = pieces.slice(0, first).join(' ')
  return { line, amounts: { kind: 'unnamed', label, amounts: pieces.slice(first, first + count), line }, ...after }
}
