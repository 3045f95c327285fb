// The fields of an item in its panel, by keyboard alone.

import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { hasEditor } from '../../../client/item/FieldEditor.tsx'
import { FieldValue } from '../../../client/item/FieldValue.tsx'
import { ItemContextProvider, useItemContext } from '../../../client/item/ItemContext.tsx'
import { ItemFacts, ItemFields } from '../../../client/item/ItemFields.tsx'
import { ItemPanel } from '../../../client/item/ItemPanel.tsx'
import { fieldRow } from '../../../client/live/ownFields.ts'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import { must } from '../../../shared/result.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import { setField } from '../../../shared/roadmap/write.ts'
import { fullItem } from '../roadmap/builders.ts'
import { createWorld, GROUP, MEMBERS, type World } from '../roadmap/world.tsx'

let world: World
vi.mock('../../../client/live/LiveDocument.tsx', async () => (await import('../roadmap/world.tsx')).liveHooks(() => world))
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({ get: async () => ({ ok: true, value: MEMBERS }) }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

afterEach(() => {
  cleanup()
  world.dispose()
})

const open = () => {
  world = createWorld()
  const id = world.item({ title: { es: 'Nota', en: 'Note' }, due: '2026-11-15' })
  show(() => {
    const context = useItemContext()
    const item = () => must(context.item(id), 'the item')
    return (
      <>
        <ItemFacts item={item()} readOnly={false} />
        <ItemFields item={item()} readOnly={false} />
      </>
    )
  })
  return id
}
const show = (Shown: () => JSX.Element) => {
  render(() => (
    <I18nProvider initial="en">
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={createMemoryHistory()}>
          <Route
            path="/"
            component={() => (
              <ItemContextProvider>
                <Shown />
              </ItemContextProvider>
            )}
          />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
}
const value = (field: FieldKey) => screen.findByRole('button', { name: new RegExp(`^Change: ${fieldRow(field).label.en}`) })

test.each([
  ['due', 'Enter'],
  ['due', 'Escape'],
] as const)('[C22] leaving %s by %s moves the focus to its value', async (field, key) => {
  open()
  const before = await value(field)
  before.focus()
  fireEvent.click(before)
  const input = screen.getByLabelText(FIELDS[field].label.en)
  expect(document.activeElement).toBe(input)
  fireEvent.keyDown(input, { key })
  await vi.waitFor(async () => expect(document.activeElement).toBe(await value(field)))
})

test('[C24] on paper the other fields are open, and as before afterwards', async () => {
  open()
  await value('due')
  const more = () => document.querySelector<HTMLDetailsElement>('details.more')?.open
  expect(more()).toBe(false)
  const add = CATALOGUE.en.roadmap.edit.empty
  expect(document.querySelector('details.more')?.textContent).toContain(add)
  window.dispatchEvent(new Event('beforeprint'))
  expect(more()).toBe(true)
  // Nothing can be added there.
  expect(document.querySelector('details.more')?.textContent).not.toContain(add)
  window.dispatchEvent(new Event('afterprint'))
  expect(more()).toBe(false)
})

test('[C22] keys in the field set what a mouse draws from bar to bar: another item, the relation, the lag; and take it away', async () => {
  const id = open()
  const [, other] = [world.item({ title: { es: 'Otra', en: 'Another' } }), world.item({ title: { es: 'Anterior', en: 'The one before' } })]
  // A native button: Enter and Space press it.
  fireEvent.click(await value('dependsOn'))
  const search = await screen.findByRole('combobox', { name: CATALOGUE.en.roadmap.edit.addDependency })
  expect(document.activeElement).toBe(search)
  fireEvent.keyDown(search, { key: 'ArrowDown' })
  fireEvent.keyDown(search, { key: 'Enter' })
  expect(world.read(id).dependsOn).toEqual([{ item: other, type: 'FS', lag: 0 }])
  const { code } = world.read(other)
  fireEvent.change(screen.getByRole('combobox', { name: CATALOGUE.en.roadmap.edit.dependencyType(code) }), { target: { value: 'SS' } })
  fireEvent.change(screen.getByRole('spinbutton', { name: CATALOGUE.en.roadmap.edit.lag }), { target: { value: '7' } })
  expect(world.read(id).dependsOn).toEqual([{ item: other, type: 'SS', lag: 7 }])
  fireEvent.click(screen.getByRole('button', { name: CATALOGUE.en.roadmap.edit.removeDependency(code) }))
  expect(world.read(id).dependsOn).toEqual([])
})

test('[C22] an item that was just made takes the words that are typed; one that has a title is read first', () => {
  world = createWorld()
  const nobody = () => undefined
  for (const [title, focused] of [
    [{}, 'TEXTAREA'],
    [{ es: 'Nota' }, 'DIV'],
  ] as const) {
    const id = world.item({ title })
    const panel = () => (
      <ItemPanel
        id={id}
        previous={null}
        next={null}
        place={null}
        onStep={nobody}
        takesFocus
        onGo={nobody}
        onClose={nobody}
        link={() => ''}
      />
    )
    show(panel)
    expect(document.activeElement?.tagName).toBe(focused)
    cleanup()
  }
})

const SHOWN = FIELD_KEYS.filter((field) => FIELDS[field].inTable || FIELDS[field].inPanel)
/** With a place of their own in the panel, and what only the rules set. */
const WITHOUT_EDITOR: readonly FieldKey[] = ['number', 'title', 'description', 'originalDue', 'checklist', 'origin', 'order', 'archived']

test.each(SHOWN.filter((field) => field !== 'description'))('%s is drawn, short and in full', (field) => {
  world = createWorld()
  const stream = world.stream('Línea')
  for (const short of [true, false]) {
    show(() => (
      <output>
        <FieldValue item={{ ...fullItem, stream }} field={field} short={short} />
      </output>
    ))
    expect(screen.getByRole('status').textContent).not.toBe('')
    cleanup()
  }
})

test('every field that people set has an editor, or a place of its own', () => {
  world = createWorld()
  expect(FIELD_KEYS.filter((field) => !hasEditor(field))).toEqual(WITHOUT_EDITOR)
})

test('[C47] the panel begins with both titles, then what matters, the texts, and the other fields closed', async () => {
  world = createWorld()
  const id = world.item({ title: { es: 'Nota', en: 'Note' }, due: '2027-01-31', priority: 2 })
  world.write((doc) => setField(doc, id, 'due', '2027-02-28'))
  const nobody = () => undefined
  show(() => (
    <ItemPanel
      id={id}
      previous={null}
      next={null}
      place={null}
      onStep={nobody}
      takesFocus={false}
      onGo={nobody}
      onClose={nobody}
      link={() => ''}
    />
  ))
  const text = CATALOGUE.en.roadmap.panel
  const facts = await screen.findByLabelText(text.facts)
  expect([...facts.querySelectorAll('dt')].map((one) => one.textContent)).toEqual([
    ...(['status', 'lead', 'due'] as const).map((field) => FIELDS[field].label.en),
    text.moved,
  ])
  expect(facts.querySelector('.facts__slip dd')?.textContent).toContain('28 days later')
  expect([...document.querySelectorAll('.bi__l')].slice(0, 2).map((one) => one.textContent)).toEqual(['EN', 'ES'])
  const more = document.querySelector<HTMLDetailsElement>('details.more')
  expect(more?.open).toBe(false)
  expect(more?.querySelector('summary')?.textContent).toMatch(/priority.* and \d+ more$/)
  const order = [
    '.titles',
    '.facts',
    `[aria-label="${text.description}"]`,
    `[aria-label="${CATALOGUE.en.roadmap.checklist.title}"]`,
    '.more',
  ]
  const places = order.map((one) => document.querySelector(one))
  for (const [at, place] of places.entries()) {
    expect(place, order[at]).not.toBe(null)
    if (at > 0 && place) expect(places[at - 1]?.compareDocumentPosition(place)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  }
})

test('[C46] a date that may only be read is text: no field, no button, no calendar', async () => {
  world = createWorld({ canWrite: false })
  const id = world.item({ title: { en: 'Note' }, due: '2026-11-15' })
  show(() => {
    const context = useItemContext()
    return <ItemFacts item={must(context.item(id), 'the item')} readOnly />
  })
  expect((await screen.findByText(/15 Nov/)).closest('button')).toBeNull()
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(screen.queryByRole('button', { name: /Due/ })).toBeNull()
})
