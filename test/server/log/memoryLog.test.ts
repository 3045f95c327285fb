import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { updateLogContract } from './updateLogContract.ts'

updateLogContract('memory', async (world) => {
  const log = createMemoryLog(world)
  return { log, again: null, close: () => log.close() }
})
