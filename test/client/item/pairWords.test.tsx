import { render } from 'solid-js/web'
import { afterEach, describe, expect, test } from 'vitest'
import { I18nProvider } from '../../../client/base/i18n.tsx'
import { PairWords } from '../../../client/item/PairWords.tsx'
import { type Bilingual, type Language, pickWords } from '../../../shared/bilingual.ts'

const SPANISH: Bilingual = { es: 'Hoja de ruta', en: ' ' }
const BOTH: Bilingual = { es: 'Hoja de ruta', en: 'Road map' }
const NEITHER: Bilingual = { es: '', en: '' }

let leave = () => {}
afterEach(() => leave())
const shown = (pair: Bilingual, language: Language) => {
  const place = document.createElement('div')
  const dispose = render(
    () => (
      <I18nProvider initial={language}>
        <PairWords pair={pair} otherwise="Untitled" />
      </I18nProvider>
    ),
    place,
  )
  leave = dispose
  const words = place.querySelector('span')
  return { says: place.textContent, lang: words?.lang, muted: words?.classList.contains('muted') }
}

describe('[B11] the words of a pair’s state', () => {
  test.each([
    ['both are written', BOTH, 'es', 'Hoja de ruta', 'Hoja de ruta', 'es', false],
    ['theirs is missing', SPANISH, 'en', 'ES Hoja de ruta', 'Hoja de ruta (ES)', 'es', false],
    ['only theirs is there', SPANISH, 'es', 'Hoja de ruta', 'Hoja de ruta', 'es', false],
    ['neither is there', NEITHER, 'en', 'Untitled', '', '', true],
  ] as const)('where %s', (_when, pair, language, says, sentence, lang, muted) => {
    expect(shown(pair, language)).toEqual({ says, lang, muted })
    expect(pickWords(pair, language)).toBe(sentence)
  })
})
