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

test('the first words of a language bring all of them where later parts of the page have asked for those of another one alone', async () => {
  vi.resetModules()
  const later = vi.fn()
  const catalogue = await import('../../../client/base/messages/catalogue.ts')
  vi.doMock('../../../client/base/messages/es.ts?later', async (original) => {
    later()
    return original()
  })
  const first = catalogue.loadFirstWords('es')
  await Promise.all([catalogue.loadRestOfWords('en'), first])
  expect(later).toHaveBeenCalledOnce()
  vi.doUnmock('../../../client/base/messages/es.ts?later')
})

test('words that could not be loaded, since there was no server, come when it is back', async () => {
  vi.resetModules()
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  let isUp = false
  vi.doMock('../../../client/base/messages/en.ts?later', async (original) => {
    if (!isUp) throw new Error('no server')
    return original()
  })
  const { render, screen } = await import('@solidjs/testing-library')
  const { LanguageProvider } = await import('../../../client/base/language.tsx')
  const { loadWords } = await import('../../../client/base/messages/catalogue.ts')
  const { useLanguage, WordsProvider } = await import('../../../client/base/i18n.tsx')
  await loadWords('es')
  const Spoken = () => <p>spoken: {useLanguage()()}</p>
  render(() => (
    <LanguageProvider initial="en">
      <WordsProvider>
        <Spoken />
      </WordsProvider>
    </LanguageProvider>
  ))
  await vi.waitFor(() => expect(console.info).toHaveBeenCalled())
  expect(screen.getByText(/^spoken: /).textContent).toBe('spoken: es')
  isUp = true
  window.dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(screen.getByText(/^spoken: /).textContent).toBe('spoken: en'))
  vi.doUnmock('../../../client/base/messages/en.ts?later')
  vi.restoreAllMocks()
})

test('[S28] a zone is found by the name of its city in either language, with the words of one alone', async () => {
  vi.resetModules()
  const { fireEvent, render, screen } = await import('@solidjs/testing-library')
  const { hasWords, loadWords } = await import('../../../client/base/messages/catalogue.ts')
  const { I18nProvider } = await import('../../../client/base/i18n.tsx')
  const { ZoneInput } = await import('../../../client/meeting/inputs.tsx')
  await loadWords('es')
  let zone = ''
  render(() => (
    <I18nProvider initial="es">
      <ZoneInput label="Zona" value="" onChange={(now) => (zone = now)} />
    </I18nProvider>
  ))
  for (const city of ['Ciudad de México', 'Mexico City']) {
    fireEvent.change(screen.getByLabelText('Zona'), { target: { value: 'UTC' } })
    fireEvent.change(screen.getByLabelText('Zona'), { target: { value: city } })
    expect(zone).toBe('America/Mexico_City')
  }
  expect(hasWords('en')).toBe(false)
})
