// Tabs of a session's pages; the last is the page on which it is closed, once it was held.
import { For } from 'solid-js'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useSession } from './SessionContext.tsx'

export const SESSION_VIEWS = ['prepare', 'outcomes', 'record'] as const
export type SessionViewName = (typeof SESSION_VIEWS)[number]

export function SessionTabs(props: { view: SessionViewName | 'closing' }) {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const path = () => `/g/${group().id}/sessions/${session.id}`
  const wasHeld = () => session.info()?.startedAt != null
  const tabs = () => [
    ...SESSION_VIEWS.map((view) => ({ view, to: view === 'prepare' ? path() : `${path()}?view=${view}` })),
    ...(wasHeld() || props.view === 'closing' ? [{ view: 'closing' as const, to: `${path()}/closing` }] : []),
  ]
  return (
    <nav class="tabs" aria-label={text().meeting.viewsLabel}>
      <For each={tabs()}>
        {({ view, to }) => (
          // Not the router's link, which takes any tab at this path for the current one.
          <a href={to} aria-current={props.view === view ? 'page' : undefined}>
            {text().meeting.views[view]}
          </a>
        )}
      </For>
    </nav>
  )
}
