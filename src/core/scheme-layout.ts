/**
 * How the contents lie on the page (配置). `form` (帳票): labels beside or above their values · `rows` (一覧表): labels are column headings,
 * items are rows with their contents under them.
 */
export const layouts = ['form', 'rows'] as const
export type Layout = (typeof layouts)[number]
