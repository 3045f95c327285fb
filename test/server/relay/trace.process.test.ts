// Two people's recorded typing at once, through stock clients, with the server killed in the middle.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ServerProcess } from '../../bench/serverProcess.ts'
import { inventedConversation } from '../../harness/process/conversation.ts'
import { replayTogether } from '../../harness/process/replayTogether.ts'
import { createDice } from '../../harness/random.ts'

test('[W1] [I2] a conversation of two typists through stock clients ends as its text, though the server is killed in the middle', async () => {
  let server = await ServerProcess.start()
  const { dir, port } = server
  try {
    const conversation = inventedConversation(createDice(11).next, 1_500)
    const result = await replayTogether(server, 'page:bench-friends', conversation, async () => {
      await server.kill()
      await sleep(50)
      server = await ServerProcess.start(dir, port)
    })
    expect(result.crashed).toBe(true)
    expect(result.texts).toEqual([conversation.endContent, conversation.endContent])
    expect(result.kept).toBe(conversation.endContent)
  } finally {
    await server.discard()
  }
})
