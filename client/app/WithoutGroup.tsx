// An operator who is a member of no group: the administration of the installation is all there is.
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
          <span class="brand">
            <BrandMark />
            <span>Ruta</span>
          </span>
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
