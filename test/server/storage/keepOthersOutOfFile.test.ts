import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { composeServer } from '../../../server/composeServer.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { openWorld } from '../testWorld.ts'

test('[N4] a second server on the embedded database is refused with a sentence before it changes anything, until the first one is gone', async () => {
  const world = await openWorld()
  onTestFinished(() => rmSync(world.config.dataDir, { recursive: true, force: true }))
  const start = () => composeServer(world.config, { logger: createLogger('silent'), pagesFolder: '/nonexistent' })
  await expect(start()).rejects.toThrow(/^Another server uses .*ruta\.db\. Stop it first/)
  await world.server.close()
  const second = await start()
  await second.close()
})
