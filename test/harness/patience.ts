// What a test waits for comes later on a loaded machine than within the second that Vitest waits by default.
import { vi } from 'vitest'

export const PATIENCE_MS = 60_000
const { waitFor } = vi
vi.waitFor = (callback, options = PATIENCE_MS) => waitFor(callback, options)
