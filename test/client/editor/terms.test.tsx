// Terms of the glossary in an editor: marked, never stored, and looked for only where something has changed.
import { Editor, getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { otherSide } from '../../../client/editor/terms/otherSide.ts'
import type { TermsInTexts } from '../../../client/editor/terms/TermsProvider.tsx'
import { refreshTermMarksIn, termMarks } from '../../../client/editor/terms/termMarks.ts'
import { termTip } from '../../../client/editor/terms/termTip.ts'
import { createUnmatched } from '../../../client/editor/terms/unmatchedBlocks.ts'
import { textExtensions } from '../../../client/editor/textExtensions.ts'
import { createUndo } from '../../../client/live/undo.ts'
import { richTextExtensions } from '../../../shared/editor/extensions.ts'
import { plainText } from '../../../shared/editor/plainText.ts'
import { RICH_TEXT_SCHEMA } from '../../../shared/editor/richText.ts'
import { createTermMatcher } from '../../../shared/glossary/matcher.ts'
import type { Term } from '../../../shared/glossary/model.ts'
import { parseTermId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { contentOf, seededRandom } from './people.ts'

const term: Term = {
  id: must(parseTermId('t1'), 'a term'),
  term: { es: 'decomiso', en: 'confiscation; forfeiture' },
  note: { es: '', en: '' },
  avoid: { es: 'confiscación', en: '' },
  source: '',
  archived: false,
}
const matcher = createTermMatcher([term])
const editors: Editor[] = []
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

const open = (lines: readonly string[]) => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body.es')
  const looked: string[] = []
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: [
      ...textExtensions({
        fragment,
        schema: RICH_TEXT_SCHEMA,
        undoManager: createUndo(doc),
        canWrite: () => true,
        onTakenBack: () => undefined,
        random: seededRandom(1),
        tableLabel: () => () => {},
        unreadableLabel: () => () => undefined,
      }),
      termMarks({
        find: (text) => {
          looked.push(text)
          return matcher.find(text, 'es')
        },
        look: ({ avoid }) => ({ class: avoid ? 'avoided' : 'found' }),
        say: () => undefined,
      }),
    ],
  })
  editors.push(editor)
  editor.commands.setContent(lines.map((line) => `<p>${line}</p>`).join(''))
  looked.length = 0
  return { editor, fragment, looked, marked: () => [...element.querySelectorAll('.found, .avoided')].map((one) => one.textContent) }
}

describe('[G3] terms in an editor', () => {
  test('are marked while one writes, and nothing of it is in the document', () => {
    const { editor, fragment, marked } = open(['El decomiso', 'La confiscación de <b>decomisos</b>'])
    expect(marked()).toEqual(['decomiso', 'confiscación', 'decomisos'])
    editor.commands.insertContentAt(1, 'Decomiso, ')
    expect(marked()).toEqual(['Decomiso', 'decomiso', 'confiscación', 'decomisos'])
    editor.commands.insertContentAt(5, 'x')
    expect(marked()).toEqual(['decomiso', 'confiscación', 'decomisos'])
    expect(JSON.stringify(contentOf(fragment))).not.toContain('found')
  })

  test('in a list, and after blocks have come, moved and gone', () => {
    const { editor, marked } = open(['uno', '<ul><li><p>un decomiso</p></li></ul>', 'decomiso'])
    expect(marked()).toEqual(['decomiso', 'decomiso'])
    editor.commands.insertContentAt(0, '<p>decomiso</p>')
    expect(marked()).toEqual(['decomiso', 'decomiso', 'decomiso'])
    editor.commands.deleteRange({ from: 0, to: editor.state.doc.child(0).nodeSize })
    expect(marked()).toEqual(['decomiso', 'decomiso'])
    editor.commands.setContent('<p>nada</p>')
    expect(marked()).toEqual([])
  })

  test('when a transaction replaces everything and keeps most blocks, as inserting a table does', () => {
    const { editor, marked, looked } = open(['un decomiso', 'otro decomiso'])
    const { state } = editor
    const added = state.schema.node('paragraph', null, state.schema.text('nuevo decomiso'))
    editor.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, [state.doc.child(0), added, state.doc.child(1)]))
    expect(marked()).toEqual(['decomiso', 'decomiso', 'decomiso'])
    expect(new Set(looked)).toEqual(new Set(['nuevo decomiso']))
    editor.commands.insertContentAt(1, 'x')
    expect(marked()).toEqual(['decomiso', 'decomiso', 'decomiso'])
  })

  test('[G5] a keystroke looks at its own paragraph only', () => {
    const { editor, looked } = open(Array.from({ length: 400 }, (_, at) => `Párrafo ${at} sobre el decomiso`))
    editor.commands.insertContentAt(3, 'x')
    expect(looked).toEqual(['Páxrrafo 0 sobre el decomiso'])
  })
})

describe('[G3] the explanation of a marked term', () => {
  const words = { es: CATALOGUE.es.glossary.marks, en: CATALOGUE.en.glossary.marks }
  const tip = (language: 'es' | 'en', more: { avoid?: boolean; alone?: boolean } = {}) =>
    termTip([term], { avoid: more.avoid ?? false, alone: more.alone ?? false, language, words: words[language] })
  test('the counterpart, what to say instead, and that the other side does not say it', () => {
    expect(tip('es')).toBe('En inglés: confiscation; forfeiture')
    expect(tip('en')).toBe('In Spanish: decomiso')
    expect(tip('es', { avoid: true })).toBe('El grupo dice «decomiso». En inglés: confiscation; forfeiture')
    expect(tip('es', { alone: true })).toBe('En inglés: confiscation; forfeiture. El párrafo en inglés no usa este término')
  })
})

test('the other side of a text is what stands beside it, as a root or in its map', () => {
  const doc = new Y.Doc()
  const [es, en] = [doc.getXmlFragment('body.es'), doc.getXmlFragment('body.en')]
  expect(otherSide(es)).toBe(en)
  expect(otherSide(doc.getXmlFragment('alone.es'))).toBeNull()
  expect(otherSide(doc.getXmlFragment('body'))).toBeNull()
  const map = doc.getMap('items')
  map.set('description.es', new Y.XmlFragment())
  map.set('description.en', new Y.XmlFragment())
  const inside = map.get('description.en')
  expect(inside instanceof Y.XmlFragment && otherSide(inside)).toBe(map.get('description.es'))
})

describe('[G5] a pause', () => {
  const sides = () => {
    const doc = new Y.Doc()
    const [es, en] = [doc.getXmlFragment('body.es'), doc.getXmlFragment('body.en')]
    const line = (words: string) => {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText(words)])
      return element
    }
    es.push(Array.from({ length: 50 }, (_, at) => line(`Párrafo ${at} sobre el decomiso`)))
    en.push(Array.from({ length: 50 }, (_, at) => line(`Paragraph ${at} on confiscation`)))
    return { es, en }
  }
  const schema = getSchema(richTextExtensions())
  const shownAs = (fragment: Y.XmlFragment, before: Node | null, at = -1): Node =>
    schema.node(
      'doc',
      null,
      fragment
        .toArray()
        .map((child, place) =>
          before && place !== at
            ? before.child(place)
            : schema.node('paragraph', null, [schema.text(child instanceof Y.XmlElement ? plainText(child) : ' ')]),
        ),
    )

  test('holds only the rows against each other that have changed, and answers with their blocks', () => {
    const { es, en } = sides()
    let looked = 0
    const terms: TermsInTexts = {
      matcher: {
        find: (text, language) => {
          looked++
          return matcher.find(text, language)
        },
      },
      term: () => term,
    }
    const unmatched = createUnmatched({ fragment: es, other: en, language: 'es' })
    const first = shownAs(es, null)
    expect(unmatched.compare(first, terms).size).toBe(0)
    expect(looked).toBe(100)
    const words = en.get(7)
    if (words instanceof Y.XmlElement) words.insert(0, [new Y.XmlText('Without ')])
    const text = words instanceof Y.XmlElement ? words.get(1) : null
    if (text instanceof Y.XmlText) text.delete(0, text.length)
    expect([...unmatched.compare(first, terms)]).toEqual([first.child(7)])
    expect(looked).toBe(102)
    expect(unmatched.in(first.child(7)).size).toBe(1)
    // A key in the paragraph makes it another one, which is not accused until the next pause.
    const second = shownAs(es, first, 7)
    expect(unmatched.in(second.child(7)).size).toBe(0)
    expect(unmatched.compare(second, terms)).toContain(second.child(7))
    expect(looked).toBe(102)
  })

  test('looks again at the blocks that say something else, and at no other', () => {
    const { editor, looked, marked } = open(Array.from({ length: 400 }, (_, at) => `Párrafo ${at} sobre el decomiso`))
    refreshTermMarksIn(editor.view, new Set([editor.state.doc.child(3)]))
    expect(looked).toEqual(['Párrafo 3 sobre el decomiso'])
    expect(marked()).toHaveLength(400)
  })
})
