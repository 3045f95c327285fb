// My account: who I am, language and appearance, password, open sessions, copies kept on this device.
import { For } from 'solid-js'
import { useActor, useActorContext } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { LinkNotices } from '../members/LinkNotices.tsx'
import { Page } from '../ui/Page.tsx'
import { Password } from './Password.tsx'
import { Preferences } from './Preferences.tsx'
import { Sessions } from './Sessions.tsx'
import { UnsentCopiesList } from './UnsentCopiesList.tsx'

export function MyPage() {
  const text = useText()
  const actor = useActor()
  const { state } = useActorContext()
  const email = () => {
    const now = state()
    return now.type === 'signedIn' ? (now.me?.account.email ?? '') : ''
  }
  return (
    <Page title={text().frame.me.title}>
      <div class="main__scroll me-page">
        <LinkNotices />
        <section class="me-page__part" aria-labelledby="me-about">
          <h2 id="me-about">{text().frame.me.about}</h2>
          <dl class="save__list">
            <dt>{text().frame.me.name}</dt>
            <dd>{actor().name}</dd>
            <dt>{text().frame.me.email}</dt>
            <dd>{email()}</dd>
            <dt>{text().people.role}</dt>
            <dd>
              <For each={actor().memberships}>{(membership) => <div>{text().people.roles[membership.role]}</div>}</For>
            </dd>
          </dl>
        </section>
        <Preferences />
        <Sessions />
        <UnsentCopiesList />
        <Password email={email()} />
      </div>
    </Page>
  )
}
