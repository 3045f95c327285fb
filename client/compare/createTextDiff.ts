// One text between two moments, as the server compares it.
import type { Accessor } from 'solid-js'
import type { TextDiff } from '../../shared/history/textDiff.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { createQuery, type Query, type QueryOptions } from '../base/createQuery.ts'

export interface TextDiffRequest {
  readonly document: DocumentId
  /** `body.es`, `item:<id>/description.en`. */
  readonly part: string
  /** Marks, as addresses write them. */
  readonly from: string
  readonly to: string
}

/** Nothing is asked for null. */
export const createTextDiff = (request: Accessor<TextDiffRequest | null>, options?: QueryOptions<TextDiff>): Query<TextDiff> =>
  createQuery(() => {
    const wanted = request()
    if (!wanted) return null
    const { document, from, to, part } = wanted
    return `/api/documents/${document}/diff?${new URLSearchParams({ from, to, part })}`
  }, options)
