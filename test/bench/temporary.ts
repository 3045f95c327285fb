// Folders that a bench makes, and removes.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'ruta-bench-'))
