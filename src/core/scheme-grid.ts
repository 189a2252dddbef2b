/**
 * What layout `grid` (年度が列に並ぶ一覧表) must be told beyond the fields of the sheet: headings that stand over several columns, with the
 * keys of the fields under each from left to right. Every other column is found by its field's own label or by usual words.
 */
export interface GridDeclaration {
  headings?: Record<string, string[]>
}
