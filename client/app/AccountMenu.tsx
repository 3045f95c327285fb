// Account menu: account page, groups if there are several, appearance, sign-out. On phones also the language.
import { useNavigate } from '@solidjs/router'
import { type Component, For, type JSX, Show } from 'solid-js'
import { LANGUAGES } from '../../shared/bilingual.ts'
import { useActor, useCan, useIsOperator } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useSettings } from '../base/settings.tsx'
import { parseTheme } from '../base/theme.ts'
import { Menu, MenuCheck, MenuChoice, MenuChoices, MenuItem, MenuOptions, MenuSeparator } from '../ui/Menu.tsx'
import { OtherGroupEntries } from './GroupSwitch.tsx'
import { screenHref, screensFor } from './screens.ts'

export function AccountMenu(props: {
  trigger: Component<JSX.ButtonHTMLAttributes<HTMLButtonElement>>
  placement: 'bottom-end' | 'top-end'
  /** On phones it also has the controls that do not fit in the top bar. */
  phone?: boolean | undefined
  onSignOut: () => void
}) {
  const text = useText()
  const actor = useActor()
  const isOperator = useIsOperator()
  const group = useGroup()
  const can = useCan()
  const language = useLanguage()
  const navigate = useNavigate()
  const { theme, setTheme, large, setLarge, setLanguage } = useSettings()
  return (
    <Menu trigger={props.trigger} placement={props.placement}>
      <div class="menu__label">{actor().name}</div>
      <MenuItem icon="user" onSelect={() => navigate('/me')}>
        {text().frame.myPage}
      </MenuItem>
      <Show when={isOperator()}>
        <MenuItem icon="settings" onSelect={() => navigate('/administration')}>
          {text().frame.administration}
        </MenuItem>
      </Show>
      <Show when={props.phone}>
        <For each={screensFor((action) => can(action, group().id)).filter(({ underMore }) => underMore)}>
          {(screen) => (
            <MenuItem icon={screen.icon} onSelect={() => navigate(screenHref(group().id, screen.path))}>
              {screen.label(text())}
            </MenuItem>
          )}
        </For>
        <OtherGroupEntries />
      </Show>
      <MenuSeparator />
      <Show when={props.phone}>
        <MenuOptions
          label={text().common.language}
          value={language()}
          options={LANGUAGES}
          words={(one) => text().common.ownNames[one]}
          onChange={setLanguage}
        />
        <MenuSeparator />
      </Show>
      <MenuChoices label={text().frame.theme} value={theme()} onChange={(value) => setTheme(parseTheme(value))}>
        <MenuChoice value="auto">{text().frame.themeAuto}</MenuChoice>
        <MenuChoice value="light">{text().frame.themeLight}</MenuChoice>
        <MenuChoice value="dark">{text().frame.themeDark}</MenuChoice>
      </MenuChoices>
      <MenuCheck checked={large()} onChange={setLarge}>
        {text().frame.largeType}
      </MenuCheck>
      <MenuSeparator />
      <MenuItem icon="log-out" onSelect={() => props.onSignOut()}>
        {text().frame.signOut}
      </MenuItem>
    </Menu>
  )
}
