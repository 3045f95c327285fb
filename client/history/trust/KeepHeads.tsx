// Reminder on Home for heads of delegation to download the signed heads after each closing, until done or dismissed.
import { createSignal, Show } from 'solid-js'
import { useActor, useApi } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import { createClosings, type ReadClosing } from '../../base/closings.ts'
import { downloadJson } from '../../base/download.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { localDay } from '../../base/today.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

export function KeepHeads() {
  const actor = useActor()
  const group = useGroup()
  const isHead = () => actor().memberships.some((one) => one.group === group().id && one.role === 'head')
  return (
    <Show when={isHead()}>
      <Reminder />
    </Show>
  )
}

function Reminder() {
  const text = useText()
  const api = useApi()
  const group = useGroup()
  const closings = createClosings()
  const [failed, setFailed] = createSignal(false)
  const take = async (closing: ReadClosing) => {
    const answer = await api.get(address('/api/groups/:group/heads', { group: group().id }))
    setFailed(!answer.ok)
    if (!answer.ok) return
    downloadJson(`${group().id}-${localDay(new Date())}-heads.json`, answer.value)
    closings.done(closing)
  }
  return (
    <Show when={closings.waiting()}>
      {(closing) => (
        <section class="sample-note" aria-label={text().trust.closings.keep}>
          <Icon name="shield-check" />
          <p>
            <b>{text().trust.closings.keep}.</b>{' '}
            {failed() ? `${text().trust.downloadFailed}.` : text().trust.closings.keepWhy(closing().number)}
          </p>
          <Button icon="download" onClick={() => take(closing())}>
            {text().trust.downloadHeads}
          </Button>
          <Button kind="ghost" onClick={() => closings.done(closing())}>
            {text().trust.closings.notNow}
          </Button>
        </section>
      )}
    </Show>
  )
}
