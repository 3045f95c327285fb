// Who is measured side by side: Ruta, the floor, and the rivals. All get the same updates, in our schema.

import type { Start } from '../measured.ts'
import { ServerProcess } from '../serverProcess.ts'
import { type Speech, stock } from '../speech.ts'
import { hocuspocus } from './hocuspocus.ts'
import { RivalProcess } from './rivalProcess.ts'

export interface Contestant {
  readonly name: string
  /** A folder of `servers`; null for ours. */
  readonly server: string | null
  /** What was written outlives the server. */
  readonly persists: boolean
  /** It answers a joiner; the floor only relays. */
  readonly answers: boolean
  readonly start: Start
}

interface Rival {
  readonly server: string
  readonly persists: boolean
  readonly speech: (document: string) => Speech
  readonly env?: (dir: string) => Readonly<Record<string, string>>
}

const rival = (name: string, { server, persists, speech, env = () => ({}) }: Rival): Contestant => ({
  name,
  server,
  persists,
  answers: speech('').answers,
  start: (dir) => RivalProcess.start(server, { speech, dir, env: env(dir) }),
})

const relayOnly = (): Speech => ({ ...stock(), hello: () => [], answers: false })

export const OURS = 'ruta'
/** How fast this machine is, beside the one on which the goals were set. */
export const MACHINE = 'bare-ws'
/** What the promise alone costs, on this disk: nobody can keep it for less. */
export const FLOOR = 'durable-ws'

export const CONTESTANTS: readonly Contestant[] = [
  { name: OURS, server: null, persists: true, answers: true, start: (dir) => ServerProcess.start(dir) },
  rival(MACHINE, { server: 'bare-ws', persists: false, speech: relayOnly }),
  rival(FLOOR, { server: 'bare-ws', persists: false, speech: relayOnly, env: (dir) => ({ LOG: `${dir}/log` }) }),
  rival('yws-leveldb', {
    server: 'y-websocket-server',
    persists: true,
    speech: stock,
    env: (dir) => ({ YPERSISTENCE: `${dir}/leveldb` }),
  }),
  rival('hocuspocus-sqlite', {
    server: 'hocuspocus',
    persists: true,
    speech: hocuspocus,
    env: (dir) => ({ DATABASE: `${dir}/db.sqlite` }),
  }),
  rival('y-crossws', { server: 'y-crossws', persists: false, speech: stock }),
]
