/** A passage of pdfjs' parser, and what stands in its place. */
interface Passage {
  of: string
  lean: string
}

/**
 * pdfjs repairs the program of every font (字形) so that a browser can draw with it: most of the time a sheet takes. Nothing is drawn here.
 * A font that says which character each code is (ToUnicode) has its widths in the file's own words too, so that its program need not
 * even be unpacked; of other fonts pdfjs goes on to look for the characters in the program.
 */
const passages: readonly Passage[] = [
  {
    of: 'if (fontFile.isAsync) {\n            const bytes = await fontFile.asyncGetBytes();',
    lean: 'if (fontFile.isAsync && !toUnicode) {\n            const bytes = await fontFile.asyncGetBytes();',
  },
  {
    of: "    if (!file || file.isEmpty) {\n      if (file) {\n        warn('Font file is empty in \"'",
    lean: `    if (file && properties.hasIncludedToUnicodeMap) {
      adjustWidths(properties);
      amendFallbackToUnicode(properties);
      return;
    }
    if (!file || file.isEmpty) {
      if (file) {
        warn('Font file is empty in "'`,
  },
]

/** How the parser ends as a module; it names itself in the global `pdfjsWorker` too. */
const ending = 'export { WorkerMessageHandler };'

/**
 * The parser as a script that leaves font programs alone (軽い解析器), to be run in a thread's own context; undefined where it is not the
 * one whose passages are known, which then is to be taken as it is. `source`: pdfjs' `pdf.worker.mjs`, found at `address`.
 */
export function leanParser(source: string, address: string): string | undefined {
  let lean = source
  for (const { of, lean: instead } of [...passages, { of: ending, lean: '' }]) {
    const parts = lean.split(of)
    if (parts.length !== 2) return undefined
    lean = parts.join(instead)
  }
  // As in a module: strict, and its names its own. Only its decoders of pictures ask where they are.
  return `(() => { 'use strict';${lean.replaceAll('import.meta.url', JSON.stringify(address))}\n})()`
}
