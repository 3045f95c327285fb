// Whose words a paragraph has that was pasted more than once.

import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createDice } from '../../harness/random.ts'
import { A, B, C, D, E, F, type OriginTexts, openOriginTexts, WORDS } from './originTexts.ts'
import { blockAt, lineAt, paste, stateOrigin } from './pasting.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL, type Person } from './writers.ts'

let damaged: OriginTexts['damaged']
let past: OriginTexts['past']
let write: OriginTexts['write']
let begin: OriginTexts['begin']
let copy: OriginTexts['copy']
let cut: OriginTexts['cut']
let read: OriginTexts['read']
let readNow: OriginTexts['readNow']

beforeEach(async () => {
  ;({ damaged, past, write, begin, copy, cut, read, readNow } = await openOriginTexts())
})

describe('[H86] [H87] a paragraph that was pasted and pasted on', () => {
  beforeEach(async () => {
    await begin(A, BETO)
    await begin(B, ANA, 'Here.')
  })

  test('says who wrote it first when it is pasted on, and nobody to a reader who may not read the first text', async () => {
    const first = await cut(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, first, ANA))
    const second = await cut(B, CAROL, 1)
    await write(C, CAROL, (doc) => paste(doc, 0, second, CAROL))
    expect(await read(C)).toEqual([`carol from page:b of beto (mx) «${WORDS}»`])
    expect(await read(C, [B, C])).toEqual([`carol «${WORDS}»`])
    expect(await read(C, [A, C])).toEqual([`carol «${WORDS}»`])
  })

  test.each<[string, (doc: Y.Doc) => void, readonly string[]]>([
    [
      'split',
      (doc) => {
        lineAt(doc, 1).delete(15, WORDS.length - 15)
        doc.getXmlFragment('body.es').insert(2, [aBlock(createDice(5), WORDS.slice(15))])
      },
      [`carol «${WORDS.slice(15)}»`],
    ],
    [
      'joined to the one before it',
      (doc) => {
        doc.getXmlFragment('body.es').delete(1)
        lineAt(doc, 0).insert(5, WORDS)
      },
      ['carol from page:b of ana (co) «Here.»', `carol «${WORDS}»`],
    ],
  ])('that was pasted on after it was %s there is not said to be by the person who only pasted it', async (how, edit, said) => {
    const first = await copy(A, ANA)
    await write(B, ANA, (doc) => paste(doc, 1, first, ANA))
    await write(B, BETO, edit)
    const second = await copy(B, CAROL, how === 'split' ? 2 : 0)
    await write(C, CAROL, (doc) => paste(doc, 0, second, CAROL))
    expect(await read(C)).toEqual(said)
  })

  test('says who wrote it also if its writer pasted it in one entry with others, and somebody pasted it on', async () => {
    await write(A, ANA, (doc) => doc.getXmlFragment('body.es').insert(1, [aBlock(createDice(7), 'Typed.')]))
    const chapter = [await copy(A, ANA), await copy(A, ANA, 1)]
    await write(B, ANA, (doc) => {
      for (const [at, one] of chapter.entries()) paste(doc, at, one, ANA)
    })
    for (const at of chapter.keys()) {
      const on = await copy(B, CAROL, at)
      await write(C, CAROL, (doc) => paste(doc, at, on, CAROL))
    }
    expect(await read(C)).toEqual([`carol from page:b of beto (mx) «${WORDS}»`, 'carol from page:b of ana (co) «Typed.»'])
  })

  test('says who wrote it in a text into which its writer has pasted other paragraphs, in other entries', async () => {
    const first = await copy(A, CAROL)
    await write(B, CAROL, (doc) => paste(doc, 1, first, CAROL))
    await write(B, CAROL, (doc) => doc.getXmlFragment('body.es').insert(0, [aBlock(createDice(6), 'Typed.')]))
    const typed = await copy(B, ANA)
    await write(C, ANA, (doc) => paste(doc, 0, typed, ANA))
    expect(await read(C)).toEqual(['ana from page:b of carol (us) «Typed.»'])
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
