// Where I am signed in, and the way to end it there.
import { createSignal, For, Show } from 'solid-js'
import type { SessionInfo } from '../../shared/api/session.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createProviderNames } from '../base/createProviderNames.ts'
import { createQuery } from '../base/createQuery.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { useToast } from '../ui/Toasts.tsx'

export function LoginSessionsList() {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const sessions = createQuery(() => address('/api/sessions', {}))
  const [ending, setEnding] = createSignal<string | null>(null)
  const end = async (id: string) => {
    setEnding(id)
    const ended = await api.send('DELETE /api/sessions/:id', { id })
    setEnding(null)
    if (ended.ok) toast({ text: text().frame.me.ended })
    void sessions.refresh()
  }
  const { nameOf } = createProviderNames()
  const wayOf = ({ way, factor, network, provider }: SessionInfo) => {
    const { ways, factors, from } = text().secondFactor
    return [way && ways[way], provider && nameOf(provider), factor && factors[factor], network && from(network)].filter(Boolean).join(' ')
  }
  return (
    <section class="me-page__part" aria-labelledby="me-sessions">
      <h2 id="me-sessions">{text().frame.me.sessions}</h2>
      <p class="sub">{text().frame.me.sessionsHint}</p>
      <QueryGate query={sessions} lines={3}>
        {(all) => (
          <ul>
            <For each={all()}>
              {(session) => (
                <li class="me-page__row">
                  <span class="me-page__what">
                    <span>
                      {session.device}{' '}
                      <Show when={session.current}>
                        <Badge tone="accent">{text().frame.me.thisSession}</Badge>
                      </Show>
                    </span>
                    <span class="sub">
                      {text().frame.me.signedIn(formatMoment(session.createdAt, language()))} {wayOf(session)}
                      {' · '}
                      {text().frame.me.lastUsed(formatMoment(session.lastUsed, language()))}
                    </span>
                  </span>
                  <Show when={!session.current}>
                    <Button
                      busy={ending() === session.id && text().common.saving}
                      aria-label={text().frame.me.endNamed(session.device)}
                      onClick={() => end(session.id)}
                    >
                      {text().frame.me.end}
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </QueryGate>
    </section>
  )
}
