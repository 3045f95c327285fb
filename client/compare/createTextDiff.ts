// Query for the diff of one text between two moments.
import type { Accessor } from 'solid-js'
import type { TextDiff } from '../../shared/history/textDiff.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { address } from '../base/address.ts'
import { createQuery, type QueryOptions, type ServerQuery } from '../base/createQuery.ts'

export interface TextDiffRequest {
  readonly document: DocumentId
  /** `body.es`, `item:<id>/description.en`. */
  readonly part: string
  /** Marks in their URL form. */
  readonly from: string
  readonly to: string
}

/** No request for null. */
export const createTextDiff = (request: Accessor<TextDiffRequest | null>, options?: QueryOptions): ServerQuery<TextDiff> =>
  createQuery(() => {
    const wanted = request()
    return wanted && address('/api/documents/:document/diff', { ...wanted })
  }, options)
