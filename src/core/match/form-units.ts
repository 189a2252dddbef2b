import { cleanText } from '../text-fold.ts'

/** How the name of a section (部局・課) ends. */
export const unitEnd = /(?:課|室|局|部|係|所|班|館|園|院|校|署|センター|事務局|本部|区役所|担当)$/

/** Sections (部局・課), one a line; also parted by 、 or a space where each part is a section; a section broken over lines is joined. */
export function readUnits(texts: string[]): string[] {
  const lines: string[] = []
  for (const line of texts.flatMap((text) =>
    cleanText(text)
      .split('\n')
      .map((part) => part.trim()),
  )) {
    const before = lines.at(-1)
    if (before !== undefined && before !== '' && line !== '' && !unitEnd.test(before) && !/[)）]$/.test(before))
      lines[lines.length - 1] = before + line
    else lines.push(line)
  }
  const apart = lines.flatMap((line) => {
    const parts = line.split(/[、,，;；/／・]/).map((part) => part.trim())
    return parts.every((part) => unitEnd.test(part)) ? parts.flatMap(splitAtSpaces) : [line.replace(/\s+/g, ' ')]
  })
  return apart.filter((unit) => unit !== '' && !/^[-－―—‐ー]+$/.test(unit))
}

/** 企画課 総務課 are two sections; 産業局 商工課 is one: a space before a lower rank lies within a name. */
function splitAtSpaces(line: string): string[] {
  const units: string[] = []
  for (const part of line.split(/\s+/)) {
    const before = units.at(-1)
    if (before !== undefined && (!unitEnd.test(before) || rankOf(before) < rankOf(part)))
      units[units.length - 1] = `${before} ${part}`
    else units.push(part)
  }
  return units
}

/** 局 before 部 before 課 before 係. */
const ranks = [/(?:局|本部|庁)$/, /(?:部|区役所)$/, /(?:課|室|所|館|園|院|校|署|センター)$/, /(?:係|班|担当)$/]
const rankOf = (unit: string) => ranks.findIndex((end) => end.test(unit))
