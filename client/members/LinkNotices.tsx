// Notices of sign-in links to the reader's own account and to their delegation's: they stay until the reader has seen the outcome.
// The person who consents for the delegation decides here.
import { createSignal, For, Show } from 'solid-js'
import type { SignInLinkInfo } from '../../shared/api/signInLinks.ts'
import { useActor, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/States.tsx'
import { describedLinkWords } from './linkWords.ts'
import { SeatNotices } from './SeatNotices.tsx'
import { type ShownLink, SignInLinkDialog } from './SignInLinkDialog.tsx'

const EVERY_MS = 60_000

export function LinkNotices() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const api = useApi()
  const links = createQuery(() => address('/api/groups/:group/sign-in-links', { group: group().id }), { remember: true, every: EVERY_MS })
  const [shown, setShown] = createSignal<ShownLink | null>(null)
  const [busy, setBusy] = createSignal<string | null>(null)
  const told = () => (links.value() ?? []).filter(({ unseen, mayDecide, mayConfirm }) => unseen || mayDecide || mayConfirm)

  const send = async (link: SignInLinkInfo, what: 'approve' | 'decline' | 'confirmation' | 'seen') => {
    setBusy(link.id)
    const at = { group: group().id, link: link.id }
    const answer =
      what === 'approve' || what === 'decline'
        ? await api.send('PUT /api/groups/:group/sign-in-links/:link/decision', at, { approve: what === 'approve' })
        : await api.send(`PUT /api/groups/:group/sign-in-links/:link/${what}`, at)
    setBusy(null)
    if (!answer.ok) setShown({ title: text().links.title, failure: answer })
    else if (answer.value) setShown({ title: text().links.linkTitle(link.name), why: text().links.linkWhy, issued: answer.value })
    await links.refresh()
  }
  const words = (link: SignInLinkInfo) => describedLinkWords(link, { account: actor().account, text: text(), language: language() })

  return (
    <>
      <For each={told()}>
        {(link) => (
          <Note icon="key-round" tone={link.state === 'waiting' || link.state === 'redeemed' ? 'warning' : undefined}>
            <span class="link-notice">
              <span>
                {words(link).sentence} <Show when={words(link).decided}>{(said) => <>{said()} </>}</Show>
                <Show when={words(link).why}>{(said) => <span class="sub">{said()}</span>}</Show>
              </span>
              <span class="row">
                <Show when={link.mayDecide}>
                  <Button kind="primary" busy={busy() === link.id && text().common.saving} onClick={() => send(link, 'approve')}>
                    {text().links.approve}
                  </Button>
                  <Button onClick={() => send(link, 'decline')}>{text().links.decline}</Button>
                </Show>
                <Show when={link.mayConfirm}>
                  <Button busy={busy() === link.id && text().common.saving} onClick={() => send(link, 'confirmation')}>
                    {text().links.confirm}
                  </Button>
                </Show>
                <Show when={link.unseen && !link.mayDecide && !(link.account === actor().account && link.state === 'redeemed')}>
                  <Button onClick={() => send(link, 'seen')}>{text().links.understood}</Button>
                </Show>
              </span>
            </span>
          </Note>
        )}
      </For>
      <SeatNotices />
      <SignInLinkDialog shown={shown()} onClose={() => setShown(null)} />
    </>
  )
}
