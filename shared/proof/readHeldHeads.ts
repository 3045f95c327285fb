// Heads that somebody kept, out of a file: apart from what is done with them, for the worker that checks logs reads none.

import { heldBody, readJson } from './archiveSchemas.ts'
import type { HeldHeads } from './heldHeads.ts'

/** `null` for a file that holds no heads. */
export const readHeldHeads = (file: string, bytes: Uint8Array): HeldHeads | null => {
  const held = readJson(bytes, heldBody)
  return held && { file, ...held }
}
