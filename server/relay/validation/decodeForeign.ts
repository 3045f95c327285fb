// Yjs reads what somebody sends, or cannot: it says so by throwing, and to us that is an expected answer.
import { type Decoded, decodeUpdate } from '../../../shared/yjs/decodedUpdate.ts'

export const decodeForeign = (update: Uint8Array): Decoded | null => {
  try {
    return decodeUpdate(update)
  } catch {
    // Content that cannot be read. The update is malformed.
    return null
  }
}
