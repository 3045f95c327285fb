// Starting a session on a day that is not one of its own: the dialog says so before it is started.
import { cleanup, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { StepDialog } from '../../../client/meeting/StepDialog.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'

const info = { start: '2026-12-08', end: '2026-12-10', zone: 'America/Bogota' }
vi.mock('../../../client/meeting/SessionContext.tsx', () => ({ useSession: () => ({ info: () => info }) }))
vi.mock('../../../client/meeting/stateChange.ts', () => ({ useStateChange: () => async () => null }))

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const open = (step: 'start' | 'open', now: string, language: 'es' | 'en' = 'en') => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <StepDialog step={step} onClose={() => undefined} />
      </Toasts>
    </I18nProvider>
  ))
  return screen.getByRole('dialog').textContent ?? ''
}

test.each([
  // The day counts where it is held: in Bogotá it is still the 7th, and already the 8th, of December.
  ['2026-12-08T04:59:00Z', true],
  ['2026-12-08T05:00:00Z', false],
  ['2026-12-11T04:59:00Z', false],
  ['2026-12-11T05:00:00Z', true],
  ['2026-11-27T12:00:00Z', true],
] as const)('[S28] at %s starting it says that the day is another one: %s', (now, says) => {
  for (const language of ['es', 'en'] as const) {
    const said = open('start', now, language)
    expect(said.includes(language === 'es' ? '8–10 dic 2026' : '8–10 Dec 2026')).toBe(says)
    cleanup()
  }
  // Nothing of the kind when it is only opened to the group.
  expect(open('open', now)).not.toContain('2026')
})
