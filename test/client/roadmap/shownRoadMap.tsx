// The whole road map of a world in memory, in the form that the address names; the test that shows it says which world stands behind the
// hooks.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render } from '@solidjs/testing-library'
import { vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ComparisonProvider } from '../../../client/compare/ComparisonProvider.tsx'
import { RoadMapView } from '../../../client/roadmap/RoadMapView.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Language } from '../../../shared/bilingual.ts'

export const showRoadMap = (address: string, language: Language = 'en') => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const Screen = () => (
    <ComparisonProvider>
      <RoadMapView />
    </ComparisonProvider>
  )
  const { container } = render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route path="/" component={Screen} />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  return { container, address: () => new URL(history.get(), 'http://here').searchParams }
}

/** As many CSS pixels as a phone has. */
export const onPhone = () =>
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
    const answer: Partial<MediaQueryList> = {
      matches: query.includes('max-width'),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }
    return answer as MediaQueryList
  })
