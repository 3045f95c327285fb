import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { eventsBetween } from '../../../server/timeTravel/between.ts'
import { type PastStates, stateAt } from '../../../server/timeTravel/pastStates.ts'
import { diffText } from '../../../server/timeTravel/textDiff.ts'
import type { DiffNode } from '../../../shared/history/textDiff.ts'
import { pageId, seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { aBlock, someTextEdit } from './richTextEdits.ts'
import { diffSchema, editorSchema, readByTiptap, sideOf } from './sides.ts'
import { ANA, BETO, CAROL, createWriters } from './writers.ts'

const PAGE = pageId('text')
const BODY = 'body.es'

const world = () => {
  const time = createSettableClock()
  const log = createMemoryLog({ clock: time.clock, meetingOf: () => null })
  const past: PastStates = { log, bases: createBases(log) }
  return { time, log, past, writers: createWriters(log, PAGE) }
}
const diffOf = async (past: PastStates, from: number, to: number, root = BODY) => {
  const moments = await eventsBetween(past, PAGE, { from: seq(from), to: seq(to) })
  return diffText(root.startsWith('body') ? moments.doc.getXmlFragment(root) : moments.doc.getText(root), moments)
}
const runs = (node: DiffNode): readonly DiffNode[] => (node.type === 'text' ? [node] : (node.content ?? []).flatMap(runs))
const changeOf = (run: DiffNode) => run.marks?.find(({ type }) => type === 'ychange')?.attrs
/** `inserted ana «words»`, a word for each change. */
const spelt = (doc: DiffNode) =>
  runs(doc).map((run) => `${changeOf(run)?.type ?? 'as it was'} ${changeOf(run)?.account ?? '–'} «${run.text}»`)

describe('[H11] a text between two moments', () => {
  test('taken whole it is the later one, refused whole the earlier one, and it fits the schema of the editor', async () => {
    const [schema, withChanges] = [editorSchema(), diffSchema()]
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
        const dice = createDice(seed)
        const { past, log, writers } = world()
        const count = 5 + dice.below(60)
        await writers.write(ANA, (doc) => doc.getXmlFragment(BODY).insert(0, [aBlock(dice, 'uno dos tres'), aBlock(dice, 'four five')]))
        for (let n = 0; n < count; n++) await writers.write(dice.pick([ANA, BETO, CAROL]), someTextEdit(dice, BODY), dice.chance(0.4))
        const head = (await log.head(PAGE)).seq
        const from = dice.below(head + 1)
        const to = from + dice.below(head - from + 1)
        const { doc } = await diffOf(past, from, to)
        withChanges.nodeFromJSON(doc).check()
        const [before, after] = [await stateAt(past, PAGE, seq(from)), await stateAt(past, PAGE, seq(to))]
        expect(sideOf(schema, doc, 'before').toJSON()).toEqual(readByTiptap(schema, before.getXmlFragment(BODY)).toJSON())
        expect(sideOf(schema, doc, 'after').toJSON()).toEqual(readByTiptap(schema, after.getXmlFragment(BODY)).toJSON())
      }),
      { numRuns: 150, seed: seedOf(11) },
    )
  })

  test('deletions belong to who deleted them, insertions to who wrote them', async () => {
    const { past, writers, time } = world()
    const dice = createDice(1)
    time.set(5_000)
    const from = await writers.write(ANA, (doc) => doc.getXmlFragment(BODY).insert(0, [aBlock(dice, 'one two three')]))
    const line = (doc: Y.Doc) => (doc.getXmlFragment(BODY).get(0) as Y.XmlElement).get(0) as Y.XmlText
    time.set(6_000)
    await writers.write(BETO, (doc) => line(doc).delete(4, 4))
    const to = await writers.write(CAROL, (doc) => line(doc).insert(9, '!'))
    const { doc, stats } = await diffOf(past, from, to)
    expect(spelt(doc)).toEqual(['as it was – «one »', 'deleted beto «two »', 'as it was – «three»', 'inserted carol «!»'])
    expect(stats).toEqual({ inserted: 1, deleted: 4, formatted: 0, attributes: 0, moved: 0 })
    expect(changeOf(runs(doc)[1] ?? doc)).toEqual({ type: 'deleted', seq: 2, account: 'beto', delegation: 'mx', at: 6_000 })
  })

  test('a word that one deleted and its paragraph that another deleted are told apart', async () => {
    const { past, writers } = world()
    const dice = createDice(1)
    const from = await writers.write(ANA, (doc) => doc.getXmlFragment(BODY).insert(0, [aBlock(dice, 'one two'), aBlock(dice, 'stays')]))
    await writers.write(BETO, (doc) => ((doc.getXmlFragment(BODY).get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 4))
    const to = await writers.write(CAROL, (doc) => doc.getXmlFragment(BODY).delete(0, 1))
    const { doc } = await diffOf(past, from, to)
    expect(spelt(doc)).toEqual(['deleted beto «one »', 'deleted carol «two»', 'as it was – «stays»'])
    expect(doc.content?.[0]?.attrs?.ychange).toMatchObject({ type: 'deleted', account: 'carol' })
  })

  test('formats and attributes say what they were', async () => {
    const { past, writers } = world()
    const heading = new Y.XmlElement('heading')
    heading.setAttribute('level', 1 as unknown as string)
    heading.insert(0, [new Y.XmlText('bold plain')])
    await writers.write(ANA, (doc) => doc.getXmlFragment(BODY).insert(0, [heading]))
    const element = (doc: Y.Doc) => doc.getXmlFragment(BODY).get(0) as Y.XmlElement
    await writers.write(BETO, (doc) => (element(doc).get(0) as Y.XmlText).format(0, 4, { bold: {} }))
    const to = await writers.write(CAROL, (doc) => element(doc).setAttribute('level', 2 as unknown as string))
    const { doc, stats } = await diffOf(past, 1, to)
    expect(spelt(doc)).toEqual(['formatted beto «bold»', 'as it was – « plain»'])
    expect(changeOf(runs(doc)[0] ?? doc)).toMatchObject({ keys: ['bold'], before: { bold: null } })
    expect(doc.content?.[0]?.attrs).toMatchObject({
      level: 2,
      ychange: { type: 'attributes', account: 'carol', keys: ['level'], before: { level: 1 } },
    })
    expect(stats).toEqual({ inserted: 0, deleted: 0, formatted: 4, attributes: 1, moved: 0 })
  })

  test('a title is one paragraph', async () => {
    const { past, writers } = world()
    const from = await writers.write(ANA, (doc) => doc.getText('title.es').insert(0, 'Hoja'))
    const to = await writers.write(BETO, (doc) => doc.getText('title.es').insert(4, ' de ruta'))
    const { doc } = await diffOf(past, from, to, 'title.es')
    expect(doc.content?.map(({ type }) => type)).toEqual(['paragraph'])
    expect(spelt(doc)).toEqual(['as it was – «Hoja»', 'inserted beto « de ruta»'])
    expect((await diffOf(past, 0, 0, 'title.es')).doc).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
  })
})
