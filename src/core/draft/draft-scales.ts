import type { DocumentContent } from '../grid.ts'
import { cleanLine } from '../text-fold.ts'
import type { DraftLabel } from './draft-labels.ts'
import { explainedGrades, gradeCode } from './legend-words.ts'
import { offeredChoices } from './offered-choices.ts'

/** A scale (評価区分) of a drafted scheme: the label that asks for it, and its codes with their meanings. */
export interface DraftScale {
  scale: string
  codes: Record<string, string>
}

/** What officials write where a letter is asked for and no legend explains it. */
const usualLetters: Record<string, string> = { A: 'Aの評価', B: 'Bの評価', C: 'Cの評価', D: 'Dの評価' }
const usualMarks: Record<string, string> = { '◎': '◎の評価', '○': '○の評価', '△': '△の評価', '×': '×の評価' }
const usualNumbers = { '5': '5の評価', '4': '4の評価', '3': '3の評価', '2': '2の評価', '1': '1の評価' }
const usualProgress = ['順調', '概ね順調', 'やや遅れ', '遅れ']
const usualChoices = ['拡充', '現状維持', '継続', '改善', '見直し', '縮小', '統合', '休止', '廃止', '終了', '完了']

/** Letters that belong to one scale, and what they mean where no legend tells. */
const families: { letters: RegExp; usual: Record<string, string> }[] = [
  { letters: /[◎○△×]/, usual: usualMarks },
  { letters: /[①-⑨]/, usual: {} },
  { letters: /[1-5]/, usual: usualNumbers },
  { letters: /[A-SⅠ-Ⅴ]/, usual: usualLetters },
]
/** A scale for every label of a grade: the codes of the paper's own legend, else the usual ones of their kind. The paper's own answer is always in. */
export function draftScales(labels: DraftLabel[], { grids }: DocumentContent): DraftScale[] {
  const legend = new Map<string, string>()
  for (const { cells } of grids)
    for (const { text } of cells)
      if (text.length < 2_000)
        for (const { letter, meaning } of explainedGrades(text))
          if (!legend.has(narrow(letter))) legend.set(narrow(letter), cleanLine(meaning))
  return labels
    .filter(({ use }) => use === 'grade')
    .map(({ label, sample }) => ({ scale: label, codes: codesFor(sample, legend) }))
}

/** Letters in their narrow form; a circled number stays one. */
const narrow = (letter: string) => (/[①-⑨]/.test(letter) ? letter : letter.normalize('NFKC'))

function codesFor(sample: string | undefined, legend: Map<string, string>): Record<string, string> {
  const offered = offeredChoices(sample ?? '')
  if (offered) return choicesOf(offered)
  const [, letter, meaning] = new RegExp(`^(${gradeCode})(?:[.．:：(（]\\s*(.*?)[)）]?)?$`).exec(sample ?? '') ?? []
  if (letter === undefined && sample !== undefined && sample.length <= 12 && /[^\dA-Za-z]/.test(sample))
    return choicesOf([...(/順調|遅れ/.test(sample) ? usualProgress : usualChoices), sample])
  const family = families.find(({ letters }) => letters.test(narrow(letter ?? 'A')))
  const told = [...legend].filter(([one]) => family?.letters.test(one))
  const codes = told.length >= 2 ? Object.fromEntries(told.sort(([a], [b]) => order(a) - order(b))) : { ...family?.usual }
  // What the paper says of its own answer goes before the usual words.
  const own = letter === undefined ? undefined : narrow(letter)
  if (own !== undefined) codes[own] = legend.get(own) ?? (meaning?.trim() || undefined) ?? codes[own] ?? `${own}の評価`
  return codes
}

const choicesOf = (words: string[]) => Object.fromEntries([...new Set(words)].map((choice) => [choice, choice]))

const order = (letter: string) => 'SABCDEFGHIJKLMNOPQR◎○△×①②③④⑤⑥⑦⑧⑨54321'.indexOf(letter)
