/** A number as a program reads it: digits, one point, a sign, an exponent. */
const plain = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
/** A number with what a person adds to it: separators, ▲, a unit, a note. */
const dressed =
  /^[-+−－▲△▼¥￥$約(（]*[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?[)）]?\s*(?:[%％‰℃]|\p{L}{1,3})?\s*(?:[※*＊†][\d０-９]*|[(（][^()（）]*[)）])?$/u

/** Whether words are a number and nothing else. */
export const isPlainNumber = (words: string): boolean => plain.test(words)

/** Whether words are a number with something that is none of it (1,234 ▲5 12人 3%). */
export const isDressedNumber = (words: string): boolean => words.length <= 40 && !plain.test(words) && dressed.test(words)

const several = /^[\d.,]+\s*[^\d\s.,]{0,4}\s*[、/／・]\s*[\d.,]+\s*[^\d\s.,]{0,4}$|^\d+\s*[（(]\d+[)）]$/

/** Whether words are two figures in one: 12（3）, 4人/5社. A year with its month is none. */
export const isSeveralNumbers = (words: string): boolean => several.test(words) && !/^\d{4}[/／]\d{1,2}$/.test(words)

/** Words that stand in a column of numbers for 「no value」: -, …, x, 非公表. */
export const isSymbol = (words: string): boolean =>
  /^(?:[\p{P}\p{S}]{1,4}|[xXχ]|[nN]\/?[aA]|NULL|null|ー|該当なし|なし|設定なし|不明|未定|非公表|秘匿|調査中|検討中|集計中)$/u.test(
    words,
  )

/** Whether a heading speaks of time (年度, 月日, year). */
export const isTimeHeading = (heading: string): boolean =>
  /(?:年|年度|年月|月|日|日付|日時|時点|時期|期間|期日)$|^(?:年|月|日)|(?:^|_)(?:date|year|month|period)s?$|(?:Year|Date|Month)$/.test(
    heading,
  )

/** Whether a heading names what tells rows apart and is never added up (コード, 番号, ID). */
export const isNumbering = (heading: string): boolean =>
  /コード|番号|順位|順序|順$|No\.?$|no$|ＩＤ|ID$|[iI]d$|code$|^(?:order|line|code|rank|index|version)$|[a-z](?:Code|Number|Order|No)$|電話|郵便/.test(
    heading,
  )

/** Whether a heading names a figure that has no unit (指数), or a mark. */
export const isUnitless = (heading: string): boolean => /指数|フラグ|区分/.test(heading)
