// The counts beside a text's tools lead to what waits.
import { fireEvent, render, screen } from '@solidjs/testing-library'
import { expect, test } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { WaitingCounts } from '../../../client/pages/parallel/WaitingCounts.tsx'
import type { PairCounts } from '../../../shared/pairs/pairState.ts'

const show = (counts: PairCounts) => {
  const { container } = render(() => (
    <I18nProvider initial="en">
      <div class="doc-head">
        <button type="button" class="tr tr--button" data-tr="unconfirmed">
          title
        </button>
      </div>
      <WaitingCounts counts={counts} within={() => container} />
      <div class="par__row" data-state="missing">
        <span class="tr">mark</span>
        <div class="par__missing">
          <button type="button" class="btn">
            write
          </button>
        </div>
      </div>
      <div class="par__row" data-state="unconfirmed">
        <button type="button" class="tr tr--button" data-tr="unconfirmed">
          first
        </button>
      </div>
      <div class="par__row" data-state="unconfirmed">
        <span class="tr">second</span>
      </div>
    </I18nProvider>
  ))
  return container
}

test('[B13] each count leads to the next row that waits for it, titles included, and after the last to the first', () => {
  show({ aligned: 4, unconfirmed: 3, stale: 0, missing: 1 })
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['1 missing', '3'])
  const seen = []
  for (let step = 0; step < 4; step++) {
    fireEvent.click(screen.getByRole('button', { name: '3 unconfirmed. Go to the next' }))
    seen.push(document.activeElement?.textContent)
  }
  expect(seen).toEqual(['title', 'first', 'second', 'title'])
  fireEvent.click(screen.getByRole('button', { name: '1 missing. Go to the next' }))
  expect(document.activeElement?.textContent).toBe('write')
})

test('[B13] a text that is aligned throughout leads nowhere', () => {
  show({ aligned: 4, unconfirmed: 0, stale: 0, missing: 0 })
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['4 aligned'])
})
