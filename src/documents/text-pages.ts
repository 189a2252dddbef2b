/** The pages of a text (頁), each as its lines; page numbers at their feet are left blank. A text without page breaks is one page. */
export function pagesOf(text: string): string[][] {
  const pages = text.split('\f').map((page) => page.split(/\r\n?|\n/))
  const feet = pages.map(footOf)
  for (const [i, foot] of feet.entries()) {
    const [before, after] = [feet[i - 1]?.number, feet[i + 1]?.number]
    // A number alone is a page's only where the pages beside it count on.
    if (foot && (foot.framed || before === foot.number - 1 || after === foot.number + 1)) pages[i]!.splice(foot.at, 1, '')
  }
  return pages
}

/** The last line of a page, where it is nothing but a number: 12, － 14 －. */
function footOf(page: string[]): { at: number; number: number; framed: boolean } | undefined {
  const at = page.findLastIndex((line) => line.trim() !== '')
  const found = /^\s*([-－–—―]\s*)?(\d{1,4})(\s*[-－–—―])?\s*$/.exec(page[at]?.normalize('NFKC') ?? '')
  return found ? { at, number: Number(found[2]), framed: found[1] !== undefined && found[3] !== undefined } : undefined
}
