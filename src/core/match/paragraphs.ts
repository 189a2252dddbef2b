import { cleanLine } from '../text-fold.ts'

/** Heads of lines that stand for themselves within a paragraph: ・, ①, (1), ア, ※, 【…】. */
const ownLine =
  /^\s*(?:[・･•‣◦※＊*→⇒▶>○●◎◇◆□■-]|[①-⑳]|[(（][\dァ-ンa-zア-ン]{1,2}[)）]|\d{1,2}[.．)）](?!\d)|[ァ-ン][.．)）]|【|[<＜〈《]|http)/

/** (1) 商店街の活性化: a short numbered heading, which no page's width has broken. */
const headingLine = /^\s*[(（]?(?:\d{1,2}|[Ⅰ-Ⅹ①-⑳])[)）.．]?[ \u3000]+[^。、\n]{1,16}$/

/** (令和5年度): a line that is all in brackets, and short. */
const bracketLine = /^\s*[(（【<＜《][^()（）【】<>＜＞《》。\n]{1,16}[)）】>＞》]\s*$/

/** Joins the wrapped lines of a paragraph (折り返し); list lines within it stay lines. */
export function joinParagraph(text: string): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const before = lines.at(-1)
    const headed = before !== undefined && (headingLine.test(before) || bracketLine.test(before))
    if (before === undefined || ownLine.test(line) || bracketLine.test(line) || headed || /[】>》]$/.test(before))
      lines.push(line)
    else lines[lines.length - 1] = `${before}\n${line}`
  }
  return lines
    .map((line) => cleanLine(line))
    .filter((line) => line !== '')
    .join('\n')
}

/** Splits words without marks into paragraphs: at blank lines, and where a line ends with a full stop. */
export function splitParagraphs(text: string): string[] {
  const paragraphs: string[] = []
  let open = ''
  for (const line of text.split('\n')) {
    if (line.trim() === '' || (/[。．]\s*[」』)）]?\s*$/.test(open) && !ownLine.test(line))) {
      paragraphs.push(open)
      open = line
    } else open = open === '' ? line : `${open}\n${line}`
  }
  return [...paragraphs, open].filter((paragraph) => paragraph.trim() !== '')
}
