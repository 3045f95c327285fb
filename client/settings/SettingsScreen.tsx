// Group settings, for chair and secretariat: the group itself, its delegations and agencies, and its workstreams, on one page.
import { A, useLocation } from '@solidjs/router'
import { createEffect, createSignal, For, Show } from 'solid-js'
import { roadmapId } from '../../shared/ids.ts'
import { useCan } from '../base/actor.tsx'
import { createProviderNames } from '../base/createProviderNames.ts'
import { useGroup } from '../base/group.tsx'
import { HelpLink } from '../base/HelpLink.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { Page } from '../ui/Page.tsx'
import { Note } from '../ui/States.tsx'
import { AgencySettings } from './AgencySettings.tsx'
import { DelegationSettings } from './DelegationSettings.tsx'
import { FactorSettings } from './FactorSettings.tsx'
import { NameSettings } from './NameSettings.tsx'
import { ProviderSettings } from './ProviderSettings.tsx'
import { StreamSettings } from './StreamSettings.tsx'
import '../styles/settings.css'

const PARTS = ['name', 'factor', 'provider', 'delegations', 'agencies', 'streams'] as const

export function SettingsScreen() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const location = useLocation()
  const { providers } = createProviderNames()
  const hasProviders = () => !group().sample && (providers().length > 0 || group().requiresProvider !== undefined)
  const isThere = (part: (typeof PARTS)[number]) => (part === 'factor' ? !group().sample : part !== 'provider' || hasProviders())
  const [chosen, setChosen] = createSignal<string>('name')
  // An address with a part leads to it, also while the page is open.
  createEffect(() => {
    const part = PARTS.find((one) => location.hash === `#${one}`)
    // That of the providers is there once they are known.
    if (!part || !isThere(part)) return
    setChosen(part)
    document.getElementById(`settings-${part}`)?.scrollIntoView({ block: 'start' })
  })
  let scroller!: HTMLDivElement
  /** The last part whose heading has come to the upper third; at the end, the last one. */
  const follow = () => {
    const { top, height } = scroller.getBoundingClientRect()
    const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
    const reached = PARTS.filter(
      (part) => (document.getElementById(`settings-${part}`)?.getBoundingClientRect().top ?? Infinity) <= top + height / 3,
    )
    setChosen((isAtEnd && scroller.scrollTop > 0 ? PARTS.at(-1) : reached.at(-1)) ?? 'name')
  }
  return (
    <CurrentDocumentProvider id={roadmapId(group().id)}>
      <ItemContextProvider>
        <Page title={text().settings.title} actions={<HelpLink topic="settings" />}>
          <div ref={scroller} class="main__scroll" role="region" aria-label={text().settings.title} tabindex={0} onScroll={follow}>
            <Show
              when={can('group.change', group().id)}
              fallback={
                <div class="settings">
                  <Note icon="lock">{text().settings.notYours}</Note>
                </div>
              }
            >
              <div class="settings">
                <nav class="settings__nav" aria-label={text().settings.parts}>
                  <For each={PARTS.filter(isThere)}>
                    {(part) => (
                      <a href={`#${part}`} aria-current={chosen() === part ? 'true' : undefined}>
                        {text().settings.part[part]}
                      </a>
                    )}
                  </For>
                  <span>{text().settings.installation}</span>
                  <A href={`/g/${group().id}/installation`}>{text().installation.title}</A>
                  <A href={`/g/${group().id}/verification`}>{text().trust.title}</A>
                  <A href={`/g/${group().id}/audit`}>{text().audit.title}</A>
                </nav>
                <div class="settings__body">
                  <NameSettings />
                  {/* The people of a sample are functions, and nobody signs in as them. */}
                  <Show when={!group().sample}>
                    <FactorSettings />
                  </Show>
                  <Show when={hasProviders()}>
                    <ProviderSettings />
                  </Show>
                  <DelegationSettings />
                  <AgencySettings />
                  <StreamSettings />
                </div>
              </div>
            </Show>
          </div>
        </Page>
      </ItemContextProvider>
    </CurrentDocumentProvider>
  )
}
