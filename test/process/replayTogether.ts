// Replays a conversation through two stock y-websocket clients, each seeing the other's work exactly as in the recording.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import type { ServerProcess } from '../bench/serverProcess.ts'
import { applyPatches, CLIENT_IDS, type Conversation } from './conversation.ts'
import { heldSocket } from './heldSocket.ts'
import { openSharedText, sharedText, stockClient, until } from './stockClient.ts'

const clockOf = (doc: Y.Doc, client: number) => Y.decodeStateVector(Y.encodeStateVector(doc)).get(client) ?? 0

const agentOf = (server: ServerProcess, document: string, own: number, other: number) => {
  const doc = new Y.Doc()
  doc.clientID = own
  const horizon = { other, clock: Number.POSITIVE_INFINITY }
  const { Socket, pump } = heldSocket({ ...server.session }, horizon)
  return { ...stockClient(server, document, { doc, socket: Socket }), own, other, horizon, pump, clocks: [] as number[] }
}

/** `crash` kills and restarts the server, once, in the middle. The texts of both clients and of a third who joins at the end. */
export const replayTogether = async (server: ServerProcess, document: string, { turns }: Conversation, crash: () => Promise<void>) => {
  const agents = [agentOf(server, document, CLIENT_IDS[0], CLIENT_IDS[1]), agentOf(server, document, CLIENT_IDS[1], CLIENT_IDS[0])] as const
  const synced = () => until('both are synced', () => agents.every((agent) => agent.provider.wsconnected && agent.provider.synced), 30_000)
  const meet = () => {
    const level = () =>
      agents.every((agent) => clockOf(agent.doc, agent.other) === clockOf(agents[agent === agents[0] ? 1 : 0].doc, agent.other))
    for (const agent of agents) {
      agent.horizon.clock = Number.POSITIVE_INFINITY
      agent.pump()
    }
    return until('both have everything', level, 30_000)
  }
  try {
    await synced()
    openSharedText(agents[0].doc)
    await until('both have the paragraph', () => agents.every((agent) => sharedText(agent.doc)))
    const opened = clockOf(agents[0].doc, CLIENT_IDS[0])
    let crashed = false
    for (const [index, { agent: who, sees, patches }] of turns.entries()) {
      const agent = agents[who]
      const other = agents[who === 0 ? 1 : 0]
      const wanted = sees === 0 ? (other.own === CLIENT_IDS[0] ? opened : 0) : (other.clocks[sees - 1] ?? 0)
      for (const one of agents) if (one.horizon.clock === Number.POSITIVE_INFINITY) one.horizon.clock = clockOf(one.doc, one.other)
      agent.horizon.clock = Math.max(agent.horizon.clock, wanted)
      agent.pump()
      if (clockOf(agent.doc, agent.other) < wanted)
        await until(`turn ${index} is seen`, () => clockOf(agent.doc, agent.other) >= wanted, 30_000)
      const text = sharedText(agent.doc)
      if (text) agent.doc.transact(() => applyPatches(text, patches))
      agent.clocks.push(clockOf(agent.doc, agent.own))
      const level = sees === other.clocks.length
      if (!crashed && index > turns.length / 2 && level) {
        crashed = true
        await meet()
        await crash()
        await synced()
      }
      if (index % 200 === 0) await sleep(0)
    }
    await meet()
    const reader = stockClient(server, document)
    await until('the reader is synced', () => reader.provider.synced)
    await until('the reader has everything', () =>
      agents.every((agent) => clockOf(reader.doc, agent.own) === clockOf(agent.doc, agent.own)),
    )
    const kept = sharedText(reader.doc)?.toString()
    reader.destroy()
    return { crashed, texts: agents.map((agent) => sharedText(agent.doc)?.toString()), kept }
  } finally {
    for (const agent of agents) agent.destroy()
  }
}
