/** A picture of a paper (図): what is seen, and what it shows in words for those who cannot see it. */
export interface Picture {
  image: Image
  /** 代替テキスト; empty where nobody gave one. */
  alt: string
  /** Points. */
  width: number
  height: number
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
