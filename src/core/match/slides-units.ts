import { cleanLine } from '../text-fold.ts'

const unitName = /^[^。、「」:：\d]{1,24}(?:課|室|係|局|部|所|センター|事務局|担当|チーム|グループ|班|院|校|委員会)$/

/** Whether a text is nothing but names of sections (部局・課), parted by spaces or marks. */
export function isUnitName(text: string): boolean {
  const names = unitsIn(text)
  return names.length > 0 && names.every((name) => unitName.test(name))
}

/** The names of sections in a text that holds nothing else. */
export function unitsIn(text: string): string[] {
  return cleanLine(text)
    .split(/[\s、,・／/]+/)
    .filter((name) => name !== '')
}

/** A heading with the name of a section behind it in one line: 「みどりの推進 公園課」. */
export function cutUnits(text: string): { heading: string; units: string[] } {
  const words = cleanLine(text).split(/\s+/)
  const units: string[] = []
  while (words.length > 1 && unitName.test(words.at(-1) as string)) units.unshift(words.pop() as string)
  return { heading: words.join(' '), units }
}
