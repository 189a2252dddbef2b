/** A picture of a paper (図): what is seen, and what it shows in words for those who cannot see it. */
export interface Picture {
  image: Image
  /** 代替テキスト; empty where nobody gave one. */
  alt: string
  /** Points. */
  width: number
  height: number
  /** What is cut off at each side (トリミング), as a share of the whole: below one together with the side across. */
  crop?: Crop
}

/** What of a picture is not seen. */
export interface Crop {
  left: number
  top: number
  right: number
  bottom: number
}

/** How large the whole picture is, of which a part is seen, and where it begins. */
export function wholeOf({ width, height, crop }: Picture): { width: number; height: number; left: number; top: number } {
  if (!crop) return { width, height, left: 0, top: 0 }
  const [wide, high] = [width / (1 - crop.left - crop.right), height / (1 - crop.top - crop.bottom)]
  return { width: wide, height: high, left: -crop.left * wide, top: -crop.top * high }
}

/** What is seen. SVG is always a drawing of ours: one from outside could name other files. */
export type Image = { kind: 'svg'; svg: string } | { kind: 'png' | 'jpeg'; bytes: Uint8Array }

/** A picture that lies over cells: points from the left edge of its table and from the top of its row. */
export interface LyingPicture extends Picture {
  left: number
  top: number
}

/** A picture in a cell, below so many of the lines of its text. */
export interface PictureInWords extends Picture {
  line: number
}

/** The words of a cell and the pictures between them, in their order. */
export function wordsAndPictures(text: string, pictures: PictureInWords[]): (string | PictureInWords)[] {
  const lines = text === '' ? [] : text.split('\n')
  const parts: (string | PictureInWords)[] = []
  let from = 0
  for (const picture of pictures.toSorted((one, other) => one.line - other.line)) {
    const words = lines.slice(from, picture.line).join('\n')
    if (words !== '') parts.push(words)
    from = Math.max(from, Math.min(picture.line, lines.length))
    parts.push(picture)
  }
  const rest = lines.slice(from).join('\n')
  return rest === '' ? parts : [...parts, rest]
}
