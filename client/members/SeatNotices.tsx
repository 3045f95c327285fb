// Notices of the seats of the reader's own delegation: who was given one, another one, or lost it.
import { createSignal, For, Show } from 'solid-js'
import type { SeatChange } from '../../shared/api/signInLinks.ts'
import { ROLE_WORDS } from '../../shared/history/roleWords.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import { type ShownLink, SignInLinkDialog } from './SignInLinkDialog.tsx'

const EVERY_MS = 60_000

export function SeatNotices() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const changes = createQuery(() => address('/api/groups/:group/seat-changes', { group: group().id }), { remember: true, every: EVERY_MS })
  const [busy, setBusy] = createSignal(false)
  const [shown, setShown] = createSignal<ShownLink | null>(null)

  /** All of them, newest last. */
  const see = async () => {
    setBusy(true)
    const answer = await api.send('PUT /api/groups/:group/seat-changes/seen', { group: group().id }, { n: changes.value()?.at(-1)?.n ?? 0 })
    setBusy(false)
    if (!answer.ok) setShown({ title: text().links.title, failure: answer })
    await changes.refresh()
  }
  const sentence = ({ name, by, at, from, to }: SeatChange) => {
    const { seatCame, seatChanged, seatLeft, operator } = text().links
    const words = {
      name,
      by: by ?? operator,
      when: formatMoment(at, language()),
      from: from ? ROLE_WORDS[from][language()] : '',
      to: to ? ROLE_WORDS[to][language()] : '',
    }
    if (to === null) return seatLeft(words)
    return from === null ? seatCame(words) : seatChanged(words)
  }
  return (
    <>
      <For each={changes.value()}>
        {(change, at) => (
          <Note icon="users" tone={change.to === 'head' ? 'warning' : undefined}>
            <span class="link-notice">
              <span>
                {sentence(change)}
                <Show when={change.to === 'head'}>
                  {' '}
                  <span class="sub">{text().links.seatWhy}</span>
                </Show>
              </span>
              <Show when={at() === (changes.value()?.length ?? 0) - 1}>
                <span class="row">
                  <Button busy={busy() && text().common.saving} onClick={see}>
                    {text().links.understood}
                  </Button>
                </span>
              </Show>
            </span>
          </Note>
        )}
      </For>
      <SignInLinkDialog shown={shown()} onClose={() => setShown(null)} />
    </>
  )
}
