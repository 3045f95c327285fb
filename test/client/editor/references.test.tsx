// Links of a text to items, texts and decisions: typed with @ or [[, said with what their targets are called now.

import { cleanup, render } from '@solidjs/testing-library'
import type { Editor } from '@tiptap/core'
import { createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { readPasted } from '../../../client/editor/pastedHtml.ts'
import { createReferences } from '../../../client/editor/references/createReferences.tsx'
import { ReadLink } from '../../../client/editor/references/ReadLink.tsx'
import type { References } from '../../../client/editor/references/ReferencesProvider.tsx'
import {
  findTargets,
  lookUp,
  type Target,
  targetOfDecision,
  targetOfItem,
  targetOfText,
  tipOf,
  wordsFor,
} from '../../../client/editor/references/targets.ts'
import { queryIn } from '../../../client/editor/references/typing.ts'
import { plainText } from '../../../shared/editor/plainText.ts'
import { writeReference } from '../../../shared/editor/reference.ts'
import { parseDecisionId, parseDocumentId, parseGroupId, parseItemId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { contentOf, createPerson, exchange, receive, type } from './people.ts'

const [references, setReferences] = createSignal<References | null>(null)
vi.mock('../../../client/editor/references/ReferencesProvider.tsx', () => ({ useReferences: () => () => references }))

const group = must(parseGroupId('tco'), 'a group')
const item = (id: string, number: number, es: string, en: string, archived = false): Target =>
  targetOfItem(
    {
      id: must(parseItemId(id), 'an item'),
      code: `WG-${String(number).padStart(3, '0')}`,
      title: { es, en },
      status: 'inProgress',
      due: '2027-11-12',
      archived,
    },
    group,
  )
const text = targetOfText(
  { id: must(parseDocumentId('page:p1'), 'a text'), title: { es: 'Guía de extinción', en: 'Forfeiture guide' }, archived: false },
  group,
)
const decision = targetOfDecision(
  {
    id: must(parseDecisionId('d4'), 'a decision'),
    meeting: must(parseMeetingId('m2'), 'a session'),
    number: 4,
    text: { es: 'Se adopta la guía', en: 'The guide is adopted' },
    status: 'adopted',
    method: 'consensus',
    point: null,
    pointTitle: { es: '', en: '' },
    items: [],
    texts: [],
  },
  '4',
  group,
)
const ALL = [
  item('i1', 1, 'Registro de bienes', 'Asset register'),
  item('i14', 14, 'Extinción de dominio', 'Forfeiture of property'),
  item('i40', 40, 'Guía vieja', 'Old guide', true),
  text,
  decision,
]
const known = (all: readonly Target[]): References => {
  const byName = new Map(all.map((target) => [writeReference(target.reference), target]))
  return { all, look: (reference) => lookUp(byName, { item: true, text: true, decision: true }, reference) }
}
beforeEach(() => setReferences(known(ALL)))

const open: { destroy: () => void }[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  cleanup()
  document.body.replaceChildren()
})

/** An editor of the Spanish side, read by somebody in English. */
const write = (clientId = 1, start: Uint8Array | null = null) => {
  let made!: ReturnType<typeof createReferences>
  const Part = () => {
    made = createReferences({ language: 'es', canWrite: () => true })
    return <made.View />
  }
  render(() => (
    <I18nProvider initial="en">
      <Part />
    </I18nProvider>
  ))
  const person = createPerson(clientId, start, true, undefined, made.extensions)
  // jsdom measures no text.
  person.editor.view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 10 })
  open.push(person.editor)
  made.follow(person.editor)
  const press = (key: string, more: KeyboardEventInit = {}) => made.key(new KeyboardEvent('keydown', { key, cancelable: true, ...more }))
  return { person, press, hrefOf: made.hrefOf }
}
const options = () => [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent)
const links = (editor: Editor) => [...editor.view.dom.querySelectorAll<HTMLAnchorElement>('a.ref')]

describe('[M15] typing @ or [[', () => {
  test.each([
    ['véase @', ''],
    ['véase @ext', 'ext'],
    ['véase @extincion de', 'extincion de'],
    ['(@14', '14'],
    ['«[[guía', 'guía'],
    ['x[[14', '14'],
    ['ana@14', null],
    ['ana.perez@ejemplo', null],
    ['véase @ 14', null],
    ['véase @14  ', null],
    ['véase @14\nmás', null],
    ['[[14] y', null],
    ['sin signo', null],
  ])('%j asks for %j', (before, query) => expect(queryIn(before)?.query ?? null).toBe(query))

  test('opens a list that is walked and taken with keys, and leaves the words in the text with a mark', () => {
    const { person, press } = write()
    type(person, 'Véase @')
    expect(options()).toHaveLength(4)
    type(person, 'extincion')
    expect(options().map((words) => words?.slice(0, 12))).toEqual(['WG-014 Forfe', 'Forfeiture g'])
    expect(person.editor.view.dom.getAttribute('aria-activedescendant')).toMatch(/-0$/)
    expect(press('ArrowDown')).toBe(true)
    expect(press('ArrowUp')).toBe(true)
    expect(press('Enter')).toBe(true)
    expect(options()).toEqual([])
    type(person, ', aprobada')
    expect(plainText(person.fragment)).toBe('Véase WG-014, aprobada')
    expect(JSON.stringify(contentOf(person.fragment))).toContain(
      '{"insert":"WG-014","attributes":{"reference":{"kind":"item","id":"i14"}}},{"insert":", aprobada"}',
    )
    expect(links(person.editor).map(({ textContent, dataset }) => [textContent, dataset.tip])).toEqual([
      ['WG-014', 'WG-014 · Forfeiture of property · In progress · due 12 Nov 2027'],
    ])
  })

  test('Shift Enter writes the title, in the language of the text', () => {
    const { person, press } = write()
    type(person, '[[14')
    press('Enter', { shiftKey: true })
    expect(plainText(person.fragment)).toBe('Extinción de dominio')
  })

  test('Escape leaves the characters as they are, and what is typed on opens nothing', () => {
    const { person, press } = write()
    type(person, '@14')
    expect(press('Escape')).toBe(true)
    expect(options()).toEqual([])
    type(person, '4 y más')
    expect(options()).toEqual([])
    expect(press('Enter')).toBe(false)
    expect(plainText(person.fragment)).toBe('@144 y más')
  })

  test('nothing opens in an address, for a sentence that matches nothing, or where the caret comes back', () => {
    const { person, press } = write()
    type(person, 'escriba a ana@14')
    expect(options()).toEqual([])
    type(person, ' o @nadie de aquí')
    expect(document.querySelector('.refs')).toBeNull()
    expect(press('Enter')).toBe(false)
    person.editor.commands.setTextSelection(1)
    person.editor.commands.setTextSelection(17)
    expect(options()).toEqual([])
  })

  test('is neither closed nor moved by what another person writes', () => {
    const { person, press } = write()
    type(person, 'uno')
    const other = createPerson(2, Y.encodeStateAsUpdate(person.doc))
    open.push(other.editor)
    type(person, ' @14')
    other.editor.commands.insertContentAt(1, 'antes de ')
    receive(person, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(person.doc)))
    expect(options()).toHaveLength(1)
    press('Enter')
    exchange([person, other])
    expect(plainText(other.fragment)).toBe('antes de uno WG-014')
    expect(JSON.stringify(contentOf(other.fragment))).toBe(JSON.stringify(contentOf(person.fragment)))
    expect(other.kept() + person.kept()).toBe(0)
  })

  test('is restored by one undo', () => {
    const { person, press } = write()
    type(person, '@14')
    press('Enter')
    person.undoManager.undo()
    expect(plainText(person.fragment)).toBe('@14')
    person.undoManager.redo()
    expect(links(person.editor)).toHaveLength(1)
  })
})

describe('[M19] a link', () => {
  const withLink = () => {
    const made = write()
    type(made.person, '@14')
    made.press('Enter')
    return made
  }

  test('says the title and state of its target as they are now, and when it is archived or gone', () => {
    const { person } = withLink()
    const tip = () => links(person.editor)[0]?.dataset.tip
    setReferences(known([item('i14', 14, 'Otro título', 'Another title')]))
    expect(tip()).toContain('Another title')
    setReferences(known([item('i14', 14, 'Otro título', 'Another title', true)]))
    expect(tip()).toContain('Archived')
    expect(links(person.editor)[0]?.className).toBe('ref ref--gone')
    setReferences(known([]))
    expect(tip()).toBe('It no longer exists, or you may not see it.')
    expect(links(person.editor)[0]?.hasAttribute('href')).toBe(false)
    expect(plainText(person.fragment)).toBe('WG-014')
  })

  test('leads to its target: a press places the caret while one writes, with Ctrl it opens', () => {
    const { person } = withLink()
    const [link] = links(person.editor)
    const opened = vi.spyOn(window, 'open').mockReturnValue(null)
    const pressed = (more: MouseEventInit) => {
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more })
      link?.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(link?.href).toBe(`${location.origin}/g/tco/road-map?item=i14`)
    expect([pressed({}), opened.mock.calls.length]).toEqual([true, 0])
    expect([pressed({ ctrlKey: true }), opened.mock.calls[0]?.[0]]).toEqual([true, link?.href])
    person.editor.setEditable(false)
    expect(pressed({})).toBe(false)
    opened.mockRestore()
  })

  test('the card of the one at the caret opens it and makes it plain words', () => {
    const { person } = withLink()
    person.editor.commands.focus()
    person.editor.commands.setTextSelection(3)
    const card = document.querySelector('.ref-card')
    expect(card?.textContent).toContain('WG-014 Forfeiture of property')
    expect(card?.querySelector('a')?.getAttribute('href')).toBe('/g/tco/road-map?item=i14')
    card?.querySelector('button')?.click()
    expect(links(person.editor)).toEqual([])
    expect(plainText(person.fragment)).toBe('WG-014')
    expect(document.querySelector('.ref-card')).toBeNull()
  })

  test('screen readers hear which one the caret is at, also when it goes from one to the next, and when its target is known', () => {
    const { person, press } = withLink()
    type(person, ' @1')
    press('Enter')
    person.editor.commands.focus()
    const said = () => document.querySelector('[role="status"]')?.textContent
    person.editor.commands.setTextSelection(3)
    expect(said()).toContain('Forfeiture of property')
    person.editor.commands.setTextSelection(10)
    expect(said()).toContain('Asset register')
    setReferences(null)
    expect(said()).toContain(CATALOGUE.en.texts.reference.unknown)
    setReferences(known([item('i1', 1, 'Otro título', 'Another title')]))
    expect(said()).toContain('Another title')
  })

  test('is copied as a link of the page, and stays one where it is pasted; to another group’s it is a plain link', () => {
    const { person } = withLink()
    const html = person.editor.getHTML()
    const other = write(2).person
    other.editor.view.pasteHTML(readPasted(html, `${location.origin}/g/tco/`).html)
    expect(links(other.editor).map(({ dataset }) => dataset.reference)).toEqual(['item i14'])
    const address = `${location.origin}/g/elsewhere/road-map?item=i14`
    const foreign = `<p><a class="ref" data-reference="item i14" href="${address}">WG-014</a></p>`
    const third = write(3).person
    third.editor.view.pasteHTML(readPasted(foreign, `${location.origin}/g/tco/`).html)
    expect(links(third.editor)).toEqual([])
  })

  test('in words that are only read it opens and says the same', () => {
    const shown = render(() => (
      <I18nProvider initial="es">
        <ReadLink reference={text.reference}>Guía</ReadLink>
        <ReadLink reference={item('none', 9, '', '').reference}>WG-009</ReadLink>
      </I18nProvider>
    )).container
    const [one, none] = [...shown.querySelectorAll('a')]
    expect([one?.getAttribute('href'), one?.dataset.tip]).toEqual(['/g/tco/texts/p1', 'Guía de extinción'])
    expect([none?.getAttribute('href'), none?.className]).toEqual([null, 'ref ref--gone'])
  })
})

test('[M15] items, texts and decisions that can be linked are found by number and by title in both languages, accents apart, the best first, and nothing archived', () => {
  const ids = (query: string) => findTargets(ALL, query).map(({ reference }) => reference.id)
  expect(ids('14')).toEqual(['i14'])
  expect(ids('wg-014')).toEqual(['i14'])
  expect(ids('EXTINCION')).toEqual(['i14', 'page:p1'])
  expect(ids('forfeiture gui')).toEqual(['page:p1'])
  expect(ids('4')).toEqual(['d4', 'i14'])
  expect(ids('decision 4')).toEqual(['d4'])
  const longer = item('i9', 9, 'Guía de extinción de dominio', '')
  expect(findTargets([longer, text], 'guia de extincion').map(({ reference }) => reference.id)).toEqual(['page:p1', 'i9'])
  expect(ids('vieja')).toEqual([])
  expect(wordsFor(decision, 'es', false)).toBe('Decisión 4')
  expect(wordsFor(text, 'en', false)).toBe('Forfeiture guide')
  expect(tipOf(decision, 'es', CATALOGUE.es)).toBe('Decisión 4 · Se adopta la guía · Adoptada')
  expect(tipOf('unknown', 'es', CATALOGUE.es)).toBe('Todavía no se sabe adónde lleva.')
})
