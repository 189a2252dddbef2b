/** Whether nothing but ornaments, a number before or (1) after it shares the lines of a heading. */
export function fillsLines(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const lineEnd = text.indexOf('\n', end)
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd)
  return (
    /^[\s<＜〈《≪〔【［[「『■□●○◆◇◎★※・]*(?:[(（]?[\d０-９①-⑳ⅠⅡⅢⅣⅤ]{1,2}[)）.．、]?)?[\s<＜〈《≪〔【［[「『■□●○◆◇◎★]*$/.test(
      before,
    ) &&
    /^[\s>＞〉》≫〕】］\]」』:：]*(?:[(（][\d０-９]{1,2}[)）])?[\s>＞〉》≫〕】］\]」』]{0,4}(?:[(（]単位[^()（）\n]{0,12}[)）])?\s{0,4}$/.test(
      after,
    )
  )
}
