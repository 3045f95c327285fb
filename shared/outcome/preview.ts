// The first page of a PDF as shapes, for the dialog that exports it: the same letters at the same places, and how many pages there are.

export type PreviewShape =
  | {
      readonly type: 'words'
      readonly words: string
      readonly x: number
      readonly baseline: number
      readonly width: number
      readonly size: number
      readonly color: string
      readonly serif: boolean
      readonly bold: boolean
      readonly italic: boolean
    }
  /** `path`: in the commands of SVG. */
  | { readonly type: 'fill'; readonly path: string; readonly color: string }
  | { readonly type: 'line'; readonly path: string; readonly color: string; readonly width: number; readonly dash: boolean }

export interface DocumentPreview {
  readonly pages: number
  /** In points, as the shapes. */
  readonly width: number
  readonly height: number
  readonly shapes: readonly PreviewShape[]
}
