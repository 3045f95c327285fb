// ES | EN switch. Each language is labelled and announced in itself.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { useLanguage, useOutsideText } from '../base/language.tsx'
import { useSettings } from '../base/settings.tsx'
import { type SegmentChoice, Segmented } from '../ui/Segmented.tsx'

export function LanguageSwitch() {
  const text = useOutsideText()
  const language = useLanguage()
  const { setLanguage } = useSettings()
  // Created once: the labels do not depend on the language, and the pressed button keeps the focus.
  const { codes } = text().common
  const segments: readonly SegmentChoice<Language>[] = LANGUAGES.map((value) => ({
    value,
    label: value.toUpperCase(),
    name: codes[value],
    lang: value,
  }))
  return <Segmented class="lang" label={text().common.language} value={language()} segments={segments} onChange={setLanguage} />
}
