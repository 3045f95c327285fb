// Two people typing at once through stock clients, with the server killed in the middle: the text must be the recording's.
import { spawnSync } from 'node:child_process'
import type { RecordedTraffic } from '../harness/process/conversation.ts'
import { replayTogether } from '../harness/process/replayTogether.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row } from './stats.ts'

export const friends = async (conversation: RecordedTraffic): Promise<string> => {
  let server = await ServerProcess.start()
  const { dir, port } = server
  try {
    const start = performance.now()
    const result = await replayTogether(server, 'page:bench-friends', conversation, async () => {
      await server.kill()
      server = await ServerProcess.start(dir, port)
    })
    const took = performance.now() - start
    const equal = [...result.texts, result.kept].every((text) => text === conversation.endContent)
    const verified = spawnSync(process.execPath, ['server/cli/verify.ts', dir], { encoding: 'utf8' })
    return row(`two typists, ${conversation.turns.length} turns, one kill -9`, {
      took: ms(took),
      'text equals the recording': equal && result.crashed ? 'yes' : 'NO',
      'log verifies': verified.status === 0 ? 'yes' : 'NO',
    })
  } finally {
    await server.discard()
  }
}
