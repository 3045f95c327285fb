// Messages between the main thread and the one that writes tables anew.
export type ToRewriter =
  | { readonly type: 'rewrite'; readonly job: number; readonly table: string }
  /** Moves the write-ahead log into the file, while others write. */
  | { readonly type: 'checkpoint'; readonly job: number }
  /** Empties the write-ahead log. */
  | { readonly type: 'truncate'; readonly job: number }
  | { readonly type: 'close' }

export type FromRewriter =
  /** `isDone`: false while a reader uses the write-ahead log. */
  | { readonly type: 'done'; readonly job: number; readonly isDone: boolean }
  | { readonly type: 'failed'; readonly job: number; readonly why: string }
