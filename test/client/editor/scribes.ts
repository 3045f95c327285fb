// People with our real editor whose edits reach a log: each update is an entry, and everybody has it before the next edit. History is
// read from that log as the server does.
import * as Y from 'yjs'
import type { EntryKind } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import type { TranslationAnswer } from '../../../shared/api/translation.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import type { Authorship, DiffNode, TextDiff } from '../../../shared/history/textDiff.ts'
import { clientId, pageId, type Seq, seq } from '../../../shared/ids.ts'
import { initPage } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { createSettableClock } from '../../server/log/updateLogContract.ts'
import { type OpenPast, openPast } from '../../server/timeTravel/past.ts'
import { type Person as Account, ANA, BETO, CAROL } from '../../server/timeTravel/writers.ts'
import { bytesOf, eventsOf, readOn, type Stops, withHistory } from '../../shared/history/reading.ts'
import { createPerson, type Person, receive } from './people.ts'

export const PAGE = pageId('text')
const PART = 'body.es'

export interface Scribe extends Person {
  readonly who: Account
}
export interface FoldedLog {
  readonly events: readonly HistoryEvent[]
  /** All rows of the history. */
  readonly bytes: readonly string[]
  readonly authorship: (at?: Seq) => Promise<Authorship>
  /** Who wrote the newest words of each row, as the translation desk says it. */
  readonly newest: () => Promise<readonly unknown[]>
  readonly diff: (from: Seq, to?: Seq) => Promise<TextDiff>
}

export const gatherScribes = async () => {
  const time = createSettableClock()
  let now = 1_000_000
  time.set(now)
  const log = createMemoryLog({ clock: time.clock, meetingOf: () => null })
  const start = new Y.Doc()
  start.clientID = 9
  initPage(start, { kind: 'text', title: { es: 'Texto' } })
  const begun = Y.encodeStateAsUpdate(start)
  const append = async (who: Account, client: number, updates: readonly Uint8Array[], kind: EntryKind): Promise<Seq> => {
    now += 2_000
    time.set(now)
    const answers = await log.append([
      {
        document: PAGE,
        after: await log.head(PAGE),
        claims: [{ client: clientId(client), account: who.account }],
        drafts: [{ updates, kind, author: who.account, delegation: who.delegation, source: null }],
      },
    ])
    const answer = must(answers.get(PAGE), 'an answer')
    if (!answer.ok) throw new Error(answer.why)
    return seq(answer.head.seq)
  }
  await append(ANA, 9, [begun], 'live')

  const scribes: Scribe[] = [ANA, BETO, CAROL].map((who, index) => ({ ...createPerson(20 + index, begun), who }))
  const [ana, beto, carol] = scribes as [Scribe, Scribe, Scribe]
  const unsent = new Map<Scribe, Uint8Array[]>(scribes.map((one) => [one, []]))
  for (const one of scribes)
    one.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') unsent.get(one)?.push(update)
    })
  const head = async () => (await log.head(PAGE)).seq
  const send = async (from: Scribe, kind: EntryKind = 'live') => {
    const updates = unsent.get(from)?.splice(0) ?? []
    const pieces = kind === 'sync' ? [Y.mergeUpdates(updates)] : updates
    if (updates.length > 0) for (const update of pieces) await append(from.who, from.doc.clientID, [update], kind)
    for (const to of scribes) if (to !== from) for (const update of updates) receive(to, update)
  }
  return {
    log,
    ana,
    beto,
    carol,
    scribes,
    head,
    /** What the editor of `who` does, sent to everybody at once; what was typed is typed letter by letter. */
    act: async (who: Scribe, edit: (scribe: Scribe) => void) => {
      edit(who)
      await send(who)
    },
    /** Edits made offline, that arrive in one piece. */
    offline: async (who: Scribe, ...edits: readonly ((scribe: Scribe) => void)[]) => {
      for (const edit of edits) edit(who)
      await send(who, 'sync')
    },
    read: async <T>(use: (told: FoldedLog) => Promise<T>, stops?: Stops): Promise<T> =>
      withHistory(async (database) => {
        await readOn(database.sqlite, log, PAGE, stops)
        const past: OpenPast = openPast(database, log)
        return use({
          events: eventsOf(database.sqlite, PAGE),
          bytes: bytesOf(database.sqlite),
          newest: async () => {
            const { pairs } = await past.json<TranslationAnswer>({
              type: 'translation',
              documents: [{ document: PAGE, seq: await head() }],
            })
            return pairs.filter(({ field }) => field === 'body').map(({ last }) => last?.account)
          },
          authorship: async (at) => past.json<Authorship>({ type: 'authorship', document: PAGE, at: at ?? (await head()), part: PART }),
          diff: async (from, to) => past.json<TextDiff>({ type: 'diff', document: PAGE, from, to: to ?? (await head()), part: PART }),
        })
      }),
    close: () => {
      for (const { editor } of scribes) editor.destroy()
      document.body.replaceChildren()
    },
  }
}
export type Scribes = Awaited<ReturnType<typeof gatherScribes>>

export const runsIn = (node: DiffNode): readonly DiffNode[] => (node.type === 'text' ? [node] : (node.content ?? []).flatMap(runsIn))
/** `co «words»`, stretch by stretch. */
export const writersIn = ({ doc }: Authorship): readonly string[] =>
  runsIn(doc).map(({ text, marks }) => `${marks?.find(({ type }) => type === 'authored')?.attrs?.account} «${text}»`)
export const changesIn = ({ doc }: TextDiff): readonly string[] =>
  runsIn(doc).flatMap(({ text, marks }) => {
    const change = marks?.find(({ type }) => type === 'ychange')?.attrs
    return change ? [`${change.type} ${change.account} «${text}»`] : []
  })
/** Those of the text itself. */
export const textEventsOf = ({ events }: FoldedLog): readonly string[] =>
  events
    .filter(({ field }) => field === PART)
    .map(({ author, change }) =>
      change.type === 'moved'
        ? `${author} ${change.how}${change.to ? ` ${change.from} → ${change.to}` : ''} ${change.letters} of ${change.writers.join()}`
        : change.type === 'text'
          ? `${author} wrote +${change.inserted} −${change.deleted} ~${change.formatted}`
          : `${author} ${change.type}`,
    )
