// Every component in every state, in the theme and the language that are chosen at its top.
import { For } from 'solid-js'
import { LanguageSwitch } from '../app/LanguageSwitch.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { type Theme, useSettings } from '../base/settings.tsx'
import { Switch } from '../ui/Check.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Controls } from './Controls.tsx'
import { Delegations } from './Delegations.tsx'
import { DesignFacts } from './Facts.tsx'
import { Forms } from './Forms.tsx'
import { Overlays } from './Overlays.tsx'
import { SaveStates } from './SaveStates.tsx'
import { StateExamples } from './StateExamples.tsx'
import { SAMPLE_WORDS } from './sampleWords.ts'
import { Tokens } from './Tokens.tsx'

const PARTS = [Tokens, Delegations, Controls, DesignFacts, Overlays, StateExamples, SaveStates, Forms] as const

export function DesignPage() {
  const text = useText()
  const language = useLanguage()
  const { theme, setTheme, large, setLarge } = useSettings()
  return (
    <main class="design" id="main" tabindex="-1">
      <header class="design__head">
        <h1>{SAMPLE_WORDS[language()].title}</h1>
        <LanguageSwitch />
        <Segmented<Theme>
          label={text().frame.theme}
          value={theme()}
          onChange={setTheme}
          segments={[
            { value: 'light', label: text().frame.themeLight, icon: 'sun' },
            { value: 'dark', label: text().frame.themeDark, icon: 'moon' },
          ]}
        />
        <Switch label={text().frame.largeType} checked={large()} onChange={setLarge} />
      </header>
      <For each={PARTS}>{(Part) => <Part />}</For>
    </main>
  )
}
