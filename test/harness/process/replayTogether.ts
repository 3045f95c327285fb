// Replays a conversation through two stock y-websocket clients, each seeing the other's work exactly as in the recording.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import type { ServerProcess } from '../../bench/serverProcess.ts'
import { applyPatches, CLIENT_IDS, type RecordedTraffic } from './conversation.ts'
import { type Horizon, heldSocket } from './heldSocket.ts'
import { openSharedText, sharedText, stockClient, until } from './stockClient.ts'
import { createTurns } from './turns.ts'

/** The two agents, each with a horizon over the other's turns. */
const agentsOf = (server: ServerProcess, document: string) => {
  const turns = [createTurns(), createTurns()] as const
  const agent = (own: 0 | 1) => {
    const doc = new Y.Doc()
    doc.clientID = CLIENT_IDS[own]
    const horizon: Horizon = { open: true, seen: 0, allowed: 0, turns: turns[own === 0 ? 1 : 0] }
    const { Socket, pump } = heldSocket({ ...server.session }, horizon)
    return { ...stockClient(server, document, { doc, socket: Socket }), horizon, pump, turns: turns[own] }
  }
  return [agent(0), agent(1)] as const
}
type Agent = ReturnType<typeof agentsOf>[number]

/** Does `agent` have the first `count` turns of the other? */
const hasSeen = ({ horizon, doc }: Agent, count: number): boolean => {
  let seen = horizon.seen
  while (seen < count && horizon.turns.isVoid(seen + 1, doc)) seen++
  return seen >= count
}

/** `crash` kills and restarts the server, once, in the middle. The texts of both clients and of a third who joins at the end. */
export const replayTogether = async (server: ServerProcess, document: string, { turns }: RecordedTraffic, crash: () => Promise<void>) => {
  const agents = agentsOf(server, document)
  const synced = () => until('both are synced', () => agents.every((agent) => agent.provider.wsconnected && agent.provider.synced))
  const see = async (agent: Agent, count: number) => {
    agent.horizon.allowed = Math.max(agent.horizon.allowed, count)
    agent.pump()
    if (!hasSeen(agent, count)) await until(`turn ${count} of the other is seen`, () => hasSeen(agent, count))
  }
  const meet = async () => {
    for (const agent of agents) await see(agent, agent.horizon.turns.made)
  }
  const follow = (open: boolean) => {
    for (const { horizon } of agents) Object.assign(horizon, { open, seen: horizon.turns.made })
  }
  try {
    await synced()
    openSharedText(agents[0].doc)
    await until('both have the paragraph', () => agents.every((agent) => sharedText(agent.doc)))
    follow(false)
    for (const agent of agents) {
      agent.doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
        if (transaction.local) agent.turns.add(update)
      })
    }
    let crashed = false
    for (const [index, turn] of turns.entries()) {
      const agent = agents[turn.agent]
      await see(agent, turn.sees)
      const text = sharedText(agent.doc)
      if (text) agent.doc.transact(() => applyPatches(text, turn.patches))
      if (index % 200 === 0) await sleep(0)
      if (crashed || index < turns.length / 2 || turn.sees < agent.horizon.turns.made) continue
      crashed = true // both may see everything now, as they will when they have come back
      await meet()
      follow(true)
      await crash()
      await synced()
      follow(false)
    }
    await meet()
    const reader = stockClient(server, document)
    await until('the reader is synced', () => reader.provider.synced)
    await until('the reader has everything', () => agents.every((agent) => text(reader.doc) === text(agent.doc)))
    const kept = text(reader.doc)
    reader.destroy()
    return { crashed, texts: agents.map((agent) => text(agent.doc)), kept }
  } finally {
    for (const agent of agents) agent.destroy()
  }
}

const text = (doc: Y.Doc) => sharedText(doc)?.toString()
