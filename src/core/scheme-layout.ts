/**
 * How the contents lie on the page (配置). `form` (帳票): labels beside or above their values · `rows` (一覧表): labels are column headings,
 * items are rows with their contents under them · `columns` (並列の文章): what is done, what is to be reached and how far it has come, side by side.
 * `grid` (年度の並ぶ一覧表): as rows, with indicators one a row and measures of a year one a column.
 * `slides` (発表資料): lists, boxes and pages about one item, as a presentation has them.
 * `records` (一行一件の表): one row a programme, many columns; yearly blocks, or several tables that name each other's rows.
 */
export const layouts = ['form', 'rows', 'columns', 'grid', 'slides', 'records'] as const
export type Layout = (typeof layouts)[number]
