// One minute before the session expires: countdown, and a button to stay signed in.
import { createEffect, createMemo, createSignal, onCleanup, Show, untrack } from 'solid-js'
import { useActorContext } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Within this time the absolute lifetime ends, which activity does not extend. */
const SAME_MOMENT_MS = 5_000

export function ExpiryWarning() {
  const text = useText()
  const { state, locked, watch } = useActorContext()
  const [now, setNow] = createSignal(Date.now())
  createEffect(() => {
    if (watch.endsSoon() === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    onCleanup(() => clearInterval(timer))
  })
  const seconds = (end: number) => Math.max(0, Math.ceil((end - now()) / 1000))
  /** The end of the absolute lifetime by this device's clock, which may differ from the server's. */
  const absoluteEnd = createMemo(() => {
    const now = state()
    return now.type === 'signedIn' && now.me ? now.me.session.endsAt - now.me.session.now + Date.now() : null
  })
  const final = (end: number) => {
    const absolute = absoluteEnd()
    return absolute !== null && absolute - end < SAME_MOMENT_MS
  }
  const sentence = (end: number, left: number) => (final(end) ? text().access.lock.soonFinal(left) : text().access.lock.soon(left))
  return (
    <Show when={!locked() && watch.endsSoon()}>
      {(end) => (
        <section class="expiry">
          <Icon name="clock-alert" />
          <p aria-hidden="true">{sentence(end(), seconds(end()))}</p>
          {/* Announced once: a countdown announced every second would hide everything else. */}
          <span class="vh" role="alert">
            {sentence(
              end(),
              untrack(() => seconds(end())),
            )}
          </span>
          <Show when={!final(end())}>
            <Button onClick={() => watch.stay()}>{text().access.lock.stay}</Button>
          </Show>
        </section>
      )}
    </Show>
  )
}
