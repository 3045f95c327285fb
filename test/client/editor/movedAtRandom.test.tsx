// Three people and our real editor, with random commands, against a model that knows each letter's writer. Every letter that is typed is
// one that nobody has typed before, so that it is known wherever it goes.

import type { Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyStyle, STYLES } from '../../../client/editor/tools.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { Authorship, TextDiff } from '../../../shared/history/textDiff.ts'
import { seq } from '../../../shared/ids.ts'
import { openPast } from '../../server/timeTravel/past.ts'
import { eventsOf, readOn } from '../../shared/history/reading.ts'
import { gatherScribes, PAGE, runsIn, type Scribe } from './scribes.ts'

/** Where the letters are that nobody types unsure. */
const FIRST_LETTER = 0x4e00

interface Known {
  writer: string
  /** The entry in which it was written. */
  since: number
  deletedBy: string | null
  /** The entry in which its writer brought it back last. */
  back: number
  /** Somebody else brought it back than who had deleted it. */
  again: boolean
}

const ACTS: Readonly<Record<string, (scribe: Scribe, a: number, b: number) => void>> = {
  split: ({ editor }, a) => void editor.chain().setTextSelection(a).splitBlock().run(),
  joinBackward: ({ editor }, a) => void editor.chain().setTextSelection(a).joinBackward().run(),
  joinForward: ({ editor }, a) => void editor.chain().setTextSelection(a).joinForward().run(),
  erase: ({ editor }, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).deleteSelection().run(),
  style: ({ editor }, a, b) => {
    editor.commands.setTextSelection(a)
    applyStyle(editor, STYLES[b % STYLES.length] ?? 'paragraph')
  },
  toggleHeading: ({ editor }, a) => void editor.chain().setTextSelection(a).toggleHeading({ level: 2 }).run(),
  list: ({ editor }, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).toggleBulletList().run(),
  numbers: ({ editor }, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).toggleOrderedList().run(),
  quote: ({ editor }, a) => void editor.chain().setTextSelection(a).toggleBlockquote().run(),
  sink: ({ editor }, a) => void editor.chain().setTextSelection(a).sinkListItem('listItem').run(),
  lift: ({ editor }, a) => void editor.chain().setTextSelection(a).liftListItem('listItem').run(),
  splitItem: ({ editor }, a) => void editor.chain().setTextSelection(a).splitListItem('listItem').run(),
  break: ({ editor }, a) => void editor.chain().setTextSelection(a).setHardBreak().run(),
  bold: ({ editor }, a, b) => void editor.chain().setTextSelection({ from: a, to: b }).toggleBold().run(),
  move: ({ editor: { state, view } }, a, b) => {
    const { doc } = state
    if (doc.childCount < 2) return
    const [from, to] = [a % doc.childCount, b % doc.childCount]
    const node = doc.child(from)
    const place = (index: number) => Array.from({ length: index }, (_, at) => doc.child(at).nodeSize).reduce((sum, size) => sum + size, 0)
    const tr = state.tr.delete(place(from), place(from) + node.nodeSize)
    view.dispatch(tr.insert(tr.mapping.map(place(to)), node))
  },
  undo: ({ undoManager }) => void undoManager.undo(),
  redo: ({ undoManager }) => void undoManager.redo(),
}

const step = fc.record({
  who: fc.nat(2),
  act: fc.constantFrom(...Object.keys(ACTS), 'type', 'type', 'type', 'cut', 'cut', 'undo', 'undo'),
  a: fc.nat(500),
  b: fc.nat(500),
  many: fc.integer({ min: 1, max: 6 }),
})

test('[H38] [H39] [H40] authorship, differences and the feed agree with a model that knows the writer of each letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 24 }), fc.nat(1000), async (steps, early) => {
      const world = await gatherScribes()
      const database = await openDatabase({ file: ':memory:' })
      const past = openPast(database, world.log)
      const known = new Map<string, Known>()
      /** Letters that stand, at the last entry of each act. */
      const stood = new Map<number, readonly string[]>()
      let last: readonly string[] = []
      let next = FIRST_LETTER
      const fresh = (many: number) => Array.from({ length: many }, () => String.fromCharCode(next++)).join('')
      const lettersNow = () => [...world.ana.editor.state.doc.textBetween(0, world.ana.editor.state.doc.content.size, '', '')]
      const unsure = new Set<string>()
      const note = async (who: string, pasted = false) => {
        const now = lettersNow()
        const before = new Set(last)
        const head = await world.head()
        for (const letter of now) {
          if (now.indexOf(letter) !== now.lastIndexOf(letter)) unsure.add(letter)
          const one = known.get(letter)
          if (!one) known.set(letter, { writer: who, since: head, deletedBy: null, back: 0, again: false })
          // Nobody brings back under another's name what a third one had deleted.
          else if (!before.has(letter) && one.deletedBy !== who && one.writer !== who)
            Object.assign(one, { writer: who, since: head, again: true })
          // One's own that another had deleted, brought back, is written again.
          else if (!before.has(letter) && one.writer === who) one.back = head
        }
        // A single letter that is pasted may as well have been typed.
        const lines = [...world.ana.editor.state.doc.textBetween(0, world.ana.editor.state.doc.content.size, '\n', '\n')]
        lines.forEach((letter, at) => {
          const isBack = (index: number) => known.get(lines[index] ?? '')?.deletedBy === who && !before.has(lines[index] ?? '')
          if (pasted && isBack(at) && !isBack(at - 1) && !isBack(at + 1)) unsure.add(letter)
        })
        for (const letter of before) if (!now.includes(letter)) Object.assign(known.get(letter) ?? {}, { deletedBy: who })
        stood.set(head, now)
        last = now
      }
      try {
        for (const scribe of world.scribes) {
          await world.act(scribe, ({ editor }) => {
            editor.commands.setTextSelection(TextSelection.atEnd(editor.state.doc).from)
            editor.chain().insertContent(fresh(9)).splitBlock().insertContent(fresh(7)).run()
          })
          await note(scribe.who.account)
        }
        for (const { who, act, a, b, many } of steps) {
          const scribe = world.scribes[who % 3] as Scribe
          const size = () => scribe.editor.state.doc.content.size
          const [from, to] = [a % (size() + 1), b % (size() + 1)].sort((x, y) => x - y) as [number, number]
          if (act === 'type') {
            await world.act(
              scribe,
              ({ editor }) =>
                void editor
                  .chain()
                  .setTextSelection(TextSelection.near(editor.state.doc.resolve(from)).from)
                  .insertContent(fresh(many))
                  .run(),
            )
          } else if (act === 'cut') {
            let cut: Slice | null = null
            await world.act(scribe, ({ editor: { state, view } }) => {
              const selection = TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))
              cut = selection.content()
              view.dispatch(state.tr.setSelection(selection).deleteSelection())
            })
            await note(scribe.who.account)
            await world.act(scribe, ({ editor: { state, view } }) => {
              const place = TextSelection.near(state.doc.resolve((a + b) % (state.doc.content.size + 1)))
              if (cut) view.dispatch(state.tr.setSelection(place).replaceSelection(cut))
            })
          } else await world.act(scribe, (one) => ACTS[act]?.(one, from, act === 'style' || act === 'move' ? b : to))
          await note(scribe.who.account, act === 'cut')
          await readOn(database.sqlite, world.log, PAGE)
        }
        const head = await world.head()
        const authorship = await past.json<Authorship>({ type: 'authorship', document: PAGE, at: head, part: 'body.es' })
        const written = runsIn(authorship.doc).flatMap(({ text, marks }) =>
          [...(text ?? '')].map((letter) => [letter, marks?.find(({ type }) => type === 'authored')?.attrs?.account] as const),
        )
        expect(written.map(([letter]) => letter)).toEqual(lettersNow())
        const expected = written.map(([letter, account]) => [letter, unsure.has(letter) ? account : known.get(letter)?.writer])
        expect(written).toEqual(expected)

        const heads = [...stood.keys()]
        const from = heads[early % heads.length] ?? 1
        const { doc } = await past.json<TextDiff>({ type: 'diff', document: PAGE, from: seq(from), to: head, part: 'body.es' })
        const [earlier, later] = [new Set(stood.get(from)), new Set(stood.get(head))]
        for (const { text, marks } of runsIn(doc)) {
          const change = marks?.find(({ type }) => type === 'ychange')?.attrs
          for (const letter of text ?? '') {
            if (unsure.has(letter)) continue
            const one = known.get(letter)
            const [was, is] = [earlier.has(letter), later.has(letter)]
            const type = change?.type ?? 'same'
            // One's own words that one cut and pasted are one's own again, and nothing more is remembered of them.
            const isOwn = one !== undefined && (change?.account === one.writer || Math.max(one.since, one.back) > from)
            const both = ['same', 'formatted', 'movedHere', 'movedAway', ...(isOwn ? ['inserted', 'deleted'] : [])]
            const fits = was && is ? both : is ? ['inserted'] : ['deleted']
            expect([letter, fits.includes(String(type)), type]).toEqual([letter, true, type])
            if (type === 'inserted' && !was && one && one.since > from) expect([letter, change?.account]).toEqual([letter, one.writer])
            if (type === 'deleted' && !is && !isOwn) expect([letter, change?.account]).toEqual([letter, one?.deletedBy])
          }
        }

        // The mover is named together with the author of the words.
        for (const { change } of eventsOf(database.sqlite, PAGE))
          if (change.type === 'moved') {
            expect(change.letters + change.blocks).toBeGreaterThan(0)
            for (const letter of change.text) {
              const one = known.get(letter)
              if (one && !one.again && !unsure.has(letter))
                expect([letter, change.writers]).toEqual([letter, expect.arrayContaining([one.writer])])
            }
          }
      } finally {
        database.close()
        world.close()
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 60), endOnFailure: process.env.QUICK !== undefined },
  )
})
