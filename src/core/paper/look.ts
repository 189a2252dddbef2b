/** A line around a cell (罫線). */
export interface Line {
  /** Points. */
  width: number
  /** `#rrggbb` */
  colour: string
  dash?: 'dashed' | 'dotted'
}

/** How words are set and what is around them (書式). Absent: left, top, black, 10.5 points, no lines. */
export interface Look {
  /** Points. */
  size?: number
  bold?: boolean
  italic?: boolean
  underline?: boolean
  /** `#rrggbb` */
  colour?: string
  fill?: string
  across?: 'left' | 'center' | 'right'
  down?: 'top' | 'middle' | 'bottom'
  /** Steps of indentation, in points. */
  indent?: number
  /** Letters one below the other (縦書き). */
  upright?: boolean
  /** Words stay on one line, made smaller where they need it (縮小して全体を表示). */
  shrink?: boolean
  lines?: { top?: Line; right?: Line; bottom?: Line; left?: Line }
  /** Empty room inside the cell. */
  room?: { across: number; down: number }
}
