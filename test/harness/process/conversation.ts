// Two people who type in one text at once: what each did, and how much of the other's work they had seen when they did it.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'

export type Patch = readonly [position: number, deleted: number, inserted: string]
export interface Turn {
  readonly agent: 0 | 1
  /** Turns of the other agent that this one had seen. */
  readonly sees: number
  readonly patches: readonly Patch[]
}
export interface RecordedTraffic {
  readonly turns: readonly Turn[]
  readonly endContent: string
}
/** Concurrent insertions at one place stand in the order of client ids; the recordings put agent 0 first. */
export const CLIENT_IDS = [1, 2] as const

export const applyPatches = (text: Y.XmlText | Y.Text, patches: readonly Patch[]) => {
  for (const [position, deleted, inserted] of patches) {
    if (deleted > 0) text.delete(position, deleted)
    if (inserted !== '') text.insert(position, inserted)
  }
}

interface RecordedTxn {
  readonly parents: readonly number[]
  readonly agent: 0 | 1
  readonly patches: readonly Patch[]
}
/** A .json.gz of josephg/editing-traces with two agents. */
export const recordedConversation = (file: string): RecordedTraffic => {
  const trace: { txns: readonly RecordedTxn[]; endContent: string } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
  const versions: (readonly [number, number])[] = []
  const turns = trace.txns.map(({ parents, agent, patches }): Turn => {
    const seen: [number, number] = [0, 0]
    for (const parent of parents) {
      const version = versions[parent] ?? [0, 0]
      seen[0] = Math.max(seen[0], version[0])
      seen[1] = Math.max(seen[1], version[1])
    }
    const sees = seen[agent === 0 ? 1 : 0]
    seen[agent]++
    versions.push(seen)
    return { agent, sees, patches }
  })
  return { turns, endContent: trace.endContent }
}

/** As many turns of the same shape, from a seed: bursts by either, now and then at the same time. */
export const inventedConversation = (random: () => number, length: number): RecordedTraffic => {
  const docs = CLIENT_IDS.map((id) => {
    const doc = new Y.Doc()
    doc.clientID = id
    return { doc, text: doc.getText('t'), unseen: [] as Uint8Array[], sees: 0 }
  })
  const [first, second] = docs
  if (!first || !second) throw new Error('two agents')
  first.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'other' && second.unseen.push(update))
  second.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'other' && first.unseen.push(update))
  const receive = (agent: typeof first, count: number) => {
    for (const update of agent.unseen.splice(0, count)) {
      Y.applyUpdate(agent.doc, update, 'other')
      agent.sees++
    }
  }
  const turns: Turn[] = []
  while (turns.length < length) {
    const index = random() < 0.5 ? 0 : 1
    const agent = index === 0 ? first : second
    receive(agent, random() < 0.6 ? agent.unseen.length : Math.floor(random() * agent.unseen.length))
    for (let burst = 1 + Math.floor(random() * 8); burst > 0; burst--) {
      const at = Math.floor(random() * (agent.text.length + 1))
      const patch: Patch = at > 0 && random() < 0.25 ? [at - 1, 1, ''] : [at, 0, String.fromCharCode(97 + Math.floor(random() * 26))]
      agent.doc.transact(() => applyPatches(agent.text, [patch]))
      turns.push({ agent: index, sees: agent.sees, patches: [patch] })
    }
  }
  for (const agent of docs) receive(agent, agent.unseen.length)
  return { turns, endContent: first.text.toString() }
}
