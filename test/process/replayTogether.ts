// Replays a conversation through two stock y-websocket clients, each seeing the other's work exactly as in the recording.
import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import type { ServerProcess } from '../bench/serverProcess.ts'
import { applyPatches, CLIENT_IDS, type Conversation } from './conversation.ts'
import { type Horizon, heldSocket } from './heldSocket.ts'
import { openSharedText, sharedText, stockClient, until } from './stockClient.ts'

const agentOf = (server: ServerProcess, document: string, client: number) => {
  const doc = new Y.Doc()
  doc.clientID = client
  const horizon: Horizon = { open: true, seen: 0, allowed: 0 }
  const { Socket, pump } = heldSocket({ ...server.session }, horizon)
  return { ...stockClient(server, document, { doc, socket: Socket }), horizon, pump, turns: 0 }
}
type Agent = ReturnType<typeof agentOf>

/** `crash` kills and restarts the server, once, in the middle. The texts of both clients and of a third who joins at the end. */
export const replayTogether = async (server: ServerProcess, document: string, { turns }: Conversation, crash: () => Promise<void>) => {
  const agents = [agentOf(server, document, CLIENT_IDS[0]), agentOf(server, document, CLIENT_IDS[1])] as const
  const otherOf = (agent: Agent) => (agent === agents[0] ? agents[1] : agents[0])
  const synced = () => until('both are synced', () => agents.every((agent) => agent.provider.wsconnected && agent.provider.synced))
  const see = async (agent: Agent, count: number) => {
    agent.horizon.allowed = Math.max(agent.horizon.allowed, count)
    agent.pump()
    if (agent.horizon.seen < count) await until(`turn ${count} of the other is seen`, () => agent.horizon.seen >= count)
  }
  const meet = async () => {
    for (const agent of agents) await see(agent, otherOf(agent).turns)
  }
  const follow = (open: boolean) => {
    for (const agent of agents) Object.assign(agent.horizon, { open, seen: otherOf(agent).turns })
  }
  try {
    await synced()
    openSharedText(agents[0].doc)
    await until('both have the paragraph', () => agents.every((agent) => sharedText(agent.doc)))
    follow(false)
    let crashed = false
    for (const [index, turn] of turns.entries()) {
      const agent = agents[turn.agent]
      await see(agent, turn.sees)
      const text = sharedText(agent.doc)
      if (text) agent.doc.transact(() => applyPatches(text, turn.patches))
      agent.turns++
      if (index % 200 === 0) await sleep(0)
      if (crashed || index < turns.length / 2 || turn.sees < otherOf(agent).turns) continue
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
