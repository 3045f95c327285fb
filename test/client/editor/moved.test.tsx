// Text that is deleted and inserted again keeps its writer: our real editor, and the history of its log as the server reads it.
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyStyle, type Style } from '../../../client/editor/tools.ts'
import { describeEvent } from '../../../shared/history/describe.ts'
import { type DescribeContext, NOBODY } from '../../../shared/history/describeContext.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import type { Seq } from '../../../shared/ids.ts'
import { changesIn, type FoldedLog, gatherScribes, type Scribe, type Scribes, textEventsOf, writersIn } from './scribes.ts'

/** 28 letters. */
const FIRST = 'El plazo vence en septiembre'
const SECOND = 'Segundo párrafo, más largo'
const ALL_HERS = [`ana «${FIRST}»`, `ana «${SECOND}»`]

let world: Scribes
let before: Seq
beforeEach(async () => {
  world = await gatherScribes()
  await world.act(world.ana, ({ editor }) => void editor.commands.insertContent(FIRST))
  await world.act(world.ana, ({ editor }) => void editor.chain().splitBlock().insertContent(SECOND).run())
  before = await world.head()
})
afterEach(() => world.close())

type Edit = (scribe: Scribe) => void
const style =
  (to: Style, place = 3): Edit =>
  ({ editor }) => {
    editor.commands.setTextSelection(place)
    applyStyle(editor, to)
  }
const enterAt =
  (place: number): Edit =>
  ({ editor }) =>
    void editor.chain().setTextSelection(place).splitBlock().run()
const joinAt =
  (place: number): Edit =>
  ({ editor }) =>
    void editor.chain().setTextSelection(place).joinBackward().run()
const remove =
  (from: number, to: number): Edit =>
  ({ editor }) =>
    void editor.chain().setTextSelection({ from, to }).deleteSelection().run()
const paste =
  (place: number, words: string): Edit =>
  ({ editor }) =>
    void editor.chain().setTextSelection(place).insertContent(words).run()
const undo: Edit = ({ undoManager }) => void undoManager.undo()
const redo: Edit = ({ undoManager }) => void undoManager.redo()
const beto = (edit: Edit) => world.act(world.beto, edit)
const NAMES: DescribeContext = { ...NOBODY, person: (id) => (id === 'ana' ? 'Ana López' : null) }
/** What Beto did since the beginning. */
const told = (of: FoldedLog) => textEventsOf(of).filter((event) => event.startsWith('beto'))

describe('[H38] unchanged words keep their writer', () => {
  test('Mexico makes a Colombian paragraph a heading: 28 letters stay Colombian, before and after undo and redo', async () => {
    await beto(style('heading1'))
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(ALL_HERS)
      expect(changesIn(await of.diff(before))).toEqual([`movedHere beto «${FIRST}»`, `movedAway beto «${FIRST}»`])
      expect(told(of)).toEqual(['beto kind paragraph → heading 28 of ana'])
    })
    for (const edit of [undo, redo, undo]) await beto(edit)
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(ALL_HERS)
      expect(told(of).at(-1)).toBe('beto kind heading → paragraph 28 of ana')
    })
  })

  test('[M20] a footnote in the middle of a paragraph, put in and taken out again, moves no word of it for those who compare', async () => {
    await beto(({ editor }) => void editor.chain().setTextSelection(9).insertFootnote().run())
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(['ana «El plazo»', 'ana « vence en septiembre»', `ana «${SECOND}»`])
      expect(changesIn(await of.diff(before))).toEqual([])
    })
    const between = await world.head()
    await beto(remove(9, 10))
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(ALL_HERS)
      expect(changesIn(await of.diff(between))).toEqual([])
    })
  })

  test('[M16] [H40] words that came from elsewhere in the same step as a footnote are still shown as moved', async () => {
    await world.offline(world.beto, ({ editor }) => {
      editor.chain().setTextSelection(9).insertFootnote().run()
      const words = 'Segundo párrafo'
      let from = 0
      editor.state.doc.descendants((node, place) => {
        if (node.isText && node.text?.startsWith(words)) from = place
      })
      editor
        .chain()
        .setTextSelection({ from, to: from + words.length })
        .deleteSelection()
        .run()
      editor.chain().setTextSelection(1).insertContent(words).run()
    })
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())[0]).toBe('ana «Segundo párrafoEl plazo»')
      const changes = changesIn(await of.diff(before))
      expect(changes).toContain('movedHere beto «Segundo párrafo»')
      expect(changes).toContain('movedAway beto «Segundo párrafo»')
    })
  })

  test('a paragraph keeps its name when it becomes something else, so a pair with its other language stands', async () => {
    const names = () => world.ana.editor.state.doc.content.content.map(({ attrs }) => attrs.id)
    const was = names()
    await beto(style('heading2'))
    expect(names()).toEqual(was)
    await beto(style('paragraph'))
    expect(names()).toEqual(was)
  })

  test('Enter near its end, 8 letters before it: they stay Colombian; joining and undo return them', async () => {
    await beto(enterAt(FIRST.length - 7))
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(['ana «El plazo vence en se»', 'ana «ptiembre»', `ana «${SECOND}»`])
      expect(told(of)).toEqual(['beto split 8 of ana'])
      expect(changesIn(await of.diff(before))).toEqual(['movedAway beto «ptiembre»', 'movedHere beto «ptiembre»'])
    })
    await beto(joinAt(FIRST.length - 5))
    await beto(undo)
    await beto(undo)
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(ALL_HERS)
      expect(told(of)).toEqual(['split', 'joined', 'split', 'joined'].map((how) => `beto ${how} 8 of ana`))
    })
  })

  test('joining and splitting paragraphs with bold words moves them as they are: who joins them has formatted nothing', async () => {
    const second = FIRST.length + 3
    const bold =
      (from: number, to: number): Edit =>
      ({ editor }) =>
        void editor.chain().setTextSelection({ from, to }).toggleBold().run()
    for (const edit of [bold(second, second + 7), bold(4, 9)]) await world.act(world.ana, edit)
    await beto(joinAt(second))
    await beto(enterAt(6))
    await beto(undo)
    await beto(undo)
    await world.read(async (of) => {
      expect(told(of).map((one) => one.replace(/ \d+ of ana$/, ''))).toEqual(['beto joined', 'beto split', 'beto joined', 'beto split'])
      expect((await of.authorship()).authors.map(({ account }) => account)).toEqual(['ana'])
    })
    // What is made bold in the same step is told.
    await world.offline(world.beto, joinAt(second), bold(second + 10, second + 14))
    await world.read(async (of) => expect(told(of).at(-1)).toMatch(/^beto wrote \+0 −0 ~[1-9]/))
  })

  test('14 letters that Mexico cuts and pastes in place stay Colombian, as do those that undo brings back', async () => {
    await beto(remove(4, 18))
    await beto(paste(4, 'plazo vence en'))
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(ALL_HERS)
      expect(told(of)).toEqual(['beto wrote +0 −14 ~0', 'beto moved 14 of ana'])
    })
    await beto(remove(4, 18))
    await beto(undo)
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(ALL_HERS)
      expect(told(of).at(-1)).toBe('beto back 14 of ana')
    })
  })

  test.each<Style>(['heading3', 'quote'])('a paragraph that becomes %s and a paragraph again', async (to) => {
    for (const edit of [style(to), style('paragraph'), undo, undo, redo]) await beto(edit)
    await world.read(async (of) => expect(writersIn(await of.authorship())).toEqual(ALL_HERS))
  })

  test('a list of both paragraphs, its levels, and back to paragraphs', async () => {
    await beto(({ editor }) => void editor.chain().selectAll().toggleBulletList().run())
    await beto(
      ({ editor }) =>
        void editor
          .chain()
          .setTextSelection(FIRST.length + 8)
          .sinkListItem('listItem')
          .run(),
    )
    await beto(({ editor }) => void editor.chain().liftListItem('listItem').run())
    await beto(({ editor }) => void editor.chain().selectAll().toggleOrderedList().run())
    await beto(({ editor }) => void editor.chain().selectAll().toggleOrderedList().run())
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual(ALL_HERS)
      expect(told(of)[0]).toBe('beto kind paragraph → bulletList 54 of ana')
      expect(told(of).filter((one) => one.includes('wrote'))).toEqual([])
    })
  })

  test('a paragraph that is dragged behind the other one, in one gesture', async () => {
    await beto(({ editor: { state, view } }) => {
      const first = state.doc.child(0)
      view.dispatch(state.tr.insert(state.doc.content.size, first).delete(0, first.nodeSize))
    })
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual([`ana «${SECOND}»`, `ana «${FIRST}»`])
      expect(told(of)).toEqual(['beto moved 26 of ana'])
    })
  })

  test('words over two paragraphs that are cut and pasted elsewhere, with what was typed between', async () => {
    let cut = world.beto.editor.state.doc.slice(0, 0)
    await beto(({ editor: { state, view } }) => {
      const selection = TextSelection.create(state.doc, 10, FIRST.length + 2 + 9)
      cut = selection.content()
      view.dispatch(state.tr.setSelection(selection).deleteSelection())
    })
    await world.act(world.carol, ({ editor }) => void editor.chain().setTextSelection(1).insertContent('X').run())
    await beto(({ editor: { state, view } }) => view.dispatch(state.tr.setSelection(TextSelection.atEnd(state.doc)).replaceSelection(cut)))
    await world.read(async (of) => {
      const { authors } = await of.authorship()
      expect(authors.map(({ account, characters }) => `${account} ${characters}`)).toEqual(['ana 54', 'carol 1'])
    })
  })

  test('edits that were made offline and arrive in one piece', async () => {
    await world.offline(world.beto, style('heading1'), enterAt(10), ({ editor }) => void editor.commands.insertContent('de Beto '))
    await world.read(async (of) => {
      expect(writersIn(await of.authorship())).toEqual([
        'ana «El plazo »',
        'beto «de Beto »',
        'ana «vence en septiembre»',
        `ana «${SECOND}»`,
      ])
    })
  })

  test('each letter stays of its own writer when somebody moves what a third one had typed into it', async () => {
    await world.act(world.carol, ({ editor }) => void editor.chain().setTextSelection(4).insertContent('gran ').run())
    await beto(style('heading1'))
    await beto(enterAt(6))
    await world.read(async (of) =>
      expect(writersIn(await of.authorship())).toEqual([
        'ana «El »',
        'carol «gr»',
        'carol «an »',
        'ana «plazo vence en septiembre»',
        `ana «${SECOND}»`,
      ]),
    )
  })
})

describe('[H39] nobody lays words into the mouth of another', () => {
  test('a word that Mexico deletes and types again letter by letter is Mexican', async () => {
    await beto(remove(4, 9))
    for (const [index, letter] of [...'plazo'].entries()) await beto(paste(4 + index, letter))
    await world.read(async (of) => {
      expect(writersIn(await of.authorship()).slice(0, 3)).toEqual(['ana «El »', 'beto «plazo»', 'ana « vence en septiembre»'])
      expect(told(of)).toEqual(['beto wrote +5 −5 ~0'])
    })
  })

  test('a copy is of the person who pasted it, and what was cut comes back once', async () => {
    await beto(paste(1, 'plazo vence en '))
    await beto(remove(19, 33))
    await beto(paste(19, 'plazo vence en'))
    await beto(paste(33, ' plazo vence en'))
    await world.read(async (of) => {
      const { authors } = await of.authorship()
      expect(authors.map(({ account, characters }) => `${account} ${characters}`)).toEqual(['ana 54', 'beto 30'])
    })
  })

  test('words that another deleted are nobody else’s to bring back under their writer’s name', async () => {
    await world.act(world.carol, remove(4, 18))
    await beto(paste(4, 'plazo vence en'))
    await world.read(async (of) => expect(writersIn(await of.authorship())[1]).toBe('beto «plazo vence en»'))
  })

  test('a short common word from long ago is typed, not brought back; words put in place of others are of who put them', async () => {
    await beto(remove(16, 18))
    await beto(remove(4, 9))
    await beto(paste(4, 'en'))
    await beto(({ editor }) => void editor.chain().setTextSelection({ from: 1, to: 3 }).insertContent('Su').run())
    await world.read(async (of) => {
      const { authors } = await of.authorship()
      expect(authors.find(({ account }) => account === 'beto')?.characters).toBe(4)
    })
  })

  test('letters that differ from what stood there are of who wrote them', async () => {
    await beto(remove(4, 18))
    await beto(paste(4, 'plazo venció en'))
    await world.read(async (of) => expect(writersIn(await of.authorship())[1]).toBe('beto «plazo venció en»'))
  })
})

describe('[H40] the person who moved it is shown as moving', () => {
  test('in a sentence of both languages that names whose words they are', async () => {
    await beto(style('heading1'))
    await beto(enterAt(10))
    await beto(joinAt(12))
    await beto(remove(4, 18))
    await beto(undo)
    const said = await world.read(async ({ events }) =>
      events
        .filter(({ change }) => change.type === 'moved')
        .map((event) => (['es', 'en'] as const).map((language) => plainPhrase(describeEvent(event, NAMES, language, 'implied').did))),
    )
    expect(said).toEqual([
      [
        'convirtió un párrafo de Ana López en título, en el cuerpo en español: «El plazo vence en septiembre»',
        'made a paragraph written by Ana López a heading, in the body in Spanish: “El plazo vence en septiembre”',
      ],
      [
        'dividió un párrafo de Ana López en el cuerpo en español: «vence en septiembre»',
        'split a paragraph written by Ana López in the body in Spanish: “vence en septiembre”',
      ],
      [
        'unió un párrafo de Ana López con el anterior en el cuerpo en español: «vence en septiembre»',
        'joined a paragraph written by Ana López to the one before it in the body in Spanish: “vence en septiembre”',
      ],
      [
        'devolvió a su lugar texto de Ana López que había borrado en el cuerpo en español: «plazo vence en»',
        'put back text written by Ana López that they had deleted in the body in Spanish: “plazo vence en”',
      ],
    ])
  })

  test('a paragraph that was only made a heading has not been written anew: its newest words are as old as they were', async () => {
    await beto(style('heading1'))
    await beto(enterAt(10))
    await beto(paste(12, 'x'))
    await world.read(async (of) => expect(await of.newest()).toEqual(['ana', 'beto', 'ana']))
  })

  test('[I5] read as it grows, begun anew anywhere, or at once, history has the same bytes', async () => {
    for (const edit of [style('heading1'), enterAt(10), remove(2, 6), undo, remove(3, 7), paste(3, 'plaz'), joinAt(12), undo, redo])
      await beto(edit)
    const whole = await world.read(async ({ bytes }) => bytes)
    const head = await world.head()
    const everywhere = Array.from({ length: head }, (_, index) => index + 1)
    expect(await world.read(async ({ bytes }) => bytes, { pauses: everywhere })).toEqual(whole)
    expect(await world.read(async ({ bytes }) => bytes, { restarts: everywhere })).toEqual(whole)
    for (const stop of everywhere) expect(await world.read(async ({ bytes }) => bytes, { restarts: [stop] })).toEqual(whole)
  })
})
