const bullet = /(?:^|[\s\u3000])(?:[○◯〇●■□◎・]|[(（]\d{1,2}[)）]|[①-⑳])(?=\s*[^\s）)])/g
const frame = '(?:\\[[^[\\]]*\\]|［[^［］]*］|〔[^〔〕]*〕)'
const changed = '(?:変更|見直し|修正|差替え?|差し替え)'
/** → between two frames, with or without (変更): the second took the place of the first. */
const replaces = `\\s*[↓→⇒]+\\s*(?:[(（]?${changed}[)）]?)?\\s*(?=[[［〔])`
const framed = new RegExp(
  `${frame}(?:${replaces}${frame})*[^\\S\\n]*(?:[⇒→][^\\n[［〔]*)?(?:\\s*※[^\\n]*)?(?:\\s*[↓→][^\\n[［〔○◯]*)?(?:\\s*[(（]${changed}[)）])?`,
  'g',
)

/** Cuts the words of a targets cell into its entries: at bullets, and where an entry without one ends with its frame. */
export function cutEntries(text: string): string[] {
  const depth = bracketDepths(text)
  const starts = [...text.matchAll(bullet)].filter(({ index }) => depth[index] === 0).map(({ index }) => index)
  if (starts.length === 0) return cutAtFrames(text)
  const head = text.slice(0, starts[0])
  const pieces = starts.map((from, nth) => text.slice(from, starts[nth + 1]))
  const joined = /\[|［|〔/.test(head) ? [head, ...pieces] : pieces.map((piece, nth) => (nth === 0 ? `${head}${piece}` : piece))
  return joined.flatMap((piece) => cutAtFrames(piece))
}

/** An entry ends with its frame, or with its line where each line has a figure. */
function cutAtFrames(text: string): string[] {
  const found = [...text.matchAll(framed)]
  if (found.length > 1) {
    const ends = found.map((match) => match.index + match[0].length)
    return ends.map((end, nth) => text.slice(nth === 0 ? 0 : ends[nth - 1], nth === ends.length - 1 ? undefined : end))
  }
  const lines = text.split(/\n(?!\s*※)/).filter((line) => line.trim() !== '')
  const each = found.length === 0 && lines.length > 1 && lines.every((line) => /\d/.test(line))
  return each ? lines : [text]
}

/** How many brackets are open before each character. */
function bracketDepths(text: string): number[] {
  let depth = 0
  return text.split('').map((c) => {
    const before = depth
    if ('([（［「『'.includes(c)) depth++
    else if (')]）］」』'.includes(c)) depth--
    return before
  })
}

const twoFrames = new RegExp(`^(.*?)(${frame})${replaces}(${frame})\\s*(?:[(（]${changed}[)）])?(.*)$`, 's')
const withinFrame = new RegExp(
  `^(.*?)[[［〔]([^[\\]［］〔〕]*?)\\s*[→⇒]\\s*([^[\\]［］〔〕]*?)\\s*(?:に|へ)?[(（]?${changed}[)）]?\\s*[\\]］〕](.*)$`,
  's',
)

/** Parts an entry whose figure was changed within the year: `[100社] → [50社]` or `[100社⇒50社に変更]` is two targets of one name. */
export function splitChange(piece: string): string[] {
  const two = twoFrames.exec(piece)
  if (two) return [`${two[1]}${two[2]} ↓(変更)`, `${two[1]}${two[3]}${two[4]}`]
  const one = withinFrame.exec(piece)
  return one ? [`${one[1]}[${one[2]}] ↓(変更)`, `${one[1]}[${one[3]}]${one[4]}`] : [piece]
}
