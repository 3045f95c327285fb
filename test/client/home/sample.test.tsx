// The sample group on the screen: who is offered it, where it leads, and that it says what it is.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fillPath } from '../../../client/base/address.ts'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { SampleNote } from '../../../client/home/sample/SampleNote.tsx'
import { SampleOffer } from '../../../client/home/sample/SampleOffer.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { parseGroupId } from '../../../shared/ids.ts'
import type { Membership, Role } from '../../../shared/people.ts'
import { must } from '../../../shared/result.ts'
import { GROUP } from '../roadmap/world.tsx'

const SAMPLE = must(parseGroupId('sample-1'), 'a group')
let group = GROUP
let memberships: readonly Membership[] = []
const asked: string[] = []
let answer: unknown
vi.mock('../../../client/base/actor.tsx', () => ({
  useActor: () => () => ({ memberships }),
  useActorContext: () => ({
    refresh: async () => void asked.push('refresh'),
    api: {
      send: async (route: string, params: Readonly<Record<string, string>>) => {
        asked.push(fillPath(route, params))
        return answer
      },
    },
  }),
}))
vi.mock('../../../client/base/group.tsx', async (original) => ({ ...(await original<object>()), useGroup: () => () => group }))

afterEach(() => {
  cleanup()
  asked.length = 0
})
const seat = (of: Membership['group'], role: Role): Membership => ({ group: of, role, delegation: null, agency: null })
const show = (language: Language) => {
  const history = createMemoryHistory()
  history.set({ value: '/' })
  const Screen = () => (
    <>
      <SampleNote />
      <SampleOffer />
    </>
  )
  render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route path="/*" component={Screen} />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  return { text: CATALOGUE[language].sample, at: () => history.get() }
}

describe.each(LANGUAGES)('[F3] a sample group, in %s', (language) => {
  test('is one press away for a steward of a group, who comes into it', async () => {
    ;[group, memberships] = [GROUP, [seat(GROUP.id, 'secretariat')]]
    answer = { ok: true, value: { group: SAMPLE } }
    const { text, at } = show(language)
    const button = screen.getByRole('button', { name: text.open })
    fireEvent.click(button)
    expect(button.textContent).toContain(text.opening)
    fireEvent.click(button)
    await vi.waitFor(() => expect(at()).toBe(`/g/${SAMPLE}`))
    expect(asked).toEqual(['POST /api/samples', 'refresh'])
  })

  test('is offered to nobody else, and what the server refuses is said', async () => {
    ;[group, memberships] = [GROUP, [seat(GROUP.id, 'delegate')]]
    const { text } = show(language)
    expect(screen.queryByRole('button', { name: text.open })).toBe(null)
    cleanup()
    memberships = [seat(GROUP.id, 'chair')]
    answer = { ok: false, why: 'refused', message: 'Later.' }
    show(language)
    fireEvent.click(screen.getByRole('button', { name: text.open }))
    await screen.findByText('Later.')
  })

  test('says what it is, and is thrown away by the person who has another group to go on with', async () => {
    group = { ...GROUP, id: SAMPLE, sample: true }
    memberships = [seat(SAMPLE, 'secretariat')]
    const { text } = show(language)
    expect(screen.getByRole('region', { name: text.title }).textContent).toContain(text.note)
    expect(screen.queryByRole('button')).toBe(null)
    cleanup()
    memberships = [seat(GROUP.id, 'chair'), seat(SAMPLE, 'secretariat')]
    answer = { ok: true, value: null }
    const shown = show(language)
    fireEvent.click(screen.getByRole('button', { name: text.discard }))
    const dialog = await screen.findByRole('dialog', { name: text.discardTitle })
    fireEvent.click(within(dialog).getByRole('button', { name: text.discard }))
    await screen.findByText(text.discarded)
    expect([asked[0], shown.at()]).toEqual([`DELETE /api/samples/${SAMPLE}`, `/g/${GROUP.id}`])
  })
})
