// My account: who I am, language and appearance, password, open sessions, copies kept on this device.
import { useActorContext } from '../base/actor.tsx'
import { useText } from '../base/i18n.tsx'
import { LinkNotices } from '../members/LinkNotices.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { AboutMe } from './AboutMe.tsx'
import { ApiTokens } from './ApiTokens.tsx'
import { CalendarAddress } from './CalendarAddress.tsx'
import { Notices } from './Notices.tsx'
import { Password } from './Password.tsx'
import { Preferences } from './Preferences.tsx'
import { ProviderLinks } from './ProviderLinks.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { LoginSessionsList } from './Sessions.tsx'
import { UnsentCopiesList } from './UnsentCopiesList.tsx'
import '../styles/me.css'

export function MyPage() {
  const text = useText()
  const { state } = useActorContext()
  const email = () => {
    const now = state()
    return now.type === 'signedIn' ? (now.me?.account.email ?? '') : ''
  }
  return (
    <ScreenPage title={text().frame.me.title}>
      <div class="main__scroll me-page">
        <LinkNotices />
        <AboutMe />
        <Preferences />
        <Notices />
        <CalendarAddress />
        <SecondFactor />
        <ProviderLinks />
        <LoginSessionsList />
        <ApiTokens />
        <UnsentCopiesList />
        <Password email={email()} />
      </div>
    </ScreenPage>
  )
}
