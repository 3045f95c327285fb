// Where I am signed in, and the way to end it there.
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { settled } from '../base/settled.ts'
import { Button } from '../ui/Button.tsx'
import { Badge } from '../ui/Chip.tsx'
import { ErrorState, Skeleton } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'

export function Sessions() {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const [answer, { refetch }] = createResource(() => api.sessions())
  const [ending, setEnding] = createSignal<string | null>(null)
  const sessions = () => {
    const now = settled(answer)
    return now?.ok ? now.value : null
  }
  const end = async (id: string) => {
    setEnding(id)
    const ended = await api.endSession(id)
    setEnding(null)
    if (ended.ok) toast({ text: text().frame.me.ended })
    refetch()
  }
  return (
    <section class="me-page__part" aria-labelledby="me-sessions">
      <h2 id="me-sessions">{text().frame.me.sessions}</h2>
      <p class="sub">{text().frame.me.sessionsHint}</p>
      <Switch fallback={<Skeleton label={text().common.loading} lines={3} />}>
        <Match when={sessions()}>
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
                        {text().frame.me.signedIn(formatMoment(session.createdAt, language()))}
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
        </Match>
        <Match when={settled(answer)?.ok === false}>
          <ErrorState
            title={text().common.needsConnection}
            action={
              <Button icon="rotate-cw" onClick={() => refetch()}>
                {text().common.tryAgain}
              </Button>
            }
          />
        </Match>
      </Switch>
    </section>
  )
}
