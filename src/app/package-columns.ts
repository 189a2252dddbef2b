import { openWords, quotedWords } from '#core/open-words.ts'
import type { Source } from '#core/source.ts'
import type { PackageColumn } from './package-table.ts'

type Column<Row> = PackageColumn<Row>
type More<Row> = Partial<Pick<Column<Row>, 'description' | 'required'>>

/** A column of words (文字列の列), on one line each. */
export const wordsColumn = <Row>(
  name: string,
  title: string,
  of: (row: Row) => string | undefined,
  more: More<Row> = {},
): Column<Row> => ({
  ...{ name, title, type: 'string' },
  of: (row) => {
    const said = of(row)
    return said === undefined ? undefined : openWords(said)
  },
  ...more,
})

/** A column of ids, which name a row of this table or another: they stay as they are. */
export const idColumn = <Row>(
  name: string,
  title: string,
  of: (row: Row) => string | undefined,
  more: More<Row> = {},
): Column<Row> => ({
  ...{ name, title, type: 'string', of },
  ...more,
})

/** A column of codes (コードの列) with what each means. */
export const codeColumn = <Row>(
  name: string,
  title: string,
  codes: Readonly<Record<string, string>>,
  of: (row: Row) => string | undefined,
): Column<Row> => ({ name, title, type: 'string', codes, of })

/** A column of fiscal years (年度). */
export const yearColumn = <Row>(name: string, title: string, of: (row: Row) => number | undefined): Column<Row> => ({
  ...{ name, title, type: 'integer', unit: '年度', of },
  description: `${title}。4月に始まる年度を、始まる年の西暦で表す`,
})

/** A column of numbers (数値の列) with their unit, or the column beside it that holds the unit. */
export const numberColumn = <Row>(
  name: string,
  title: string,
  unit: string,
  of: (row: Row) => number | undefined,
  type: 'integer' | 'number' = 'number',
): Column<Row> => ({ name, title, type, unit, of })

/** A column that says true, or nothing. */
export const markColumn = <Row>(name: string, title: string, of: (row: Row) => boolean | undefined): Column<Row> => ({
  ...{ name, title, type: 'boolean', of },
  description: `${title}であれば true。そうでなければ空欄`,
})

/** Where a row was read; of a figure with the words that stand there. */
export const sourceColumns = <Row extends { source?: Source }>(quoted: boolean): Column<Row>[] => [
  wordsColumn('sourceLocator', '典拠の場所', ({ source }) => source?.locator, {
    description: '元の文書の中の場所（セル番地、ページと表の番号など）',
  }),
  ...(quoted
    ? [
        {
          ...{ name: 'sourceText', title: '典拠の記載', type: 'string' as const },
          description: '元の文書に書かれた文字を「」に入れて引用したもの。改行は／',
          of: ({ source }: Row) => (source && source.text !== '' ? quotedWords(source.text) : undefined),
        },
      ]
    : []),
]
