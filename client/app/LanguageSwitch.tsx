// ES | EN, live. Each is written and read out in its own language.
import type { Language } from '../../shared/bilingual.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useSettings } from '../base/settings.tsx'
import { type Segment, Segmented } from '../ui/Segmented.tsx'

const LANGUAGES: readonly Segment<Language>[] = [
  { value: 'es', label: 'ES', name: 'ES, español', lang: 'es' },
  { value: 'en', label: 'EN', name: 'EN, English', lang: 'en' },
]

export function LanguageSwitch() {
  const text = useText()
  const language = useLanguage()
  const { setLanguage } = useSettings()
  return <Segmented class="lang" label={text().common.language} value={language()} segments={LANGUAGES} onChange={setLanguage} />
}
