import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../../client/base/i18n.tsx'
import { ItemContextProvider } from '../../../../client/item/ItemContext.tsx'
import { createPlanView, type PlanView } from '../../../../client/roadmap/createPlanView.ts'
import { useWhereWords, type WhereWords } from '../../../../client/roadmap/where/useWhereWords.ts'
import { WhereChips } from '../../../../client/roadmap/where/WhereChips.tsx'
import { WhereDialog } from '../../../../client/roadmap/where/WhereDialog.tsx'
import { Announcer } from '../../../../client/ui/Announcer.tsx'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import type { Language } from '../../../../shared/bilingual.ts'
import { NO_OWN_FIELDS } from '../../../../shared/roadmap/ownRows.ts'
import { needOf, opsOf, subjectKeys, subjectOf } from '../../../../shared/views/subjects.ts'
import type { Condition } from '../../../../shared/views/where.ts'
import { decodeWhere, encodeWhere } from '../../../../shared/views/whereQuery.ts'
import { delegationId } from '../builders.ts'
import { createWorld, GROUP, MEMBERS, type World } from '../world.tsx'

let world: World
vi.mock('../../../../client/live/LiveDocument.tsx', async () => (await import('../world.tsx')).liveHooks(() => world))
vi.mock('../../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ account: 'me' }),
  useApi: () => ({ get: async () => ({ ok: true, value: MEMBERS }) }),
}))
vi.mock('../../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => GROUP }))

beforeEach(() => {
  world = createWorld()
})
afterEach(() => {
  cleanup()
  world.dispose()
})

interface Shown {
  readonly view: PlanView
  readonly words: WhereWords
  readonly closed: () => number
}
const show = (address: string, language: Language, { builder = false } = {}): Shown => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const found: { view?: PlanView; words?: WhereWords } = {}
  const close = vi.fn()
  const Inside = () => {
    const view = createPlanView(() => ({ account: null, delegation: delegationId('mx'), agency: null }))
    found.view = view
    found.words = useWhereWords(view)
    return (
      <>
        <WhereChips view={view} onEdit={() => undefined} />
        <WhereDialog view={view} open={builder} onClose={close} />
      </>
    )
  }
  render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route
            path="/"
            component={() => (
              <ItemContextProvider>
                <Announcer>
                  <Inside />
                </Announcer>
              </ItemContextProvider>
            )}
          />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  if (!found.view || !found.words) throw new Error('nothing was shown')
  return { view: found.view, words: found.words, closed: () => close.mock.calls.length }
}

const valuesFor = ({ subject, op }: Pick<Condition, 'subject' | 'op'>): readonly string[] => {
  const options = subjectOf(subject).options ?? ['co']
  switch (needOf(subject, op)) {
    case 'nothing':
      return []
    case 'options':
    case 'option':
      return options.slice(0, 1)
    case 'text':
      return ['frontera']
    case 'day':
      return ['2019-11-15']
    case 'days':
      return ['2019-11-15', '2019-12-01']
    case 'span':
      return ['30']
    case 'whole':
      return ['7']
    case 'wholes':
      return ['7', '9']
  }
}

describe('[V20] conditions as sentences', () => {
  test.each([
    ['es', 'all=status.any.agreed.done', ['El estado es Acordada o Cumplida']],
    ['en', 'all=status.any.agreed.done', ['The status is Agreed or Done']],
    [
      'es',
      'all=lead.mine*or*due.overdue*labels.none.a.b',
      ['La delegación que dirige es la mía o está vencida', 'Las etiquetas no incluyen a o b'],
    ],
    ['en', 'all=lead.mine*or*due.overdue*labels.none.a.b', ['The lead is mine or is overdue', 'The labels do not include a or b']],
    // Where any will do, one chip says it all.
    [
      'es',
      'any=status.any.blocked*and*due.next.30*people.mine',
      ['El estado es Bloqueada y el plazo está en los próximos 30 días o soy una de las personas'],
    ],
    [
      'en',
      'any=status.any.blocked*and*due.next.1*people.mine',
      ['The status is Blocked and the due date is in the next 1 day or I am among the people'],
    ],
    ['es', 'all=due.between.2019-11-15.2019-12-01', ['El plazo está entre el 15 nov 2019 y el 1 dic 2019']],
    ['en', 'all=stage.empty*checklist.filled', ['Has no stage', 'The checklist is filled in']],
    ['en', 'all=lead.any.gone', ['The lead is unknown']],
  ] as const)('in %s, %s is said as %j', (language, address, expected) => {
    const { words } = show(`/?${address}`, language)
    const edits = screen.getAllByRole('button').filter((button) => button.hasAttribute('data-tip'))
    expect(edits.map((button) => button.textContent)).toEqual(expected)
    expect(words.subject('words')).not.toBe('')
  })

  test.each(['es', 'en'] as const)('in %s every comparison of every field has its own words', (language) => {
    const { words } = show('/', language)
    for (const subject of subjectKeys(NO_OWN_FIELDS)) {
      const conditions = opsOf(subject).map((op): Condition => ({ subject, op, values: valuesFor({ subject, op }) }))
      const said = conditions.map(words.sentence)
      expect(said.join(' ')).not.toMatch(/undefined|null|\[object/)
      expect(new Set(said).size).toBe(said.length)
      expect(new Set(conditions.map(words.op)).size).toBe(conditions.length)
    }
  })
})

describe('[V20] the builder of conditions', () => {
  const combobox = (name: string, at = 0) => {
    const found = screen.getAllByRole('combobox', { name })[at]
    if (!(found instanceof HTMLSelectElement)) throw new Error(name)
    return found
  }
  const choose = (name: string, value: string, at = 0) => fireEvent.change(combobox(name, at), { target: { value } })
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }))
  const address = (view: PlanView) => encodeWhere(view.state().filter.where)

  test('says how many it finds while one builds, and applies what is whole', async () => {
    world.item({ status: 'blocked' })
    world.item({ status: 'done', lead: delegationId('mx') })
    world.item({ status: 'agreed', lead: delegationId('mx') })
    const { view, closed } = show('/', 'en', { builder: true })
    await screen.findByRole('dialog')
    expect(screen.getByText('3 items of 3')).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Blocked' }))
    expect(screen.getByText('1 item of 3')).toBeTruthy()
    press('Add an alternative to condition 1')
    choose('Field', 'lead', 1)
    choose('Comparison', 'mine', 1)
    expect(screen.getByText('3 items of 3')).toBeTruthy()
    press('Add condition')
    press('Apply')
    // The third has no value yet.
    expect(screen.getByRole('alert').textContent).toContain('A value is missing.')
    expect(closed()).toBe(0)
    choose('Field', 'due', 2)
    expect(combobox('Comparison', 2).value).toBe('overdue')
    choose('Comparison', 'between', 2)
    fireEvent.input(screen.getByLabelText('From'), { target: { value: '2019-11-15' } })
    press('Apply')
    expect(screen.getByRole('alert')).toBeTruthy()
    fireEvent.input(screen.getByLabelText('To'), { target: { value: '2019-12-01' } })
    press('Apply')
    await vi.waitFor(() => expect(address(view)).toBe('status.any.blocked*or*lead.mine*due.between.2019-11-15.2019-12-01'))
    expect(closed()).toBe(1)
  })

  test('any of turns *or* within into *and*, a row is taken away, and nothing is changed by leaving', async () => {
    const begun = 'status.any.blocked*or*due.overdue*lead.mine'
    const { view } = show(`/?all=${begun}`, 'es', { builder: true })
    await screen.findByRole('dialog')
    choose('Mostrar las acciones que cumplen', 'any')
    expect(screen.getByRole('button', { name: 'Agregar a la condición 1' })).toBeTruthy()
    press('Quitar: está vencida')
    expect(screen.getAllByRole('combobox', { name: 'Dato' })).toHaveLength(2)
    press('Cancelar')
    expect(view.state().filter.where).toEqual(decodeWhere('all', begun).where)
    press('Aplicar')
    await vi.waitFor(() => expect(address(view)).toBe('status.any.blocked*lead.mine'))
    expect(view.state().filter.where.mode).toBe('any')
  })

  test('a number may be negative, and half of one is kept as it is typed', async () => {
    const { view } = show('/', 'en', { builder: true })
    await screen.findByRole('dialog')
    choose('Field', 'slip')
    choose('Comparison', 'least')
    const value = screen.getByLabelText('Value')
    fireEvent.input(value, { target: { value: '-' } })
    expect(value instanceof HTMLInputElement && value.value).toBe('-')
    fireEvent.input(value, { target: { value: '-07' } })
    press('Apply')
    await vi.waitFor(() => expect(address(view)).toBe('slip.least.-7'))
  })
})
