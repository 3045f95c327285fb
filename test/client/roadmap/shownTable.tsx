// The table of a world in memory, as a reader has it before them; the test that shows it says which world stands behind the hooks.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { fireEvent, render } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { vi } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { ItemContextProvider } from '../../../client/item/ItemContext.tsx'
import { createPlanView, type PlanView } from '../../../client/roadmap/createPlanView.ts'
import { PlanTable } from '../../../client/roadmap/Table.tsx'
import { Announcer } from '../../../client/ui/Announcer.tsx'
import { Toasts } from '../../../client/ui/Toasts.tsx'
import type { Language } from '../../../shared/bilingual.ts'

/** happy-dom lays nothing out: a window of 800 × 1000. */
export const layOutEverything = () => {
  const size = { offsetHeight: 800, offsetWidth: 1000, clientHeight: 800, clientWidth: 1000 }
  for (const [name, value] of Object.entries(size)) vi.spyOn(HTMLElement.prototype, name as 'offsetHeight', 'get').mockReturnValue(value)
}

/** `beside`: what else stands on the same view. */
export const showTable = (address = '/?group=none', language: Language = 'en', beside?: (view: PlanView) => JSX.Element) => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const scroller = document.createElement('div')
  const nothing = () => {}
  function Screen() {
    const view = createPlanView()
    return (
      <>
        <PlanTable
          view={view}
          scroller={scroller}
          named={null}
          onNamed={nothing}
          onAdd={nothing}
          onOpen={nothing}
          onStream={nothing}
          onSteps={nothing}
        />
        {beside?.(view)}
      </>
    )
  }
  const { container } = render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <MemoryRouter history={history}>
          <Route
            path="/"
            component={() => (
              <ItemContextProvider>
                <Announcer>
                  <Screen />
                </Announcer>
              </ItemContextProvider>
            )}
          />
        </MemoryRouter>
      </Toasts>
    </I18nProvider>
  ))
  const cell = (row: number, field: string) => {
    const found = container.querySelectorAll<HTMLElement>('.grid__row')[row]?.querySelector<HTMLElement>(`[data-field="${field}"]`)
    if (!found) throw new Error(`no cell ${field} in row ${row}`)
    return found
  }
  return {
    container,
    cell,
    address: () => new URL(history.get(), 'http://here').searchParams,
    heads: () => [...container.querySelectorAll<HTMLElement>('[role=columnheader]')],
    said: () => container.querySelector('[role=status]')?.textContent ?? '',
    at: () => document.activeElement?.getAttribute('data-field'),
    press: (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }),
  }
}
