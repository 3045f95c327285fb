import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../../client/base/i18n.tsx'
import { ItemContextProvider } from '../../../../client/item/ItemContext.tsx'
import { ItemPanel, type ItemPanelProps } from '../../../../client/item/ItemPanel.tsx'
import type { LinkState } from '../../../../client/live/types.ts'
import { createPlanView } from '../../../../client/roadmap/createPlanView.ts'
import { PlanTable } from '../../../../client/roadmap/Table.tsx'
import { Announcer } from '../../../../client/ui/Announcer.tsx'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { type ItemId, parseItemId } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { FIELD_KEYS, FIELDS } from '../../../../shared/roadmap/fields.ts'
import { archiveItem, setField } from '../../../../shared/roadmap/write.ts'
import { delegationId } from '../builders.ts'
import { layOutEverything } from '../shownTable.tsx'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
vi.mock('../../../../client/live/LiveDocument.tsx', async () => (await import('../world.tsx')).liveHooks(() => world))
vi.mock('../../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({ get: async () => ({ ok: true, value: MEMBERS }) }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))
vi.mock('../../../../client/item/RichText.tsx', () => ({ RichText: () => <div role="textbox" aria-label="description" /> }))

beforeEach(() => {
  world = createWorld()
  layOutEverything()
})
afterEach(() => {
  cleanup()
  world.dispose()
  vi.restoreAllMocks()
})

const show = (view: () => import('solid-js').JSX.Element, address = '/') => {
  const history = createMemoryHistory()
  history.set({ value: address })
  return render(() => (
    <I18nProvider initial="en">
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route
            path="/"
            component={() => (
              <ItemContextProvider>
                <Announcer>{view()}</Announcer>
              </ItemContextProvider>
            )}
          />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
}

const showPanel = (id: ItemId, place: ItemPanelProps['place'] = null, onStep: ItemPanelProps['onStep'] = () => {}) =>
  show(() => (
    <ItemPanel
      id={id}
      previous={null}
      next={null}
      place={place}
      onStep={onStep}
      takesFocus={false}
      onGo={() => {}}
      onClose={() => {}}
      link={() => ''}
    />
  ))

const rowsOf = (container: HTMLElement) => [...container.querySelectorAll<HTMLElement>('.grid__row')]
const cell = (row: HTMLElement | undefined, field: string) => {
  const found = row?.querySelector<HTMLElement>(`[data-field="${field}"]`)
  if (!found) throw new Error(`no cell ${field}`)
  return found
}
const showTable = (address = '/') => {
  const opened = vi.fn()
  const scroller = document.createElement('div')
  const { container } = show(() => {
    const view = createPlanView()
    return (
      <PlanTable
        view={view}
        scroller={scroller}
        named={null}
        onNamed={() => {}}
        onAdd={() => {}}
        onOpen={opened}
        onStream={() => {}}
        onSteps={() => {}}
      />
    )
  }, address)
  return {
    container,
    opened,
    rows: () => rowsOf(container),
    titles: () => rowsOf(container).map((row) => cell(row, 'title').querySelector('.title__t')?.textContent),
  }
}

describe('the item panel', () => {
  test('shows every field that the table of fields puts there, with an editor where people set it', async () => {
    const { container } = showPanel(world.item({ title: { en: 'One' }, kind: 'practice' }))
    await waitFor(() => expect(container.querySelector('dd button')).not.toBe(null))
    const rows = new Map([...container.querySelectorAll('dt')].map((dt) => [dt.textContent, dt.nextElementSibling]))
    const elsewhere = ['number', 'title', 'description', 'checklist', 'origin']
    for (const key of FIELD_KEYS.filter((one) => FIELDS[one].inPanel && !elsewhere.includes(one) && one !== 'originalDue')) {
      expect(rows.get(FIELDS[key].label.en)?.querySelector('button'), key).toBeTruthy()
    }
    expect(rows.has(FIELDS.originalDue.label.en)).toBe(false)
  })

  test('an observer reads plain values: no editor, nothing to add, no empty rows', () => {
    world.dispose()
    world = createWorld({ canWrite: false })
    const id = world.item({ title: { en: 'One' }, due: '2026-11-15', lead: delegationId('co') })
    const { container } = showPanel(id)
    expect(container.querySelectorAll('.panel__body input, .panel__body textarea, .props button, .facts button')).toHaveLength(0)
    expect(screen.queryByText('Archive')).toBe(null)
    expect(container.querySelector('.facts__lead')?.textContent).toMatch(/CO$/i)
    expect([...container.querySelectorAll('dt')].map((dt) => dt.textContent)).not.toContain('Labels')
  })

  test('a date is written when it is whole, and its first value stays as the original one', async () => {
    const id = world.item({ title: { en: 'One' } })
    const { container } = showPanel(id)
    await waitFor(() => expect(container.querySelector('dd button')).not.toBe(null))
    const due = [...container.querySelectorAll('dt')].find((dt) => dt.textContent === 'Due')?.nextElementSibling
    fireEvent.click(due?.querySelector('button') ?? document.body)
    expect(world.editing()).toBe(`item:${id}:due`)
    const input = due?.querySelector('input')
    if (!input) throw new Error('no date field')
    fireEvent.input(input, { target: { value: '15 nov 2026' } })
    expect(world.read(id).due).toBe(null)
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(world.read(id)).toMatchObject({ due: '2026-11-15', originalDue: '2026-11-15' })
    expect(world.editing()).toBe(null)
  })

  test('archiving is announced in a toast and undone from there; an archived item is read-only until it is restored', () => {
    const id = world.item({ title: { en: 'One' } })
    const { container } = showPanel(id)
    fireEvent.click(screen.getByText('Archive'))
    expect(world.read(id).archived).toBe(true)
    expect(container.querySelectorAll('.panel__body textarea')).toHaveLength(0)
    fireEvent.click(screen.getByText('Undo'))
    expect(world.read(id).archived).toBe(false)
  })

  test('on a phone, where rows have neither handle nor menu, the panel moves the item up and down and says its place', () => {
    const wide = window.matchMedia
    const id = world.item({ title: { en: 'One' } })
    const stepped = vi.fn()
    showPanel(id, { place: 2, of: 3 }, stepped)
    expect(screen.queryByText('Place 2 of 3')).toBe(null)
    cleanup()
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      Object.defineProperty(wide.call(window, query), 'matches', { value: true }),
    )
    showPanel(id, { place: 2, of: 3 }, stepped)
    expect(screen.getByText('Place 2 of 3')).toBeTruthy()
    fireEvent.click(screen.getByLabelText('Move up'))
    expect(stepped).toHaveBeenCalledWith(expect.objectContaining({ id }), -1)
  })

  test('checklist entries are added and ticked', () => {
    const id = world.item({ title: { en: 'One' } })
    showPanel(id)
    fireEvent.click(screen.getByText('Add entry'))
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    fireEvent.click(screen.getByRole('checkbox'))
    expect(world.read(id).checklist).toMatchObject([{ done: true }])
  })
})

describe('an item that a link names', () => {
  const absent = must(parseItemId('it_absent00000'), 'an id')
  const gone = () => screen.queryByText('This item is not in the road map')

  test('is not said to be absent while the plan is loading or brought up to date, only once it is here', () => {
    const [ready, setReady] = createSignal(false)
    const [link, setLink] = createSignal<LinkState>({ type: 'connecting' })
    world = { ...world, live: { ...world.live, ready, link } }
    showPanel(absent)
    expect(gone()).toBe(null)
    expect(screen.getByRole('status', { name: 'Loading' })).toBeTruthy()
    setReady(true)
    expect(gone()).toBe(null)
    setLink({ type: 'handshaking' })
    expect(gone()).toBe(null)
    setLink({ type: 'live' })
    expect(gone()).toBeTruthy()
  })

  test('is said to be unknown to this device without a connection', () => {
    world = { ...world, live: { ...world.live, link: () => ({ type: 'offline', retryAt: null }) } }
    showPanel(absent)
    expect(gone()).toBeTruthy()
  })
})

describe('the table', () => {
  const plan = () => {
    const stream = world.stream('Money')
    return [
      world.item({ title: { en: 'First' }, stream }),
      world.item({ title: { en: 'Second' }, stream, status: 'agreed' }),
      world.item({ title: { es: 'Tercera' }, stream }),
    ]
  }

  test('says to assistive technology how many rows there are, and which one each is', () => {
    plan()
    const { container, rows, titles } = showTable()
    expect(container.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount')).toBe('5')
    expect(rows().map((row) => row.getAttribute('aria-rowindex'))).toEqual(['3', '4', '5'])
    expect(titles()).toEqual(['First', 'Second', 'Tercera'])
    expect(rows()[2]?.querySelector('[data-tr=missing]')?.textContent).toContain('EN')
  })

  test('shows what the address asks for', () => {
    plan()
    expect(showTable('/?status=agreed&q=SECOND').titles()).toEqual(['Second'])
    cleanup()
    expect(showTable('/?sort=-title&group=none').titles()).toEqual(['Tercera', 'Second', 'First'])
  })

  test('is one stop of the Tab key; arrows move, Enter opens an editor or the panel', () => {
    plan()
    const { container, rows, opened } = showTable()
    const stops = () => [...container.querySelectorAll<HTMLElement>('[tabindex="0"]')]
    expect(stops()).toHaveLength(1)
    stops()[0]?.focus()
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(cell(rows()[0], 'number'))
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' })
    expect(opened).toHaveBeenLastCalledWith(expect.any(String), 'keyboard')
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F2' })
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    expect(stops()).toHaveLength(1)
  })

  test('Alt+Shift+arrow moves an item within its workstream, says where it is now, and keeps the focus on it', () => {
    const [first] = plan()
    const { rows, titles } = showTable()
    cell(rows()[0], 'title').focus()
    fireEvent.click(cell(rows()[0], 'number'), { detail: 1 })
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown', altKey: true, shiftKey: true })
    expect(titles()).toEqual(['Second', 'First', 'Tercera'])
    expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe(`item:${first}`)
    expect(screen.getByText('WG-001: place 2 of 3.')).toBeTruthy()
  })

  test('another person’s change tints its cell and no other; one’s own tints nothing', () => {
    const [first, second] = plan()
    const { container, rows } = showTable()
    const before = rows()
    if (!first || !second) throw new Error('no items')
    setField(world.doc, first, 'progress', 'limited')
    expect(container.querySelectorAll('.flash')).toHaveLength(0)
    world.elsewhere((doc) => setField(doc, second, 'progress', 'substantial'))
    expect([...container.querySelectorAll('.flash')]).toEqual([cell(rows()[1], 'progress')])
    expect(rows().map((row, index) => row === before[index])).toEqual([true, true, true])
  })

  test('a cell that somebody else edits carries their outline and name', () => {
    const [first] = plan()
    const { rows } = showTable()
    world.setPeers([{ clientId: 9, name: 'Luz', account: null, delegation: delegationId('mx'), editing: `item:${first}:status` }])
    expect(cell(rows()[0], 'status').className).toContain('cell--theirs')
    expect(cell(rows()[0], 'status').textContent).toContain('MXLuz')
    expect(cell(rows()[1], 'status').className).not.toContain('cell--theirs')
  })

  test('archived items leave the table, and come back when the filter asks for them', () => {
    const [first] = plan()
    const { titles } = showTable()
    if (first) archiveItem(world.doc, first)
    expect(titles()).toEqual(['Second', 'Tercera'])
    cleanup()
    expect(showTable('/?archived=yes').titles()).toEqual(['First'])
  })
})
