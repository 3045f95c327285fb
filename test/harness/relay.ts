// A relay with a memory log, a fake clock and small tables, for tests without sockets.
import * as Y from 'yjs'
import type { Bus } from '../../server/bus/bus.ts'
import { createInProcessBus } from '../../server/bus/inProcess.ts'
import type { Clock } from '../../server/clock.ts'
import { foldState } from '../../server/log/checkpoints.ts'
import type { UpdateLog } from '../../server/log/log.ts'
import { createMemoryLog } from '../../server/log/memoryLog.ts'
import type { JoinedPerson } from '../../server/relay/joinedPerson.ts'
import { LIMITS, type Limits } from '../../server/relay/limits.ts'
import { createRooms, type RoomsDependencies } from '../../server/relay/rooms.ts'
import type { KnownGroups } from '../../server/relay/validation/groupFactsOfRoom.ts'
import type { Watch } from '../../server/relay/watch.ts'
import type { DocumentSchema, RichTextSchema } from '../../shared/contentSchema.ts'
import { type DocumentId, parseAccountId, parseDelegationId, parseDocumentId, parseGroupId, seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { FakeClient } from './client.ts'
import { createFakeClock } from './clock.ts'

export const documentOf = (text: string): DocumentId => must(parseDocumentId(text), text)
export const PLAN = documentOf('roadmap:tco')

const isText = (value: unknown) => typeof value === 'string' && value.length < 500

export const RICH: RichTextSchema = {
  top: ['paragraph', 'heading', 'bulletList'],
  nodes: {
    paragraph: { children: [], text: true, attributes: { id: isText } },
    heading: { children: [], text: true, attributes: { id: isText, level: (value) => value === 1 || value === 2 } },
    bulletList: { children: ['listItem'], text: false, attributes: {} },
    listItem: { children: ['paragraph', 'bulletList'], text: false, attributes: { id: isText } },
  },
  marks: { bold: (value) => typeof value === 'object', link: (value) => typeof value === 'object' },
  maxDepth: 6,
  mostLetters: 1_000_000,
  mostChildren: 100_000,
  fixed: ['id'],
}

/** Small tables of every kind of place. */
export const TABLES: DocumentSchema = {
  items: {
    type: 'map',
    permanent: true,
    keys: {},
    each: {
      type: 'map',
      permanent: true,
      keys: {
        'title.es': { type: 'text', most: 1_000_000 },
        body: { type: 'fragment', schema: RICH },
        labels: { type: 'map', keys: {}, each: { type: 'value', accepts: (value) => value === true } },
        status: { type: 'value', accepts: isText },
        order: { type: 'value', accepts: (value) => typeof value === 'number' },
      },
    },
  },
  title: { type: 'text', most: 1_000_000 },
  body: { type: 'fragment', schema: RICH },
}

export const whoIs = (account: string, access: 'read' | 'write' = 'write', session = `${account}-session`): JoinedPerson => ({
  account: must(parseAccountId(account), account),
  delegation: must(parseDelegationId('co'), 'delegation'),
  name: account.toUpperCase(),
  session,
  group: must(parseGroupId('tco'), 'group'),
  access,
  isSteward: true,
  isScribe: true,
  ours: true,
})

/** What the relay reported, one line each. */
export const createRecordingWatch = (): Watch & { readonly lines: string[] } => {
  const lines: string[] = []
  return {
    lines,
    active: (session) => void lines.push(`active ${session}`),
    accepted: (document, updates) => void lines.push(`accepted ${document} ${updates}`),
    resynced: (document) => void lines.push(`resynced ${document}`),
    joined: () => undefined,
    ended: () => undefined,
    refused: (_connection, _document, account, why) => void lines.push(`refused ${account} ${why}`),
    malformed: (_connection, _document, account) => void lines.push(`malformed ${account}`),
    bug: (connection, error) => void lines.push(`bug ${connection} ${String(error)}`),
    failed: (document, error) => void lines.push(`failed ${document} ${String(error)}`),
    quarantined: (document) => void lines.push(`quarantined ${document}`),
    checkpointDamaged: ({ document, seq }) => void lines.push(`damaged checkpoint ${document} ${seq}`),
    flushed: () => undefined,
  }
}

interface Options {
  readonly limits?: Partial<Limits>
  readonly log?: (log: UpdateLog) => UpdateLog
  /** One per server; without it all share one. */
  readonly bus?: (clock: Clock) => Bus
  /** Without it nothing can be brought back. */
  readonly acceptsUnverified?: () => boolean
  readonly schema?: DocumentSchema
  /** Without it all named ids exist. */
  readonly groups?: KnownGroups
  readonly heard?: NonNullable<RoomsDependencies['heard']>
}

export const createRelay = ({
  limits = {},
  log: wrap = (log) => log,
  bus: busOn,
  acceptsUnverified = () => false,
  schema = TABLES,
  groups,
  heard,
}: Options = {}) => {
  const clock = createFakeClock()
  const log = wrap(createMemoryLog({ clock, meetingOf: () => null }))
  const shared = createInProcessBus()
  const ownBus = () => busOn?.(clock) ?? shared
  const bus = ownBus()
  const watch = createRecordingWatch()
  const fold = async (base: Uint8Array | null, updates: readonly Uint8Array[]) => foldState(base, updates)
  const start = (on = ownBus()) =>
    createRooms({
      log,
      bus: on,
      clock,
      limits: { ...LIMITS, ...limits },
      schemaOf: () => schema,
      acceptsUnverified,
      fold,
      watch,
      ...(groups && { groups }),
      ...(heard && { heard }),
    })
  const rooms = start(bus)

  /** Delivers all messages in both directions until there are none. */
  const settle = async (...clients: FakeClient[]) => {
    for (let quiet = 0; quiet < 2; quiet++) {
      for (const client of clients) client.push()
      await clock.settle()
      await clock.advance(20)
      for (const client of clients) {
        if (client.line && client.line.socket.waiting > 0) quiet = 0
        client.pull()
      }
      if (clients.some((client) => (client.line?.outbox.length ?? 0) > 0)) quiet = 0
    }
  }
  const client = (account: string, access: 'read' | 'write' = 'write', document = PLAN, doc = new Y.Doc()) =>
    new FakeClient(document, whoIs(account, access), doc)
  /** The state after the loss of everything but the log. */
  const replayed = async (document = PLAN) => {
    const doc = new Y.Doc()
    for await (const entry of log.read(document, seq(0))) {
      doc.transact((transaction) => {
        for (const update of entry.updates) {
          Y.applyUpdate(doc, update)
          transaction.local = true
        }
      })
    }
    return doc
  }
  return { clock, log, bus, watch, rooms, start, settle, client, replayed }
}
