// What a projector makes of a document: plain rows, a function of the Y.Doc alone.
import type { Bilingual } from '../../shared/bilingual.ts'

export interface ProjectedStream {
  readonly id: string
  readonly name: Bilingual
  readonly archived: boolean
}

export interface Projection {
  /** Of a text; a road map is called by the name of its group. */
  readonly title: Bilingual | null
  /** In their order; null when none of them changed. */
  readonly streams: readonly ProjectedStream[] | null
  /** By part; a null removes the part. */
  readonly texts: ReadonlyMap<string, Bilingual | null>
  /** True when these are all rows of the document, so that any other is removed. */
  readonly whole: boolean
}
