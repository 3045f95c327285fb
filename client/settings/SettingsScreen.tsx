// Group settings, for chair and secretariat: the group itself, its delegations and agencies, its workstreams, and its webhooks, on one page.
import { A, useLocation } from '@solidjs/router'
import { createEffect, createSignal, For, Show } from 'solid-js'
import { roadmapId } from '../../shared/ids.ts'
import { useCan } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createProviderNames } from '../base/createProviderNames.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { HelpLink } from '../base/HelpLink.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Note } from '../ui/States.tsx'
import { AgencySettings } from './AgencySettings.tsx'
import { DelegationSettings } from './DelegationSettings.tsx'
import { FactorSettings } from './FactorSettings.tsx'
import { NameSettings } from './NameSettings.tsx'
import { OwnFieldSettings } from './OwnFieldSettings.tsx'
import { ProviderSettingsSection } from './ProviderSettings.tsx'
import { WebhookSettings } from './webhooks/WebhookSettings.tsx'
import '../styles/settings.css'
import { byOrder } from '../../shared/order.ts'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { StreamList } from '../roadmap/StreamList.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { GroupRequestSettings } from './GroupRequestSettings.tsx'
import { SettingsSection } from './Section.tsx'

const PARTS = ['name', 'factor', 'provider', 'delegations', 'agencies', 'streams', 'fields', 'webhooks', 'groups'] as const
/** The people of a sample are functions, and anybody may act as one of them. */
const NOT_OF_SAMPLES: ReadonlySet<string> = new Set(['factor', 'provider', 'webhooks', 'groups'])

export function SettingsScreen() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const location = useLocation()
  const { providers } = createProviderNames()
  const hasProviders = () => providers().length > 0 || group().requiresProvider !== undefined
  const requests = createQuery(() =>
    can('group.change', group().id) ? address('/api/groups/:group/group-requests', { group: group().id }) : null,
  )
  const isThere = (part: (typeof PARTS)[number]) => {
    if (group().sample && NOT_OF_SAMPLES.has(part)) return false
    return part === 'provider' ? hasProviders() : part === 'groups' ? requests.value()?.taken === true : true
  }
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
        <ScreenPage title={text().settings.title} actions={<HelpLink topic="settings" />}>
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
                  <Show when={!group().sample}>
                    <FactorSettings />
                  </Show>
                  <Show when={isThere('provider')}>
                    <ProviderSettingsSection />
                  </Show>
                  <DelegationSettings />
                  <AgencySettings />
                  <StreamSettings />
                  <OwnFieldSettings />
                  <Show when={!group().sample}>
                    <WebhookSettings />
                  </Show>
                  <Show when={isThere('groups') && requests.value()}>
                    {(known) => (
                      <GroupRequestSettings
                        title={text().settings.part.groups}
                        requests={known().requests}
                        onAsked={() => void requests.refresh()}
                      />
                    )}
                  </Show>
                </div>
              </div>
            </Show>
          </div>
        </ScreenPage>
      </ItemContextProvider>
    </CurrentDocumentProvider>
  )
}

/** The workstreams of the plan, in the same place; written as everything in the plan is, by everybody who may write it. */
function StreamSettings() {
  const text = useText()
  const roadMap = useRoadMap()
  const streams = () => Object.values(roadMap.streams).sort(byOrder)
  return (
    <SettingsSection id="streams" title={text().settings.part.streams} why={String(streams().filter(({ archived }) => !archived).length)}>
      <DocumentGate early={streams().length > 0}>
        <StreamList streams={streams()} />
      </DocumentGate>
    </SettingsSection>
  )
}
