import { cleanText } from './text-fold.ts'

/** ○, ☑, レ …: alone in a cell it says that what stands beside it holds. */
const tick = /^[(（[［]?\s*[○◯〇◎●✓✔☑☒■レﾚ✕]\s*[)）\]］]?$/
/** A box in words, ticked or not: ☑ □ (○) ( ). */
const box = /[☐□▢◻☑☒✓✔■▣◼]|[(（[［][\s\u3000]*[○◯〇●✓✔レﾚ]?[\s\u3000]*[)）\]］]/g
const unticked = /^[☐□▢◻]$|^[(（[［][\s\u3000]*[)）\]］]$/

/** Whether a cell holds a tick (○印, チェック) and nothing else. */
export function isTick(text: string): boolean {
  return tick.test(cleanText(text))
}

/** Words offered with a box each (選択肢), and which of them are ticked. */
export interface TickedWords {
  words: string
  ticked: boolean
}

/**
 * Reads words with a box before or after each: 「■ 継続 □ 廃止」, 「(○)直営 ( )委託」. `undefined` where the text has no such boxes: one
 * filled square alone may be a bullet.
 */
export function readTicked(text: string): TickedWords[] | undefined {
  const boxes = [...text.matchAll(box)]
  if (boxes.length === 0 || !boxes.some(([one]) => unticked.test(one) || /[☑☒✓✔レﾚ○◯〇]/.test(one))) return undefined
  const first = boxes[0]?.index as number
  const leads = text.slice(0, first).trim() === ''
  return boxes.flatMap((match, i) => {
    const after = match.index + match[0].length
    const before = boxes[i - 1]
    const from = leads ? after : before ? before.index + before[0].length : 0
    const words = cleanText(text.slice(from, leads ? (boxes[i + 1]?.index ?? text.length) : match.index)).trim()
    return words === '' ? [] : [{ words, ticked: !unticked.test(match[0]) }]
  })
}
