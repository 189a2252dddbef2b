/** The mark of Shirube, a signpost (しるべ), as an SVG file. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#666" d="M11 2h2v21h-2z"/><path fill="#00428c" d="M4 4h12l5 5-5 5H4z"/></svg>`
