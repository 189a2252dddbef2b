/**
 * What a reader takes at most, so that a whole import stays within 512 MiB and 5 seconds.
 * An evaluation sheet (評価票) is some tens of kilobytes; the largest real workbook seen holds 380,000 cells in 2 MB.
 */
export const limits = {
  /** Bytes of a file as it is given. */
  fileBytes: 64 * 1024 * 1024,
  /** Bytes of one part of a zip container, unpacked. */
  partBytes: 40 * 1024 * 1024,
  /** Bytes of all parts read from one container, unpacked. */
  totalBytes: 80 * 1024 * 1024,
  /** Entries of a zip container. */
  entries: 10_000,
  /** Cells of a document. */
  cells: 600_000,
  /** Fields of a comma-separated file that is only checked, never kept. */
  checkedCells: 4_000_000,
  /** Places (rows × columns) that the cells of one sheet may lie apart. */
  places: 6_000_000,
  /** Columns of a table. */
  columns: 16_384,
  /** Levels of nested elements; browsers stop at 512 too. */
  depth: 512,
} as const

/** What is taken at most of a folder or of a zip of many files; each file in it meets the limits above on its own. */
export const listingLimits = {
  /** Files of a folder with all its folders. */
  folderFiles: 100_000,
  /** Entries of a zip with the zips in it. */
  archiveFiles: 10_000,
  /** Bytes of a zip with the zips in it, unpacked. */
  archiveBytes: 2 * 1024 * 1024 * 1024,
  /** Bytes of a zip's directory. */
  directoryBytes: 16 * 1024 * 1024,
  /** How many times larger an entry may become than it lies in the zip (deflate reaches 1,032; a plain table some 30). */
  ratio: 200,
  /** Below this size (bytes, unpacked) no ratio is suspicious. */
  ratioFrom: 4 * 1024 * 1024,
} as const

/** What is taken at most of the pictures (図) of a form that is printed. */
export const pictureLimits = {
  /** Bytes of one picture. */
  bytes: 16 * 1024 * 1024,
  /** Pixels of one picture, which take four bytes each when it is drawn; a scanned A3 page has some 35 million. */
  pixels: 40_000_000,
  /** Points of a side on paper: no page is longer. */
  points: 4_000,
  /** Rows and columns of a sheet among which a picture begins: one further off would print that many empty rows. */
  rows: 5_000,
  columns: 500,
  /** Pictures of one sheet or Word file. */
  count: 200,
} as const
