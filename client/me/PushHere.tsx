// Whether this browser shows notices while Ruta is not open.
import { createSignal, Match, Switch } from 'solid-js'
import { useActor, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useText } from '../base/i18n.tsx'
import { mayPush, turnOffPush, turnOnPush } from '../base/push.ts'
import { Switch as Toggle } from '../ui/Check.tsx'
import { TroubleNote } from '../ui/States.tsx'

export function PushHere() {
  const text = useText()
  const api = useApi()
  const actor = useActor()
  const state = createQuery(() => address('/api/me/push', {}))
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const isForbidden = () => mayPush() && Notification.permission === 'denied'
  const change = async (on: boolean) => {
    const key = state.value()?.key
    if (!key || busy()) return
    setBusy(true)
    const answer = await (on ? turnOnPush(api, actor().account, key) : turnOffPush(api, actor().account))
    setBusy(false)
    setTrouble(
      answer.ok
        ? null
        : answer.why === 'forbidden'
          ? text().notices.push.notGiven
          : answer.why === 'refused'
            ? answer.message
            : text().notices.notSaved,
    )
    await state.refresh()
  }
  return (
    <Switch
      fallback={
        <>
          <Toggle
            label={text().notices.push.here}
            checked={state.value()?.on === true}
            disabled={!state.value() || busy()}
            onChange={(on) => void change(on)}
          />
          <span class="sub">{text().notices.push.hint}</span>
          <TroubleNote words={trouble()} />
        </>
      }
    >
      <Match when={!mayPush()}>
        <span class="sub">{text().notices.push.unknown}</span>
      </Match>
      <Match when={state.value()?.key === null}>
        <span class="sub">{text().notices.push.off}</span>
      </Match>
      <Match when={isForbidden()}>
        <span class="sub">{text().notices.push.forbidden}</span>
      </Match>
      <Match when={!state.value() && state.failure()}>
        <span class="sub">{text().notices.offline}</span>
      </Match>
    </Switch>
  )
}
