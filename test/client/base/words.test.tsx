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

test('[S28] with the words of one language a zone is found by the name of its city in it; the field for a zone loads the other one', async () => {
  vi.resetModules()
  const { fireEvent, render, screen } = await import('@solidjs/testing-library')
  const { findZone } = await import('../../../client/base/zones.ts')
  const { hasWords, loadWords } = await import('../../../client/base/messages/catalogue.ts')
  const { I18nProvider } = await import('../../../client/base/i18n.tsx')
  const { ZoneInput } = await import('../../../client/meeting/inputs.tsx')
  await loadWords('es')
  expect([findZone('Ciudad de México'), findZone('Mexico City')]).toEqual(['America/Mexico_City', null])
  let zone = ''
  render(() => (
    <I18nProvider initial="es">
      <ZoneInput label="Zona" value="" onChange={(now) => (zone = now)} />
    </I18nProvider>
  ))
  await vi.waitFor(() => expect(hasWords('en')).toBe(true))
  fireEvent.change(screen.getByLabelText('Zona'), { target: { value: 'Mexico City' } })
  expect(zone).toBe('America/Mexico_City')
})
