import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { openDatabase } from '../../../server/db/open.ts'
import { DamagedLogError, type UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import type { Authorship, DiffNode, Origin, TextDiff } from '../../../shared/history/textDiff.ts'
import { type DocumentId, pageId, type Seq, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { bringBack, vouchFor } from './bringBack.ts'
import { type OpenPast, openPast } from './past.ts'
import { blockAt, type Copied, copyOf, lineAt, paste, stateOrigin } from './pasting.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL, createWriters, type Person, type Writers } from './writers.ts'

const [A, B, C, D, E, F] = [pageId('a'), pageId('b'), pageId('c'), pageId('d'), pageId('e'), pageId('f')]
const ALL = [A, B, C, D, E, F]
const WORDS = 'The delegations train their prosecutors.'

let log: UpdateLog
let damaged: Set<DocumentId>
let past: OpenPast
let write: (document: DocumentId, who: Person, edit: (doc: Y.Doc) => void) => Promise<Seq>
let docOf: (document: DocumentId, who: Person) => Y.Doc

beforeEach(async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  const time = createSettableClock()
  let now = 1_000_000
  damaged = new Set()
  log = damageable(createSqliteLog({ database, clock: time.clock, meetingOf: () => null }))
  past = openPast(database, log)
  const texts = new Map<DocumentId, Writers>(ALL.map((document, at) => [document, createWriters(log, document, 100 * (at + 1))]))
  const textOf = (document: DocumentId) => texts.get(document) as Writers
  write = (document, who, edit) => {
    now += 60_000
    time.set(now)
    return textOf(document).write(who, edit)
  }
  docOf = (document, who) => textOf(document).docOf(who)
})

/** Nothing can be read in the logs of `damaged`. */
const damageable = (sound: UpdateLog): UpdateLog => {
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

const runs = (node: DiffNode): readonly DiffNode[] => (node.type === 'text' ? [node] : (node.content ?? []).flatMap(runs))
const writers = (doc: DiffNode, type: string): readonly string[] =>
  runs(doc).map(({ text, marks }) => {
    const attrs = marks?.find((mark) => mark.type === type)?.attrs
    const origin = attrs?.origin as Origin | undefined
    return `${attrs?.account}${origin ? ` from ${origin.document} of ${origin.account} (${origin.delegation})` : ''} «${text}»`
  })
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

describe('[H86] [H87] a paragraph pasted into another text', () => {
  beforeEach(async () => {
    await begin(A, BETO)
    await begin(B, ANA, 'Here.')
  })

  test('is by the person who pasted it, and says who wrote it there, whether it was cut or copied', async () => {
    const copied = await copy(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, copied, ANA))
    const moved = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 2, moved, ANA))
    const said = `ana from page:a of beto (mx) «${WORDS}»`
    expect(await read()).toEqual(['ana «Here.»', said, said])
    const { authors } = await past.json<Authorship>({ type: 'authorship', document: B, at: seq(3), part: 'body.es', readable: ALL })
    expect(authors).toEqual([expect.objectContaining({ account: 'ana', characters: 5 + 2 * WORDS.length })])
  })

  test('says each of its writers by the words that are theirs', async () => {
    await write(A, CAROL, (doc) => lineAt(doc, 0).insert(4, 'three '))
    await write(A, ANA, (doc) => lineAt(doc, 0).delete(0, 4))
    const moved = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, moved, ANA))
    expect((await read()).slice(1)).toEqual([
      'ana from page:a of carol (us) «three »',
      'ana from page:a of beto (mx) «delegations train their prosecutors.»',
    ])
  })

  test('says so of the words that are left of it, of none that were added, and none that its mover wrote', async () => {
    await write(A, ANA, (doc) => lineAt(doc, 0).insert(0, 'First. '))
    const moved = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, moved, ANA))
    await write(B, CAROL, (doc) => {
      lineAt(doc, 1).delete(11, 12)
      lineAt(doc, 1).insert(11, 'countries ')
    })
    expect((await read()).slice(1)).toEqual([
      'ana «First. »',
      'ana from page:a of beto (mx) «The »',
      'carol «countries »',
      'ana from page:a of beto (mx) «train their prosecutors.»',
    ])
  })

  test('says so in a comparison, as it was at any moment, and after it was moved within its new text', async () => {
    const moved = await cut(A, ANA)
    const pasted = await write(B, ANA, (doc) => paste(doc, 1, moved, ANA))
    await write(B, CAROL, (doc) => {
      const id = blockAt(doc, 1).getAttribute('id') ?? ''
      doc.getXmlFragment('body.es').delete(1)
      const heading = aBlock(createDice(3), WORDS, 'heading')
      heading.setAttribute('id', id)
      doc.getXmlFragment('body.es').insert(0, [heading])
    })
    const said = `ana from page:a of beto (mx) «${WORDS}»`
    expect(await read()).toEqual([said, 'ana «Here.»'])
    expect(await read(B, ALL, pasted)).toEqual(['ana «Here.»', said])
    const { doc } = await past.json<TextDiff>({ type: 'diff', document: B, from: seq(1), to: pasted, part: 'body.es', readable: ALL })
    expect(writers(doc, 'ychange')).toEqual(['undefined «Here.»', said])
  })

  test('says who wrote it first when it is pasted on, as far as its reader may read', async () => {
    const first = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, first, ANA))
    const second = await cut(B, CAROL, 1)
    await write(C, CAROL, (doc) => paste(doc, 0, second, CAROL))
    expect(await read(C)).toEqual([`carol from page:b of beto (mx) «${WORDS}»`])
    expect(await read(C, [B, C])).toEqual([`carol from page:b of ana (co) «${WORDS}»`])
    expect(await read(C, [A, C])).toEqual([`carol «${WORDS}»`])
  })

  test('that was pasted on more often than is followed says nothing', async () => {
    let copied = await copy(A, ANA)
    const said: (readonly string[])[] = []
    for (const [document, by] of [
      [D, ANA],
      [C, CAROL],
      [B, CAROL],
      [E, CAROL],
      [F, CAROL],
    ] as const) {
      await write(document, by, (doc) => paste(doc, 0, copied, by))
      copied = await copy(document, CAROL)
      said.push((await read(document)).slice(0, 1))
    }
    expect(said.slice(-2)).toEqual([[`carol from page:b of beto (mx) «${WORDS}»`], [`carol «${WORDS}»`]])
  })

  test('that was pasted on says nothing while the log of its first text is damaged', async () => {
    const first = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, first, ANA))
    const second = await cut(B, CAROL, 1)
    await write(C, CAROL, (doc) => paste(doc, 0, second, CAROL))
    await past.tell()
    damaged.add(A)
    expect(await readNow(C)).toEqual([`carol «${WORDS}»`])
    damaged.clear()
    expect(await readNow(C)).toEqual([`carol from page:b of beto (mx) «${WORDS}»`])
  })

  test('says nothing to somebody who may not read the other text, nor of a text that is in no log', async () => {
    const moved = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, moved, ANA))
    expect((await read(B, [B, C]))[1]).toBe(`ana «${WORDS}»`)
    await write(B, ANA, (doc) => paste(doc, 2, { ...moved, document: pageId('none') }, ANA))
    expect((await read(B, [...ALL, pageId('none')]))[2]).toBe(`ana «${WORDS}»`)
  })

  test('says nothing any more when its mover has taken the statement back', async () => {
    const moved = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, moved, ANA))
    await write(B, ANA, (doc) => doc.getMap('movedFrom').clear())
    expect((await read())[1]).toBe(`ana «${WORDS}»`)
  })

  test('says so again when its paste was undone and redone', async () => {
    const moved = await cut(A, ANA)
    const pastes = (doc: Y.Doc) => paste(doc, 1, moved, ANA)
    await write(B, ANA, pastes)
    await write(B, ANA, (doc) => {
      doc.getXmlFragment('body.es').delete(1)
      doc.getMap('movedFrom').clear()
    })
    await write(B, ANA, pastes)
    expect((await read())[1]).toBe(`ana from page:a of beto (mx) «${WORDS}»`)
  })

  test.each<[string, (moved: Copied) => Promise<unknown>]>([
    [
      'words that did not stand there',
      (moved) => write(B, ANA, (doc) => paste(doc, 1, moved, ANA, 'The delegations pay their prosecutors.  ')),
    ],
    [
      'words of which some were left out',
      (moved) => write(B, ANA, (doc) => paste(doc, 1, { ...moved, length: 15 }, ANA, 'The delegations')),
    ],
    ['a letter that was never written', (moved) => write(B, ANA, (doc) => paste(doc, 1, { ...moved, letters: [[7, 3]] }, ANA))],
    [
      'words that were written there only afterwards',
      async (moved) => {
        await write(B, ANA, (doc) => paste(doc, 1, { ...moved, words: 'Afterwards.', length: 11, letters: [[102, 2]] }, ANA))
        await write(A, CAROL, (doc) => doc.getXmlFragment('body.es').insert(0, [aBlock(createDice(2), 'Afterwards.')]))
      },
    ],
    [
      'words that somebody else had typed before',
      async (moved) => {
        await write(B, CAROL, (doc) => doc.getXmlFragment('body.es').insert(1, [aBlock(createDice(2), WORDS)]))
        await write(B, ANA, (doc) => stateOrigin(doc, blockAt(doc, 1).getAttribute('id') ?? '', moved, ANA))
      },
    ],
    [
      'words that the same person had typed before',
      async (moved) => {
        await write(B, ANA, (doc) => doc.getXmlFragment('body.es').insert(1, [aBlock(createDice(2), WORDS)]))
        await write(B, ANA, (doc) => stateOrigin(doc, blockAt(doc, 1).getAttribute('id') ?? '', moved, ANA))
      },
    ],
    [
      'the letters of a word, typed in another order than they stand',
      async () => {
        await begin(A, BETO, 'stop')
        const copied = await copy(A, ANA)
        await write(B, ANA, (doc) => {
          const block = aBlock(createDice(4), '')
          doc.getXmlFragment('body.es').insert(1, [block])
          for (const [at, letter] of [
            [0, 's'],
            [1, 't'],
            [0, 'o'],
            [0, 'p'],
          ] as const)
            lineAt(doc, 1).insert(at, letter)
          stateOrigin(doc, block.getAttribute('id') ?? '', copied, ANA)
        })
        expect(lineAt(docOf(B, ANA), 1).toString()).toBe('post')
      },
    ],
    [
      'words with others typed between them before the statement',
      (moved) =>
        write(B, ANA, (doc) => {
          paste(doc, 1, moved, ANA)
          doc.getMap('movedFrom').clear()
          lineAt(doc, 1).insert(16, 'do not ')
          stateOrigin(doc, blockAt(doc, 1).getAttribute('id') ?? '', moved, ANA)
        }),
    ],
    [
      'words with others typed between them after the statement',
      (moved) =>
        write(B, ANA, (doc) => {
          paste(doc, 1, moved, ANA)
          lineAt(doc, 1).insert(16, 'do not ')
        }),
    ],
    [
      'words around those of somebody else',
      async (moved) => {
        await write(B, CAROL, (doc) => doc.getXmlFragment('body.es').insert(1, [aBlock(createDice(2), 'do not ')]))
        await write(B, ANA, (doc) => {
          lineAt(doc, 1).insert(0, WORDS.slice(0, 16))
          lineAt(doc, 1).insert(23, WORDS.slice(16))
          stateOrigin(doc, blockAt(doc, 1).getAttribute('id') ?? '', moved, ANA)
        })
      },
    ],
    [
      'words that stood there in more than some thousand runs',
      async () => {
        await begin(A, BETO, '.')
        await write(A, BETO, (doc) => {
          for (let at = 0; at < 2_000; at++) lineAt(doc, 0).insert(0, 'x')
        })
        const copied = await copy(A, ANA)
        await write(B, ANA, (doc) => paste(doc, 1, copied, ANA))
      },
    ],
  ])('a forged statement says nothing: %s', async (_what, forge) => {
    await forge(await copy(A, ANA))
    expect((await read()).filter((one) => one.includes('from'))).toEqual([])
  })

  test('says nothing of words without those that stood between them', async () => {
    await write(A, CAROL, (doc) => lineAt(doc, 0).insert(16, 'do not '))
    const moved = await copy(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, { ...moved, length: WORDS.length }, ANA, WORDS))
    expect((await read())[1]).toBe(`ana «${WORDS}»`)
  })

  test('says so beside what its mover typed in the same entry, before it and after it', async () => {
    const moved = await copy(A, ANA)
    await write(B, ANA, (doc) => {
      paste(doc, 1, moved, ANA)
      doc.getMap('movedFrom').clear()
      lineAt(doc, 1).insert(0, 'First: ')
      stateOrigin(doc, blockAt(doc, 1).getAttribute('id') ?? '', moved, ANA)
      lineAt(doc, 1).insert(7 + WORDS.length, ' That is all.')
    })
    expect((await read()).slice(1)).toEqual(['ana «First: »', `ana from page:a of beto (mx) «${WORDS}»`, 'ana « That is all.»'])
  })

  test('says so after many statements of another member, of this text and of its paragraphs', async () => {
    const moved = await copy(A, ANA)
    await write(B, CAROL, (doc) => {
      for (let at = 0; at < 600; at++) stateOrigin(doc, blockAt(doc, 0).getAttribute('id') ?? '', moved, CAROL)
    })
    await write(B, ANA, (doc) => paste(doc, 1, moved, ANA))
    expect((await read())[1]).toBe(`ana from page:a of beto (mx) «${WORDS}»`)
  })

  test('says so once its mover has confirmed it, when it was brought back after a restore', async () => {
    const moved = await copy(A, ANA)
    const upon = docOf(B, ANA)
    const brought = await bringBack(log, B, { upon, by: CAROL, client: 900, owner: ANA, edit: (doc) => paste(doc, 1, moved, ANA) })
    expect((await read())[1]).toBe(`ana «${WORDS}»`)
    await vouchFor(log, B, brought, ANA)
    expect((await read())[1]).toBe(`ana from page:a of beto (mx) «${WORDS}»`)
  })

  test('says nothing while the log of the other text is damaged, which is reported once', async () => {
    const moved = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, moved, ANA))
    const said = ['ana «Here.»', `ana from page:a of beto (mx) «${WORDS}»`]
    expect(await read()).toEqual(said)
    await past.tell()
    damaged.add(A)
    const unread = async () => (await readNow()).slice(1)
    expect(await unread()).toEqual([`ana «${WORDS}»`])
    expect(await unread()).toEqual([`ana «${WORDS}»`])
    expect(past.reported).toEqual([expect.stringContaining('page:a entry 1: the entry is not as it was written')])
    damaged.clear()
    expect(await read()).toEqual(said)
  })

  test('that was pasted on with many statements each time costs no more than any other question', async () => {
    const people = [ANA, CAROL, ANA, CAROL]
    const chain = [D, C, B, E]
    let copied = await copy(A, ANA)
    for (const [at, document] of chain.entries()) {
      const by = people[at] as Person
      await write(document, by, (doc) => {
        paste(doc, 0, copied, by)
        for (let more = 0; more < 20; more++) stateOrigin(doc, blockAt(doc, 0).getAttribute('id') ?? '', copied, by)
      })
      copied = await copy(document, people[at + 1] ?? by)
    }
    await read(E)
    const before = past.asked()
    expect(await readNow(E)).toEqual([`carol from page:b of beto (mx) «${WORDS}»`])
    expect(past.asked() - before).toBeLessThan(10_000)
  })
})
