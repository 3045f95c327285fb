// `npm run bench [-- --only NAME,NAME] [--parts PART,PART] [--trace FILE] [--conversation FILE]
//   [--years-edits 4000,40000] [--years-question slider] [--groups 100,10000]`: figures of this server and client on this machine.
// `npm run bench -- --rivals [--rounds 5] [--only w1,w4] [--contestants ruta,bare-ws] [--results FILE]`: beside our rivals. Never a test.
import { parseArgs } from 'node:util'
import { inventedConversation, recordedConversation } from '../harness/process/conversation.ts'
import { createDice } from '../harness/random.ts'
import { backup } from './backup.ts'
import { burst } from './burst.ts'
import { CLIENT_PARTS, client } from './client/client.ts'
import { comeAndGo } from './comeAndGo.ts'
import { documents } from './documents.ts'
import { friends } from './friends.ts'
import { GROUP_COUNTS, groups } from './groups.ts'
import { grow } from './grow.ts'
import { idle } from './idle.ts'
import { measureMeeting } from './meeting.ts'
import { packing } from './packing.ts'
import { realDocument } from './realDocument.ts'
import { compare } from './rivals/compare.ts'
import { WORKLOADS } from './rivals/workloads.ts'
import { shift } from './shift.ts'
import { soak } from './soak.ts'
import { invented, recorded } from './traffic.ts'
import { typing } from './typing/typing.ts'
import { YEARS_EDITS, years } from './years.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    only: text,
    parts: text,
    trace: text,
    conversation: text,
    'years-edits': text,
    'years-question': text,
    groups: text,
    rivals: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    contestants: text,
    results: text,
  },
})
const sixty = { rooms: 1, people: 60, typists: 10, keysPerSecond: 5, seconds: 6 }
const trace = () => (values.trace ? recorded(values.trace) : invented(260_000, createDice(7).next))

const BENCHES: Readonly<Record<string, () => Promise<string | readonly string[]> | AsyncIterable<string>>> = {
  meeting: () => measureMeeting(sixty),
  ids: () => measureMeeting(sixty, 5_000),
  backup: () => backup(200),
  burst: async () => [await burst(20_000), await burst(20_000, 'off')],
  document: () => realDocument(trace(), 300),
  friends: () =>
    friends(values.conversation ? recordedConversation(values.conversation) : inventedConversation(createDice(11).next, 5_000)),
  idle: () => idle(1_000, 250),
  connections: () => idle(10_000, 2_500),
  rooms: () => comeAndGo(500, 3),
  grow,
  shift: () => shift(values.parts?.split(',')),
  soak: () => soak(20),
  client: () => client(values.parts?.split(',')),
  typing,
  packing: async () => {
    const trace = values.trace ? recorded(values.trace, 1) : invented(260_000, createDice(7).next, 1)
    return [await packing(trace, 10), await packing(trace, 1)]
  },
  years: () => years(values['years-edits']?.split(',').map(Number) ?? YEARS_EDITS, values['years-question']),
  groups: () => groups(values.groups?.split(',').map(Number) ?? GROUP_COUNTS),
  documents: () => documents({ ...sixty, seconds: 20 }, 1_150),
}

const side = (only: readonly string[]) =>
  compare({
    rounds: Number(values.rounds),
    workloads: only,
    contestants: values.contestants?.split(',') ?? null,
    trace: values.trace ?? null,
    results: values.results ?? null,
  })

const known = Object.keys(values.rivals ? WORKLOADS : BENCHES)
const wanted = values.only?.split(',') ?? known
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}; there are ${known.join(', ')}`)
if (wanted.includes('client') && values.parts?.split(',').some((part) => !CLIENT_PARTS.includes(part)))
  throw new Error(`the client is measured in these parts: ${CLIENT_PARTS.join(', ')}`)
console.log(`Node ${process.version}, ${process.arch}; every figure is one run on this machine\n`)
if (values.rivals) for await (const line of side(wanted)) console.log(line)
else
  for (const name of wanted) {
    const lines = await BENCHES[name]?.()
    for await (const line of typeof lines === 'string' ? [lines] : (lines ?? [])) console.log(line)
  }
process.exit(0)
