// Copying, also where the browser has no clipboard for the page: the older command, or the words to copy by hand.
import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import { I18nProvider } from '../../client/base/i18n.tsx'
import { CATALOGUE } from '../../client/base/messages/catalogue.ts'
import { useCopy } from '../../client/clipboard/useCopy.ts'
import { Toasts } from '../../client/ui/Toasts.tsx'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'

const LINK = 'http://192.168.1.20:3000/g/tco/road-map?item=a'
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function CopyButton() {
  const copy = useCopy()
  return (
    <button type="button" onClick={() => copy(LINK, 'Done.')}>
      Press
    </button>
  )
}
const press = (language: Language) => {
  render(() => (
    <I18nProvider initial={language}>
      <Toasts close="Close" label="Notices">
        <CopyButton />
      </Toasts>
    </I18nProvider>
  ))
  fireEvent.click(screen.getByRole('button', { name: 'Press' }))
}
/** As on a page without HTTPS. */
const withoutClipboard = (command: () => boolean) => {
  vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: undefined } }))
  vi.stubGlobal('document', document)
  Object.defineProperty(document, 'execCommand', { value: command, configurable: true })
}

test('[C63] without a clipboard for the page the browser’s own command copies, and the page answers it before anything else', async () => {
  let held = ''
  withoutClipboard(() => {
    const event = new Event('copy', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'clipboardData', { value: { setData: (_: string, words: string) => (held = words) } })
    document.body.dispatchEvent(event)
    return true
  })
  const table = vi.fn()
  document.addEventListener('copy', table)
  press('en')
  await screen.findByText('Done.')
  expect(held).toBe(LINK)
  expect(table).not.toHaveBeenCalled()
  document.removeEventListener('copy', table)
})

test.each(LANGUAGES)(
  '[C63] where nothing may copy, the words are shown selected and it is said how to copy them (%s)',
  async (language) => {
    withoutClipboard(() => false)
    press(language)
    const text = CATALOGUE[language].clipboard
    const dialog = within(await screen.findByRole('dialog', { name: text.title }))
    dialog.getByText(text.byHand)
    const field = dialog.getByRole<HTMLInputElement>('textbox', { name: text.words })
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual([LINK, 0, LINK.length])
    fireEvent.click(dialog.getByRole('button', { name: CATALOGUE[language].common.close }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))
    expect(screen.queryByText('Done.')).toBe(null)
  },
)
