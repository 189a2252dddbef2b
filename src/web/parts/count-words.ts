/** A number of things as a page writes it (件数): 47040 → 「47,040」. */
export const formatCount = (count: number): string => count.toLocaleString('ja-JP')
