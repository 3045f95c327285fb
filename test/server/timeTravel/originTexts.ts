// Texts of several members that copy paragraphs from one another, and who wrote them as a reader is told.
import { onTestFinished } from 'vitest'
import type * as Y from 'yjs'
import { openDatabase } from '../../../server/db/open.ts'
import { DamagedLogError, type UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import type { Authorship, DiffNode, Origin } from '../../../shared/history/textDiff.ts'
import { type DocumentId, pageId, type Seq, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { openPast } from './past.ts'
import { type Copied, copyOf, lineAt } from './pasting.ts'
import { aBlock } from './richTextEdits.ts'
import { createWriters, type Person, type Writers } from './writers.ts'

export const [A, B, C, D, E, F] = [pageId('a'), pageId('b'), pageId('c'), pageId('d'), pageId('e'), pageId('f')]
export const ALL = [A, B, C, D, E, F]
export const WORDS = 'The delegations train their prosecutors.'

/** Nothing can be read in the logs of `damaged`. */
const damageable = (sound: UpdateLog, damaged: ReadonlySet<DocumentId>): UpdateLog => {
  const look = (document: DocumentId) => {
    if (damaged.has(document)) throw new DamagedLogError(document, seq(1), 'the entry is not as it was written')
  }
  return {
    ...sound,
    async attributions(document) {
      look(document)
      return sound.attributions(document)
    },
    async *read(document, after, upTo) {
      look(document)
      yield* sound.read(document, after, upTo)
    },
  }
}

const runs = (node: DiffNode): readonly DiffNode[] => (node.type === 'text' ? [node] : (node.content ?? []).flatMap(runs))
export const writers = (doc: DiffNode, type: string): readonly string[] =>
  runs(doc).map(({ text, marks }) => {
    const attrs = marks?.find((mark) => mark.type === type)?.attrs
    const origin = attrs?.origin as Origin | undefined
    return `${attrs?.account}${origin ? ` from ${origin.document} of ${origin.account} (${origin.delegation})` : ''} «${text}»`
  })
export const openOriginTexts = async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  const time = createSettableClock()
  let now = 1_000_000
  const damaged = new Set<DocumentId>()
  const log = damageable(createSqliteLog({ database, clock: time.clock, meetingOf: () => null }), damaged)
  const past = openPast(database, log)
  const texts = new Map<DocumentId, Writers>(ALL.map((document, at) => [document, createWriters(log, document, 100 * (at + 1))]))
  const textOf = (document: DocumentId) => texts.get(document) as Writers
  const write = (document: DocumentId, who: Person, edit: (doc: Y.Doc) => void): Promise<Seq> => {
    now += 60_000
    time.set(now)
    return textOf(document).write(who, edit)
  }
  const docOf = (document: DocumentId, who: Person): Y.Doc => textOf(document).docOf(who)
  const begin = (document: DocumentId, who: Person, words = WORDS) =>
    write(document, who, (doc) => doc.getXmlFragment('body.es').insert(0, [aBlock(createDice(1), words)]))
  /** Opens the text at `who`'s, who copies one of its paragraphs. */
  const copy = async (document: DocumentId, who: Person, at = 0): Promise<Copied> => {
    await write(document, who, () => {})
    return copyOf(document, lineAt(docOf(document, who), at))
  }
  const cut = async (document: DocumentId, who: Person, at = 0): Promise<Copied> => {
    const copied = await copy(document, who, at)
    await write(document, who, (doc) => doc.getXmlFragment('body.es').delete(at))
    return copied
  }

  /** Who wrote a text, for somebody who may read these documents. */
  const read = async (document: DocumentId = B, readable: readonly DocumentId[] = ALL, at?: Seq): Promise<readonly string[]> => {
    await past.tell()
    return readNow(document, readable, at)
  }
  /** Without reading the history on. */
  const readNow = async (document: DocumentId = B, readable: readonly DocumentId[] = ALL, at?: Seq): Promise<readonly string[]> => {
    const { doc } = await past.json<Authorship>({
      type: 'authorship',
      document,
      at: at ?? (await log.head(document)).seq,
      part: 'body.es',
      readable,
    })
    return writers(doc, 'authored')
  }
  return { log, damaged, past, write, docOf, begin, copy, cut, read, readNow }
}
export type OriginTexts = Awaited<ReturnType<typeof openOriginTexts>>
