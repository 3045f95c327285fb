// The administration of the installation in a frame of its own: it belongs to no group, and an operator may be a member of none.
import { A } from '@solidjs/router'
import { AdministrationScreen } from '../administration/AdministrationScreen.tsx'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { BrandMark } from '../ui/Icon.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

export function WithoutGroup(props: { onSignOut: () => void }) {
  const text = useText()
  return (
    <div class="app">
      <header class="topbar">
        <div class="topbar__start">
          <A class="brand" href="/" aria-label={text().frame.home}>
            <BrandMark />
            <span>Ruta</span>
          </A>
        </div>
        <span class="topbar__gap" />
        <LanguageSwitch />
        <Button kind="ghost" icon="log-out" onClick={() => props.onSignOut()}>
          {text().frame.signOut}
        </Button>
      </header>
      <AdministrationScreen />
    </div>
  )
}
