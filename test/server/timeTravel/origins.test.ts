import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Authorship, TextDiff } from '../../../shared/history/textDiff.ts'
import { pageId, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { bringBack, vouchFor } from './bringBack.ts'
import { A, ALL, B, C, type OriginTexts, openOriginTexts, WORDS, writers } from './originTexts.ts'
import { blockAt, type Copied, lineAt, paste, stateOrigin } from './pasting.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL } from './writers.ts'

let log: OriginTexts['log']
let damaged: OriginTexts['damaged']
let past: OriginTexts['past']
let write: OriginTexts['write']
let docOf: OriginTexts['docOf']
let begin: OriginTexts['begin']
let copy: OriginTexts['copy']
let cut: OriginTexts['cut']
let read: OriginTexts['read']
let readNow: OriginTexts['readNow']

beforeEach(async () => {
  ;({ log, damaged, past, write, docOf, begin, copy, cut, read, readNow } = await openOriginTexts())
})

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
})
