import { render } from '@solidjs/testing-library'
import { beforeEach, expect, test, vi } from 'vitest'
import { ActorProvider, useActorContext } from '../../../client/base/actor.tsx'
import { I18nProvider, useLanguage } from '../../../client/base/i18n.tsx'
import { SettingsProvider, useSettings } from '../../../client/base/settings.tsx'
import type { Language } from '../../../shared/bilingual.ts'

const HOUR = 3_600_000
const ana = (language: Language) => ({
  account: { id: 'ana', name: 'Ana', email: 'ana@example.org' },
  language,
  memberships: [],
  session: { idleEndsAt: Date.now() + HOUR, endsAt: Date.now() + HOUR, now: Date.now() },
})

/** A page of somebody who reads English everywhere; the server answers when it is told to. */
const begin = () => {
  const told: unknown[] = []
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (init?.body) told.push(JSON.parse(String(init.body)))
    await answered
    if (String(input) === '/api/me/copy-key') return Response.json({ refusal: 'unavailable', message: '', requestId: '1' }, { status: 503 })
    return Response.json(String(input) === '/api/session' ? { me: ana('en') } : ana('es'))
  }
  const found: { settings?: ReturnType<typeof useSettings>; language?: () => Language; state?: () => string } = {}
  const Inside = () => {
    const { state } = useActorContext()
    Object.assign(found, { settings: useSettings(), language: useLanguage(), state: () => state().type })
    return null
  }
  render(() => (
    <I18nProvider initial="en">
      <ActorProvider fetch={fetch}>
        <SettingsProvider>
          <Inside />
        </SettingsProvider>
      </ActorProvider>
    </I18nProvider>
  ))
  return { told, answer, found, signedIn: () => vi.waitUntil(() => found.state?.() === 'signedIn') }
}

beforeEach(() => localStorage.clear())
test('a language that is pressed before the server has said who is here holds, and is remembered with the account', async () => {
  const { told, answer, found, signedIn } = begin()
  found.settings?.setLanguage('es')
  answer()
  await signedIn()
  expect(found.language?.()).toBe('es')
  await vi.waitUntil(() => told.length > 0)
  expect(told).toEqual([{ language: 'es' }])
})

test('a language that was chosen last on this device holds over the older one of the remembered account, and a press before the answer is sent', async () => {
  localStorage.setItem(
    'ruta/actor',
    JSON.stringify({ account: 'ana', name: 'Ana', language: 'es', memberships: [], until: Date.now() + HOUR }),
  )
  const { told, answer, found, signedIn } = begin()
  await signedIn()
  expect(found.language?.()).toBe('en')
  found.settings?.setLanguage('es')
  expect(told).toEqual([])
  answer()
  await vi.waitUntil(() => told.length > 0)
  expect([told, found.language?.()]).toEqual([[{ language: 'es' }], 'es'])
})

test('without a choice, pages are in the language of the account, and nothing is sent', async () => {
  const { told, answer, found, signedIn } = begin()
  answer()
  await signedIn()
  expect(found.language?.()).toBe('en')
  expect(told).toEqual([])
})
