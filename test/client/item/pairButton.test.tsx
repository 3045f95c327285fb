// The state of a pair as a button: a mark alone among many, with its word where it stands alone.
import { cleanup, render, screen } from '@solidjs/testing-library'
import { expect, test, vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { createWho } from '../../../client/item/createWho.ts'
import { PairButton } from '../../../client/item/PairButton.tsx'
import type { Bilingual } from '../../../shared/bilingual.ts'
import { TEXT_TITLE } from '../../../shared/pairs/pairNames.ts'

vi.mock('../../../client/live/LiveDocument.tsx', () => ({ useConfirmations: () => ({}) }))
const shown = (pair: Bilingual, said?: boolean) => {
  render(() => (
    <I18nProvider initial="en">
      <PairButton name={TEXT_TITLE} pair={pair} who={createWho(() => [])} of="Title" {...(said ? { said } : {})} />
    </I18nProvider>
  ))
  return screen.queryByRole('button')
}
const BOTH: Bilingual = { es: 'Plazos', en: 'Deadlines' }

test('[B13] a pair that is written and not confirmed is a mark; under a title it says its word', () => {
  expect(shown(BOTH)?.textContent).toBe('')
  cleanup()
  expect(shown(BOTH, true)?.textContent).toBe('Unconfirmed')
  expect(screen.getByRole('button').getAttribute('aria-label')).toBe('Title: Unconfirmed')
})

test('[B13] a title that nobody has written shows no state; one missing side always does', () => {
  expect(shown({ es: '', en: '' }, true)).toBeNull()
  cleanup()
  expect(shown({ es: 'Plazos', en: '' })?.textContent).toBe('EN missing')
})
