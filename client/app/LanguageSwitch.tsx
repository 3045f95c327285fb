// ES | EN, live. Each is written and read out in its own language.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { useLanguage, useOutsideText } from '../base/language.tsx'
import { useSettings } from '../base/settings.tsx'
import { type Segment, Segmented } from '../ui/Segmented.tsx'

export function LanguageSwitch() {
  const text = useOutsideText()
  const language = useLanguage()
  const { setLanguage } = useSettings()
  // Made once: the names are the same whatever the reader's language, and the one that was pressed keeps its focus.
  const { codes } = text().common
  const segments: readonly Segment<Language>[] = LANGUAGES.map((value) => ({
    value,
    label: value.toUpperCase(),
    name: codes[value],
    lang: value,
  }))
  return <Segmented class="lang" label={text().common.language} value={language()} segments={segments} onChange={setLanguage} />
}
