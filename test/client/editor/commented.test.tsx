// Comments on words in our real editor: what it splits, joins, cuts, pastes, undoes and moves, and where each comment stands then.
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { commentMarks, selectedSpan, setCommentMarks, shownSpan } from '../../../client/editor/commentMarks.ts'
import { anchorAt, resolveAnchor } from '../../../shared/comments/anchor.ts'
import type { StoredAnchor } from '../../../shared/comments/storedAnchor.ts'
import { wordsInLine } from '../../../shared/comments/textLines.ts'
import { createDice } from '../../harness/random.ts'
import { createPerson, exchange, type Person } from './people.ts'

let people: Person[] = []
afterEach(() => {
  for (const { editor } of people) editor.destroy()
  people = []
  document.body.replaceChildren()
})
const begin = (...paragraphs: readonly string[]): Person => {
  const person = createPerson(1)
  people.push(person)
  person.editor.commands.insertContent(paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })))
  return person
}
const second = (first: Person): Person => {
  const person = createPerson(2, Y.encodeStateAsUpdate(first.doc))
  people.push(person)
  return person
}
/** Of the editor's places. */
const placeOf = ({ editor }: Person, words: string): { readonly from: number; readonly to: number } => {
  let found: number | null = null
  editor.state.doc.descendants((node, at) => {
    const inside = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (inside >= 0) found ??= at + inside
  })
  if (found === null) throw new Error(`no “${words}”`)
  return { from: found, to: Number(found) + words.length }
}
const select = (person: Person, words: string) => person.editor.commands.setTextSelection(placeOf(person, words))
const commentOn = (person: Person, words: string): StoredAnchor => {
  select(person, words)
  const span = selectedSpan(person.editor, person.fragment)
  const made = span && anchorAt('es', span)
  if (!made) throw new Error('nothing selected')
  return made
}
const at = (person: Person, anchor: StoredAnchor): string => {
  const found = resolveAnchor(person.fragment, anchor)
  return found.type === 'words' ? wordsInLine(found.line).slice(found.from, found.to) : found.type
}
const [ONE, TWO] = ['La autoridad responde en quince días hábiles e indica qué falta.', 'La consulta se hace por escrito.'] as const

describe('[P2] a comment on words', () => {
  test('is made of the selection without writing, up to the end of the line where it begins', () => {
    const ann = begin(ONE, TWO)
    const made = ann.made()
    expect(commentOn(ann, 'quince días').quote).toBe('quince días')
    ann.editor.commands.setTextSelection({ from: placeOf(ann, 'qué falta').from, to: placeOf(ann, 'consulta').to })
    const span = selectedSpan(ann.editor, ann.fragment)
    expect(span && anchorAt('es', span)?.quote).toBe('qué falta.')
    ann.editor.commands.setTextSelection(placeOf(ann, 'consulta').from)
    const caret = selectedSpan(ann.editor, ann.fragment)
    expect(caret && anchorAt('es', caret)).toMatchObject({ start: '', quote: TWO })
    expect(ann.made()).toBe(made)
  })

  test('stands at them after Enter before, behind and in them, after joining, and after undo and redo of each', () => {
    const ann = begin(ONE, TWO)
    const anchor = commentOn(ann, 'quince días hábiles')
    const split = (words: string) => ann.editor.chain().setTextSelection(placeOf(ann, words).from).splitBlock().run()
    for (const words of ['responde', 'e indica']) {
      split(words)
      expect(at(ann, anchor)).toBe('quince días hábiles')
      ann.undoManager.undo()
      expect(at(ann, anchor)).toBe('quince días hábiles')
      ann.undoManager.redo()
      expect(at(ann, anchor)).toBe('quince días hábiles')
      ann.editor.chain().setTextSelection(placeOf(ann, words).from).joinBackward().run()
      expect(at(ann, anchor)).toBe('quince días hábiles')
    }
  })

  test('stands at the part that stays when Enter parts them in two, and at all of them again after undo', () => {
    const ann = begin(ONE, TWO)
    const anchor = commentOn(ann, 'quince días hábiles')
    ann.editor.chain().setTextSelection(placeOf(ann, 'días hábiles').from).splitBlock().run()
    expect(at(ann, anchor).trim()).toBe('quince')
    ann.undoManager.undo()
    expect(at(ann, anchor)).toBe('quince días hábiles')
  })

  test('goes along when they are cut and pasted, is an orphan between, and comes back by undo; for the colleague too', () => {
    const ann = begin(ONE, TWO)
    const beto = second(ann)
    const anchor = commentOn(ann, 'quince días hábiles')
    const everybody = (where: string) => {
      exchange(people)
      expect([at(ann, anchor), at(beto, anchor)]).toEqual([where, where])
    }
    select(ann, 'quince días hábiles')
    ann.editor.commands.deleteSelection()
    everybody('line')
    ann.editor.chain().setTextSelection(placeOf(ann, 'por escrito').from).insertContent('en quince días hábiles ').run()
    everybody('quince días hábiles')
    ann.undoManager.undo()
    everybody('line')
    ann.undoManager.undo()
    everybody('quince días hábiles')
  })

  test('stays when its paragraph becomes a heading, a numbered paragraph or part of a list', () => {
    const ann = begin(ONE, TWO)
    const anchor = commentOn(ann, 'quince días hábiles')
    select(ann, 'quince')
    ann.editor.commands.toggleHeading({ level: 2 })
    expect(at(ann, anchor)).toBe('quince días hábiles')
    ann.editor.commands.toggleHeading({ level: 2 })
    ann.editor.commands.toggleBulletList()
    expect(at(ann, anchor)).toBe('quince días hábiles')
  })

  test('is marked where it stands, moves with a key, and nothing is dispatched for what is marked already', () => {
    const ann = begin(ONE, TWO)
    ann.editor.registerPlugin(must(commentMarks.config.addProseMirrorPlugins?.call({} as never)[0]))
    const anchor = commentOn(ann, 'quince días hábiles')
    const marks = () => {
      const found = resolveAnchor(ann.fragment, anchor)
      const span = found.type === 'words' ? shownSpan(ann.editor, found) : null
      return span ? [{ ...span, thread: 't1', own: null, isOpen: false }] : []
    }
    const marked = () => ann.editor.view.dom.querySelector('.cm')?.textContent
    setCommentMarks(ann.editor, marks())
    expect(marked()).toBe('quince días hábiles')
    ann.editor.chain().setTextSelection(1).insertContent('Siempre: ').run()
    expect(marked()).toBe('quince días hábiles')
    let dispatched = 0
    ann.editor.on('transaction', () => dispatched++)
    setCommentMarks(ann.editor, marks())
    expect(dispatched).toBe(0)
  })

  test.each([1, 2, 3])(
    'among forty, while two people write, split, join, move and undo, stands at its words or is truly gone (seed %i)',
    (seed) => {
      const dice = createDice(seed)
      const word = () => Array.from({ length: 4 + dice.below(6) }, () => String.fromCharCode(97 + dice.below(26))).join('')
      const ann = begin(...Array.from({ length: 8 }, () => Array.from({ length: 12 }, word).join(' ')))
      const beto = second(ann)
      const words = ann.editor.state.doc.textBetween(0, ann.editor.state.doc.content.size, ' ').match(/[a-z]{4,}/g) ?? []
      const anchors = Array.from({ length: 40 }, () => commentOn(ann, dice.pick(words)))
      for (let step = 0; step < 60; step++) {
        const { editor, undoManager } = dice.pick([ann, beto])
        const place = 1 + dice.below(Math.max(1, editor.state.doc.content.size - 2))
        const acts = [
          () => editor.chain().setTextSelection(place).insertContent(` ${word()} `).run(),
          () => editor.chain().setTextSelection(place).splitBlock().run(),
          () => editor.chain().setTextSelection(place).joinBackward().run(),
          () =>
            editor
              .chain()
              .setTextSelection({ from: place, to: Math.min(editor.state.doc.content.size - 1, place + dice.below(30)) })
              .deleteSelection()
              .run(),
          () => undoManager.undo(),
          () => undoManager.redo(),
        ]
        dice.pick(acts)()
        if (dice.chance(0.3)) exchange(people)
      }
      exchange(people)
      const lines = beto.editor.state.doc.textBetween(0, beto.editor.state.doc.content.size, '\n')
      for (const anchor of anchors) {
        const places = lines.split(anchor.quote).length - 1
        for (const person of [ann, beto]) {
          const where = at(person, anchor)
          if (where === 'line' || where === 'orphan') expect(places).not.toBe(1)
          else expect(lines).toContain(where)
        }
        if (places === 1) expect(at(ann, anchor)).toContain(at(beto, anchor).slice(0, 3))
      }
    },
  )
})

const must = <T,>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('missing')
  return value
}
