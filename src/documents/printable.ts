import { cleanText } from '#core/text-fold.ts'
import type { DrawnPictures } from './picture-files.ts'

/** 下駄: stands where no font has the letter. */
const geta = '〓'

/** Makes text and pictures printable, and remembers what was not. */
export interface Letters {
  drawn: DrawnPictures
  show(text: string): string
  /** Letters that stand as 〓, in the order met. */
  missing: Set<string>
}

/**
 * Letters as far as the fonts have them: one that none has stands as the letter it is a form of (⻄ as 西), else as 〓. What is no letter
 * to see (joiners, variation selectors, tags) is left out with them.
 */
export function printableLetters(has: (letter: number) => boolean): Omit<Letters, 'drawn'> {
  const missing = new Set<string>()
  const known = new Map<string, string>()
  const ofLetter = (letter: string): string => {
    if (has(letter.codePointAt(0) as number)) return letter
    const plain = cleanText(letter).normalize('NFKC')
    if (plain !== '' && [...plain].every((one) => has(one.codePointAt(0) as number))) return plain
    missing.add(letter)
    return geta
  }
  const show = (text: string) =>
    text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/[^\n\t -~\u3000-\u30ff]/gu, (letter) => {
      const shown = known.get(letter) ?? ofLetter(letter)
      known.set(letter, shown)
      return shown
    })
  return { show, missing }
}
