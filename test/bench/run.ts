// `npm run bench [-- --only NAME,NAME] [--trace FILE] [--conversation FILE]`: figures of this server and client on this machine. Never a test.
import { parseArgs } from 'node:util'
import { createDice } from '../harness/random.ts'
import { inventedConversation, recordedConversation } from '../process/conversation.ts'
import { burst } from './burst.ts'
import { client } from './client/client.ts'
import { friends } from './friends.ts'
import { idle } from './idle.ts'
import { packing } from './packing.ts'
import { realDocument } from './realDocument.ts'
import { review } from './review.ts'
import { invented, recorded } from './traffic.ts'
import { typing } from './typing.ts'

const { values } = parseArgs({ options: { only: { type: 'string' }, trace: { type: 'string' }, conversation: { type: 'string' } } })
const meeting = { people: 60, typists: 10, keysPerSecond: 5, seconds: 6, earlierIds: 0 }

const BENCHES: Readonly<Record<string, () => Promise<string | readonly string[]> | AsyncIterable<string>>> = {
  meeting: () => typing(meeting),
  ids: () => typing({ ...meeting, earlierIds: 5_000 }),
  burst: async () => [await burst(20_000), await burst(20_000, 'off')],
  document: () => realDocument(values.trace ? recorded(values.trace) : invented(260_000, createDice(7).next), 300),
  friends: () =>
    friends(values.conversation ? recordedConversation(values.conversation) : inventedConversation(createDice(11).next, 5_000)),
  idle: () => idle(1_000, 250),
  client,
  packing: async () => {
    const trace = values.trace ? recorded(values.trace, 1) : invented(260_000, createDice(7).next, 1)
    return [await packing(trace, 10), await packing(trace, 1)]
  },
  review: () => review(2_000, 100_000),
}

const wanted = values.only?.split(',') ?? Object.keys(BENCHES)
const unknown = wanted.filter((name) => !BENCHES[name])
if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
console.log(`Node ${process.version}, ${process.arch}; every figure is one run on this machine\n`)
for (const name of wanted) {
  const lines = await BENCHES[name]?.()
  for await (const line of typeof lines === 'string' ? [lines] : (lines ?? [])) console.log(line)
}
process.exit(0)
