// Yjs reads what somebody sends, or cannot: it says so by throwing, and to us that is an expected answer.
import * as Y from 'yjs'
import type { Decoded } from './places.ts'

export const decodeUpdate = (update: Uint8Array): Decoded | null => {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // Content that cannot be read. The update is malformed.
    return null
  }
}
