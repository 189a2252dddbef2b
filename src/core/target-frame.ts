import { cleanText } from './text-fold.ts'

/** [250件以上], 【25社】, (3回), ○ at the head: the frame around a target is not part of it. */
export function peelFrame(written: string): string {
  let text = cleanText(written)
  for (;;) {
    const bare = text.replace(/^[○●・◎]\s*/, '')
    const inner = isFramed(bare) ? bare.slice(1, -1).trim() : bare
    if (inner === text) return text
    text = inner
  }
}

const frames: Record<string, string> = { '[': ']', '【': '】', '(': ')', '〔': '〕' }

/** Whether the bracket at the head of a text is the one that closes at its end: [発表数(8)の2倍], not (3回)(4回). */
function isFramed(text: string): boolean {
  const open = text.charAt(0)
  const close = frames[open]
  if (close === undefined || !text.endsWith(close)) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === open) depth++
    else if (text[at] === close) depth--
    if (depth === 0) return at === text.length - 1
  }
  return false
}
