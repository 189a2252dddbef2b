import { foldText } from '../text-fold.ts'
import type { Entry } from './grid-entries.ts'
import { answers } from './label-answers.ts'

/** The figure whose label ends the indicator's name: 実用化 2件 answers …の実用化数. A total answers before its parts. */
export function bestAnswer(entries: Entry[], name: string): Entry | undefined {
  const total = entries.find(({ label }) => /^(?:合計|総計|総数|計)$/.test(foldText(label)))
  if (total) return total
  let best: { entry: Entry; score: number } | undefined
  for (const entry of entries) {
    const score = answers(entry.label, name)
    if (score >= 0.7 && (!best || score > best.score)) best = { entry, score }
  }
  if (best) return best.entry
  const [step, ...more] = entries.filter(({ label }) => isStepOf(label, name))
  return entries.length > 1 && more.length === 0 ? step : undefined
}

/** Among several counted steps a word of two characters is enough, if the name ends with it: 出店 of 空き店舗への出店件数. */
function isStepOf(label: string, name: string): boolean {
  const step = foldText(label)
  return (
    step.length === 2 &&
    foldText(name)
      .replace(/(?:件|人|回|社|名|者)?数$/, '')
      .endsWith(step)
  )
}
