// `npm run dev`, then /design: every component in every state. A page of its own, which no build of the product knows.
import { MemoryRouter, Route } from '@solidjs/router'
import { createEffect, type ParentProps, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { ActorProvider, useActorContext } from '../base/actor.tsx'
import { GroupProvider, useGroupState } from '../base/group.tsx'
import { I18nProvider, useText } from '../base/i18n.tsx'
import { loadAllWords } from '../base/messages/catalogue.ts'
import { SettingsProvider } from '../base/settings.tsx'
import { OpenDocumentsProvider } from '../live/OpenDocuments.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { TooltipLayer } from '../ui/Tooltip.tsx'
import { DesignPage } from './DesignPage.tsx'
import { ACCOUNT, answerFromSample, GROUP } from './sampleGroup.ts'
import '../styles/app.css'
import '../styles/inside.css'
import '../styles/screens.css'
import '../styles/meetingRoom.css'
import '../styles/settings.css'
import '../styles/installation.css'
import '../styles/me.css'
import '../styles/review.css'
import './design.css'

function Inside(props: ParentProps) {
  const text = useText()
  const { state } = useActorContext()
  createEffect(() => document.getElementById('floats')?.setAttribute('aria-label', text().frame.floats))
  return (
    <Show when={state().type === 'signedIn'}>
      <GroupProvider group={GROUP.id} account={ACCOUNT}>
        <Opened>{props.children}</Opened>
      </GroupProvider>
    </Show>
  )
}
function Opened(props: ParentProps) {
  const state = useGroupState()
  return <Show when={state().type === 'open'}>{props.children}</Show>
}

const root = document.getElementById('app')
if (!root) throw new Error('design.html has no element #app')
await loadAllWords()
render(
  () => (
    <I18nProvider initial={new URLSearchParams(location.search).get('language') === 'es' ? 'es' : 'en'}>
      <ActorProvider fetch={answerFromSample}>
        <SettingsProvider>
          <OpenDocumentsProvider>
            <Toasts close="×" label="Toasts">
              <MemoryRouter>
                <Route
                  path="*"
                  component={() => (
                    <Inside>
                      <DesignPage />
                    </Inside>
                  )}
                />
              </MemoryRouter>
            </Toasts>
          </OpenDocumentsProvider>
        </SettingsProvider>
      </ActorProvider>
      <TooltipLayer />
    </I18nProvider>
  ),
  root,
)
