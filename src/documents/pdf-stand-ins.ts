/** What pdfjs expects of a browser: matrices and paths when it loads, font faces when it meets a font. */
const standIns = {
  DOMMatrix: class {},
  ImageData: class {},
  Path2D: class {},
  FontFace: class {
    readonly loaded = Promise.resolve()
  },
}

/**
 * Nothing is drawn here, so that empty stand-ins are enough for pdfjs; they are taken away again.
 * (Told to do without font faces, pdfjs would work out the outline of every character instead: 1.7 × the time.)
 */
export async function withStandIns<Result>(action: () => Promise<Result>): Promise<Result> {
  const absent = Object.entries(standIns).filter(([name]) => !(name in globalThis))
  for (const [name, value] of absent) Object.defineProperty(globalThis, name, { value, configurable: true })
  try {
    return await action()
  } finally {
    for (const [name] of absent) Reflect.deleteProperty(globalThis, name)
  }
}
