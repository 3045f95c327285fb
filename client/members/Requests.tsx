// Requests of members: another e-mail address, whose link is shown here if no mail is sent, and another agency.
import { createSignal, For, Show } from 'solid-js'
import type { AccountId } from '../../shared/ids.ts'
import { useApi, useCan } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { agencyIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'
import { FailureNote, type NotedFailure } from './FailureNote.tsx'
import type { ShownLink } from './SignInLinkDialog.tsx'

export function Requests(props: { onLink: (shown: ShownLink) => void; onDone: () => void }) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const can = useCan()
  const group = useGroup()
  const [failure, setFailure] = createSignal<NotedFailure | null>(null)
  const tends = () => can('account.tend', group().id)
  const emails = createQuery(() => (tends() ? address('/api/groups/:group/email-changes', { group: group().id }) : null), { live: true })
  const agencies = createQuery(() => address('/api/groups/:group/agency-requests', { group: group().id }), { live: true, news: 'group' })
  const waiting = () => agencies.value()?.filter(({ mayDecide }) => mayDecide) ?? []
  const isAnything = () => (emails.value()?.length ?? 0) + waiting().length > 0
  const link = async (account: AccountId, name: string) => {
    const issued = await api.send('POST /api/groups/:group/members/:account/email-links', { group: group().id, account })
    const title = text().people.emailLinkTitle(name)
    props.onLink(issued.ok ? { title, why: text().people.emailLinkWhy, issued: issued.value } : { title, failure: issued })
  }
  const decide = async (account: AccountId, approve: boolean) => {
    setFailure(null)
    const answer = await api.send('PUT /api/groups/:group/agency-requests/:account/decision', { group: group().id, account }, { approve })
    if (!answer.ok) return setFailure(answer)
    await agencies.refresh()
    props.onDone()
  }
  return (
    <Show when={isAnything()}>
      <section class="people__delegation" aria-label={text().people.requests}>
        <h2 class="people__h">{text().people.requests}</h2>
        <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
        <ul>
          <For each={emails.value()}>
            {(one) => (
              <li class="person person--asks">
                <span class="person__who">
                  <span class="person__name">{text().people.asksForEmail(one.name, one.email)}</span>
                  <span class="sub">{text().people.expires(formatMoment(one.expiresAt, language()))}</span>
                </span>
                <Button onClick={() => void link(one.account, one.name)}>{text().people.emailLink}</Button>
              </li>
            )}
          </For>
          <For each={waiting()}>
            {(one) => (
              <li class="person person--asks">
                <span class="person__name">
                  {text().people.asksForAgency(one.name, agencyIn(group(), one.agency)?.acronym ?? text().people.noAgency)}
                </span>
                <span class="row">
                  <Button onClick={() => void decide(one.account, false)}>
                    {text().people.decline}
                    <span class="vh"> {one.name}</span>
                  </Button>
                  <Button kind="primary" onClick={() => void decide(one.account, true)}>
                    {text().people.approve}
                    <span class="vh"> {one.name}</span>
                  </Button>
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
