// In the room and on the projector: that one language is not written yet, in words and smaller than what is; a dash looks like a mistake there.
import type { Language } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'

export function MissingSide(props: { side: Language }) {
  const text = useText()
  const language = useLanguage()
  return (
    <span class="room__missing" lang={language()}>
      {text().pairs.missing(props.side.toUpperCase())}
    </span>
  )
}
