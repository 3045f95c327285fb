// The words of a language come when they are wanted, and until then the page goes on in the language that it speaks.
import { expect, test, vi } from 'vitest'

test('another language is spoken as soon as its words are there, and not before', async () => {
  // As in a page, where nothing has been loaded yet.
  vi.resetModules()
  const { render, screen } = await import('@solidjs/testing-library')
  const { LanguageProvider, useLanguageChoice } = await import('../../../client/base/language.tsx')
  const { CATALOGUE, loadAllWords, loadWords } = await import('../../../client/base/messages/catalogue.ts')
  const { useLanguage, useText, WordsProvider } = await import('../../../client/base/i18n.tsx')
  expect(() => CATALOGUE.es).toThrow()
  await loadWords('es')
  expect(() => CATALOGUE.en).toThrow()

  let choose = (_: 'es' | 'en') => {}
  const Spoken = () => {
    const text = useText()
    const language = useLanguage()
    choose = useLanguageChoice().setLanguage
    return (
      <p>
        {language()}: {text().frame.roadMap}
      </p>
    )
  }
  render(() => (
    <LanguageProvider initial="es">
      <WordsProvider>
        <Spoken />
      </WordsProvider>
    </LanguageProvider>
  ))
  const shown = () => screen.getByText(/^(es|en): /).textContent
  expect(shown()).toBe(`es: ${CATALOGUE.es.frame.roadMap}`)
  choose('en')
  expect(shown()).toBe(`es: ${CATALOGUE.es.frame.roadMap}`)
  await loadAllWords()
  await vi.waitFor(() => expect(shown()).toBe(`en: ${CATALOGUE.en.frame.roadMap}`))
  choose('es')
  expect(shown()).toBe(`es: ${CATALOGUE.es.frame.roadMap}`)
})
