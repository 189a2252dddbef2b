import type { DocumentFacts } from '#core/exchange.ts'
import { openWords } from '#core/open-words.ts'
import { type PackageTable, packageTable } from './package-table.ts'

interface CodeRow {
  table: string
  column: string
  scale?: string
  code: string
  meaning: string
}

const words = (name: string, title: string, of: (row: CodeRow) => string | undefined) => ({
  ...{ name, title, type: 'string' as const },
  of,
})

/** What every code of the tables means (コード表), the body's own grades with the words of its legend. */
export function codeTable(tables: readonly PackageTable[], { grades }: DocumentFacts): PackageTable {
  const rows: CodeRow[] = [
    ...tables.flatMap(({ name, columns }) =>
      columns.flatMap((column) =>
        Object.entries(column.codes ?? {}).map(([code, meaning]) => ({ table: name, column: column.name, code, meaning })),
      ),
    ),
    ...grades.map(({ scale, code, meaning }) => ({
      ...{ table: 'evaluations', column: 'grade', scale: openWords(scale), code: openWords(code) },
      meaning: openWords(meaning),
    })),
  ]
  return packageTable<CodeRow>(
    { name: 'codes', title: 'コード表', description: '各表のコードと評点の意味' },
    [
      words('table', '表', ({ table }) => table),
      words('column', '列', ({ column }) => column),
      words('scale', '評価の尺度', ({ scale }) => scale),
      words('code', 'コード', ({ code }) => code),
      words('meaning', 'コードの意味', ({ meaning }) => meaning),
    ],
    rows,
  )
}

interface ColumnRow {
  table: string
  order: number
  column: string
  title: string
  type: string
  unit?: string
  description: string
}

/** What every column means (データ定義書). */
export function columnTable(tables: readonly PackageTable[]): PackageTable {
  const rows = tables.flatMap(({ name, columns }) =>
    columns.map(
      ({ name: column, title, type, unit, description = title }, nth): ColumnRow => ({
        ...{ table: name, order: nth + 1, column, title, type, description },
        ...(unit === undefined ? {} : { unit }),
      }),
    ),
  )
  const said = (name: keyof ColumnRow, title: string) => ({
    ...{ name, title, type: 'string' as const },
    of: (row: ColumnRow) => row[name],
  })
  return packageTable<ColumnRow>(
    { name: 'columns', title: 'データ定義書', description: '各表の列の名称・型・単位・意味' },
    [
      said('table', '表'),
      { name: 'order', title: '列の順', type: 'integer', unit: '番目', of: ({ order }) => order },
      said('column', '列の物理名'),
      said('title', '列の名称'),
      said('type', '型'),
      said('unit', '単位'),
      said('description', '説明'),
    ],
    rows,
  )
}
