// The sample, written once for all browser stories: each server begins with a copy of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildPages } from '../../server/cli/build.ts'
import { freePort, PASSWORD, startServer } from './demoServer.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder that nobody has open. */
    seeded: string
  }
}

export const setup = async ({ provide }: TestProject): Promise<() => void> => {
  await buildPages()
  const folder = mkdtempSync(join(tmpdir(), 'ruta-seeded-'))
  const server = await startServer(
    'demo',
    { PORT: String(await freePort()), DATA_DIR: folder, DEMO_PASSWORD: PASSWORD, DEMO_DATES: 'historic' },
    /Ctrl-C/,
  )
  await server.kill()
  provide('seeded', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
