// Personal settings: theme and type size per device, language per account.
import { type Accessor, createContext, createEffect, on, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { useActorContext } from './actor.tsx'
import { rememberLanguage } from './firstLanguage.ts'
import { useLanguageChoice } from './language.tsx'
import { createTheme, type Theme } from './theme.ts'

export type { Theme } from './theme.ts'

interface Settings {
  readonly theme: Accessor<Theme>
  readonly setTheme: (theme: Theme) => void
  readonly large: Accessor<boolean>
  readonly setLarge: (large: boolean) => void
  readonly setLanguage: (language: Language) => void
}
const SettingsContext = createContext<Settings>()

export function SettingsProvider(props: ParentProps) {
  const { api, state } = useActorContext()
  const { language, setLanguage } = useLanguageChoice()
  const theme = createTheme(document.documentElement)
  /** Settings on the server. The cached ones may be older than the last choice, which is stored separately. */
  const account = () => {
    const now = state()
    return now.type === 'signedIn' && now.me ? now.actor : null
  }

  /** A choice made before the server has said who is signed in counts like a later one. */
  let early: Language | null = null
  // The language of an account is applied at its sign-in.
  createEffect(
    on(
      () => account()?.account,
      () => {
        const own = account()?.language
        if (own && early) api.send('PATCH /api/me', {}, { language: early })
        else if (own && own !== language()) show(own)
        if (own || state().type === 'signedOut') early = null
      },
    ),
  )
  const show = (next: Language) => {
    setLanguage(next)
    rememberLanguage(next)
  }
  const settings: Settings = {
    ...theme,
    setLanguage(next) {
      show(next)
      // Offline the choice holds on this device until the next change.
      if (account()) api.send('PATCH /api/me', {}, { language: next })
      else if (state().type !== 'signedOut') early = next
    },
  }
  return <SettingsContext.Provider value={settings}>{props.children}</SettingsContext.Provider>
}

export const useSettings = (): Settings => {
  const settings = useContext(SettingsContext)
  if (!settings) throw new Error('useSettings needs a <SettingsProvider> above it')
  return settings
}
