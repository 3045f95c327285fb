// Language, everywhere; appearance, on this device.
import type { Language } from '../../shared/bilingual.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { type Theme, useSettings } from '../base/settings.tsx'
import { Switch } from '../ui/Check.tsx'
import { Segmented } from '../ui/Segmented.tsx'

export function Preferences() {
  const text = useText()
  const language = useLanguage()
  const { theme, setTheme, large, setLarge, setLanguage } = useSettings()
  return (
    <section class="me-page__part" aria-labelledby="me-language">
      <h2 id="me-language">{text().common.language}</h2>
      <Segmented<Language>
        label={text().common.language}
        value={language()}
        onChange={setLanguage}
        segments={[
          { value: 'es', label: text().common.ownNames.es, lang: 'es' },
          { value: 'en', label: text().common.ownNames.en, lang: 'en' },
        ]}
      />
      <p class="sub">{text().frame.me.languageHint}</p>
      <h2>{text().frame.theme}</h2>
      <Segmented<Theme>
        label={text().frame.theme}
        value={theme()}
        onChange={setTheme}
        segments={[
          { value: 'auto', label: text().frame.themeAuto, icon: 'monitor' },
          { value: 'light', label: text().frame.themeLight, icon: 'sun' },
          { value: 'dark', label: text().frame.themeDark, icon: 'moon' },
        ]}
      />
      <Switch label={text().frame.largeType} checked={large()} onChange={setLarge} />
      <p class="sub">{text().frame.me.themeHint}</p>
    </section>
  )
}
