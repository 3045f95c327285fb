// Parses a file of heads stored outside the server; separate, because the worker that verifies logs does not need it.

import { heldBody, readJson } from './archiveSchemas.ts'
import type { HeldHeads } from './heldHeads.ts'

/** `null` for a file without heads. */
export const readHeldHeads = (file: string, bytes: Uint8Array): HeldHeads | null => {
  const held = readJson(bytes, heldBody)
  return held && { file, ...held }
}
