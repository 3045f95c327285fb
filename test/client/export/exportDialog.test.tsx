// Exporting, as a member meets it: what is asked for, what is sent, what comes back, and what is said when it cannot be made.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { csvSeparator } from '../../../client/base/csvSeparator.ts'
import { formatMoment } from '../../../client/base/intl.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { minuteOf } from '../../../client/base/today.ts'
import type { NamedDecision } from '../../../client/exchange/registerCsv.ts'
import { ExportButton } from '../../../client/export/ExportButton.tsx'
import type { Exported } from '../../../client/export/exported.ts'
import { FORMATS } from '../../../client/export/formats.ts'
// Loaded with the test: the first export would wait for it as long as a busy machine takes.
import '../../../client/export/makeOutcome.ts'
import '../../../client/export/makeData.ts'
import { PaperCheck } from '../../../client/history/trust/PaperCheck.tsx'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import { instant, meetingDocument, pageId, parseDecisionId, parseMeetingId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { momentOf } from '../review/momentOf.ts'
import { createServer, GROUP_INFO, inside, json, me, noServer, refusal, type TestServer } from '../ui/server.tsx'

const text = CATALOGUE.en
const RECORD: Exported = { kind: 'record', meeting: must(parseMeetingId('m2'), 'a session'), name: 'Record of the session: Session 2' }
const MAKE = 'POST /api/groups/tco/outcome'
const PDF = () =>
  new Response('%PDF-', {
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="ruta-meeting-m2-2019-06-14-95-es-en.pdf"' },
  })

let server: TestServer
let saved: string[]
const open = async (of: Exported = RECORD, answers: Parameters<typeof createServer>[0] = { [MAKE]: PDF }) => {
  server = createServer({
    'GET /api/session': json({ me: me('observer') }),
    'GET /api/groups/tco': json(GROUP_INFO),
    'GET /api/groups/tco/meetings': json([]),
    ...answers,
  })
  render(() =>
    inside(server, () => (
      <MemoryRouter history={createMemoryHistory()}>
        <Route path="/" component={() => <ExportButton kind={of.kind} of={() => of} />} />
      </MemoryRouter>
    )),
  )
  fireEvent.click(await screen.findByRole('button', { name: text.exporting.verb }))
  // Its file is loaded now, the first time from the source.
  return within(await screen.findByRole('dialog', { name: text.exporting.verb }, { timeout: 60_000 }))
}
const bodies = () => server.asked.filter(({ what }) => what === MAKE).map(({ body }) => body)

beforeEach(() => {
  localStorage.clear()
  saved = []
  URL.createObjectURL = () => 'blob:x'
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const onScreen = ({ wide }: { readonly wide: boolean }) =>
  vi
    .spyOn(window, 'matchMedia')
    .mockImplementation(
      (media) => ({ media, matches: wide, addEventListener: () => undefined, removeEventListener: () => undefined }) as never,
    )

describe('[E7] exporting', () => {
  test('asks for format, languages, paper and parts, saves what comes back, and remembers what was chosen', async () => {
    const dialog = await open()
    expect(dialog.getByText(RECORD.name)).toBeTruthy()
    expect(dialog.queryByRole('button', { name: 'CSV' })).toBe(null)
    fireEvent.click(dialog.getByRole('radio', { name: 'Word' }))
    fireEvent.click(dialog.getByRole('button', { name: text.common.ownNames.es }))
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.papers.letter }))
    fireEvent.click(dialog.getByRole('checkbox', { name: text.exporting.recordParts.minutes }))
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    await waitFor(() => expect(saved).toEqual(['ruta-meeting-m2-2019-06-14-95-es-en.pdf']))
    const parts = ['attendance', 'names', 'agenda', 'decisions', 'actions', 'carried', 'signatures']
    expect(bodies()).toEqual([{ of: { kind: 'record', meeting: 'm2', parts }, format: 'docx', languages: 'es', paper: 'letter' }])
    expect(await screen.findByText(text.past.exported('ruta-meeting-m2-2019-06-14-95-es-en.pdf'))).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBe(null)

    cleanup()
    const again = await open()
    expect(again.getByRole<HTMLInputElement>('radio', { name: 'Word' }).checked).toBe(true)
    expect((again.getByRole('checkbox', { name: text.exporting.recordParts.minutes }) as HTMLInputElement).checked).toBe(false)
  })

  test('shows a text as it was at a close or at a named moment; a record has its own', async () => {
    const closed = { number: 2, state: 'closed', startedAt: 1, closedAt: 2, place: { es: 'Bogotá', en: 'Bogotá' } }
    const answers = {
      [MAKE]: PDF,
      'GET /api/groups/tco/meetings': json([{ id: 'm2', ...closed }]),
      'GET /api/groups/tco/moments': json([{ id: 'n7', name: 'Before the review', at: 3, by: 'a1' }]),
    }
    const dialog = await open({ kind: 'text', text: pageId('early'), name: 'Early consultation' }, answers)
    const choice = dialog.getByRole('combobox', { name: text.exporting.asOf })
    await waitFor(() =>
      expect([...choice.querySelectorAll('option')].map(({ value }) => value)).toEqual(['', 'meeting:m2', 'meeting:m2:start', 'moment:n7']),
    )
    expect(choice.textContent).toContain('Before the review')
    fireEvent.change(choice, { target: { value: 'moment:n7' } })
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    await waitFor(() => expect(bodies()).toMatchObject([{ of: { kind: 'text' }, at: 'moment:n7' }]))
    cleanup()
    const record = await open(RECORD, answers)
    expect(record.queryByRole('combobox', { name: text.exporting.asOf })).toBe(null)
    await waitFor(() => expect(record.getByText(/^Close of the session, /)).toBeTruthy())
    cleanup()
    expect(await (await open()).findByText(text.exporting.asDraft)).toBeTruthy()
  })

  test('a chosen moment stays chosen, and is said, while another format is looked at', async () => {
    const dialog = await open(
      { kind: 'register', decisions: [], all: 0 },
      { [MAKE]: PDF, 'GET /api/groups/tco/moments': json([{ id: 'n7', name: 'Before the review', at: 3, by: 'a1' }]) },
    )
    const choice = () => dialog.getByRole<HTMLSelectElement>('combobox', { name: text.exporting.asOf })
    await waitFor(() => expect(choice().textContent).toContain('Before the review'))
    fireEvent.change(choice(), { target: { value: 'moment:n7' } })
    fireEvent.click(dialog.getByRole('radio', { name: 'CSV' }))
    expect(dialog.queryByRole('combobox', { name: text.exporting.asOf })).toBe(null)
    fireEvent.click(dialog.getByRole('radio', { name: 'Word' }))
    expect(choice().selectedOptions[0]?.textContent).toContain('Before the review')
    expect(server.asked.filter(({ what }) => what === 'GET /api/groups/tco/moments')).toHaveLength(1)
  })

  test('[E12] a document is asked for with the number of edits that were not sent, unless it is of a past moment', async () => {
    const of: Exported = { kind: 'text', text: pageId('early'), name: 'Early consultation', unsent: async () => 13 }
    const answers = { [MAKE]: PDF, 'GET /api/groups/tco/moments': json([{ id: 'n7', name: 'Before the review', at: 3, by: 'a1' }]) }
    const dialog = await open(of, answers)
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    await waitFor(() => expect(bodies()).toMatchObject([{ unsent: 13 }]))
    cleanup()
    const past = await open(of, answers)
    const choice = past.getByRole('combobox', { name: text.exporting.asOf })
    await waitFor(() => expect(choice.textContent).toContain('Before the review'))
    fireEvent.change(choice, { target: { value: 'moment:n7' } })
    fireEvent.click(past.getByRole('button', { name: text.exporting.save }))
    await waitFor(() => expect(bodies()).toHaveLength(1))
    expect(bodies()[0]).not.toHaveProperty('unsent')
  })

  test('a CSV asks which sign is between its cells, and remembers it for the language of the reader', async () => {
    const of: Exported = { kind: 'register', decisions: [], all: 0 }
    const dialog = await open(of)
    fireEvent.click(dialog.getByRole('radio', { name: 'CSV' }))
    expect(dialog.getByRole('button', { name: text.exporting.separators.comma }).getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.separators.semicolon }))
    cleanup()
    const again = await open(of)
    expect(again.getByRole('button', { name: text.exporting.separators.semicolon }).getAttribute('aria-pressed')).toBe('true')
    expect(JSON.parse(localStorage.getItem('ruta/export') ?? '{}').separators).toEqual({ es: ';', en: ';' })
    // The tables that have no dialog of their own take it too.
    expect([csvSeparator('en'), csvSeparator('es')]).toEqual([';', ';'])
  })

  test('a record without any part is not asked for', async () => {
    const dialog = await open()
    for (const box of dialog.getAllByRole('checkbox')) fireEvent.click(box)
    const save = dialog.getByRole('button', { name: text.exporting.save })
    expect(save.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(save)
    expect(bodies()).toEqual([])
  })

  test('says that it is at work, and is stopped by a press', async () => {
    const coming = Promise.withResolvers<Response>()
    const dialog = await open(RECORD, { [MAKE]: () => coming.promise })
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    expect(dialog.getByRole('status').textContent).toBe(text.exporting.making)
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.stop }))
    coming.resolve(PDF())
    await waitFor(() => expect(dialog.getByRole('button', { name: text.exporting.save })).toBeTruthy())
    expect([saved, screen.queryByRole('dialog') !== null]).toEqual([[], true])
  })

  test('says what the server says, or that there is none, and keeps what was chosen', async () => {
    const busy = { refusal: 'outcome-busy', message: 'The server is making other documents.', retryAfter: 5 } as const
    const dialog = await open(RECORD, { [MAKE]: refusal(busy, 503) })
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    expect((await dialog.findByRole('alert')).textContent).toContain(busy.message)
    server.answers[MAKE] = noServer
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain(text.exporting.offline))
    server.answers[MAKE] = PDF
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    await waitFor(() => expect(saved).toHaveLength(1))
  })

  test('to print, it is opened beside the page; where the browser does not let it, it is saved', async () => {
    const opened = vi
      .spyOn(window, 'open')
      .mockReturnValueOnce({} as Window)
      .mockReturnValueOnce(null)
    for (const files of [[], ['ruta-meeting-m2-2019-06-14-95-es-en.pdf']]) {
      const dialog = await open()
      fireEvent.click(dialog.getByRole('radio', { name: text.exporting.formats.print }))
      fireEvent.click(dialog.getByRole('button', { name: text.exporting.openToPrint }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))
      expect(saved).toEqual(files)
      cleanup()
    }
    expect(opened).toHaveBeenCalledTimes(2)
  })

  test('Word, PDF and Markdown are offered for what they are good for: Word to go on writing', () => {
    const uses = (id: string) => FORMATS.flatMap((one) => (one.id === id ? [one.use] : []))
    expect(['docx', 'pdf', 'md'].map(uses)).toEqual([['work'], ['read'], ['work']])
  })

  test('[E18] shows the first page with the number of pages and the name of the file, anew after a choice, and says why it cannot', async () => {
    onScreen({ wide: true })
    const words = {
      type: 'words',
      words: 'Acta',
      x: 50,
      baseline: 60,
      width: 20,
      size: 10,
      color: '#000',
      serif: false,
      bold: true,
      italic: false,
    }
    const preview = (pages: number) => () =>
      new Response(JSON.stringify({ pages, width: 595, height: 842, shapes: [words] }), {
        headers: { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="tco-sesion-2-acta-es-en.json"' },
      })
    const dialog = await open(RECORD, { [MAKE]: preview(4) })
    const picture = await dialog.findByRole('img', { name: text.exporting.preview.picture(4) })
    expect(picture.textContent).toBe('Acta')
    expect(dialog.getByText(text.exporting.preview.pages(4))).toBeTruthy()
    expect(dialog.getByText('tco-sesion-2-acta-es-en.pdf')).toBeTruthy()
    // Another format of the same document asks nothing.
    fireEvent.click(dialog.getByRole('radio', { name: 'Word' }))
    expect(dialog.getByText(text.exporting.preview.asPdf(4))).toBeTruthy()
    expect(dialog.getByText('tco-sesion-2-acta-es-en.docx')).toBeTruthy()
    expect(bodies()).toHaveLength(1)
    server.answers[MAKE] = preview(5)
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.papers.letter }))
    await dialog.findByRole('img', { name: text.exporting.preview.picture(5) })
    expect(bodies().at(-1)).toMatchObject({ format: 'preview', paper: 'letter' })
    server.answers[MAKE] = noServer
    fireEvent.click(dialog.getByRole('button', { name: text.common.ownNames.es }))
    expect(await dialog.findByText(text.exporting.preview.failed)).toBeTruthy()
    expect(dialog.getByText(text.exporting.offline)).toBeTruthy()
  })

  test('its formats are one group of radio buttons with one choice', async () => {
    onScreen({ wide: false })
    const dialog = await open()
    const radios = within(dialog.getByRole('radiogroup', { name: text.exporting.format })).getAllByRole<HTMLInputElement>('radio')
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1)
    expect(radios.filter(({ checked }) => checked)).toHaveLength(1)
  })

  test('on a narrow screen the first page takes the focus of the button that shows it', async () => {
    onScreen({ wide: false })
    const dialog = await open()
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.preview.see }))
    expect(document.activeElement?.className).toBe('export__page')
  })

  describe('[E7] without a network', () => {
    const REGISTER: Exported = { kind: 'register', decisions: [], all: 0 }
    const withNetwork = (is: boolean) => {
      vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(is)
      window.dispatchEvent(new Event(is ? 'online' : 'offline'))
    }
    const isDisabled = (dialog: Awaited<ReturnType<typeof open>>, name: string) =>
      dialog.getByRole<HTMLInputElement>('radio', { name }).disabled

    test('formats that the server makes cannot be chosen and say why, one that this device makes is saved, and the choice comes back', async () => {
      withNetwork(false)
      const dialog = await open(REGISTER)
      expect(['PDF', 'Word', 'CSV'].map((name) => isDisabled(dialog, name))).toEqual([true, true, false])
      expect(dialog.getAllByText(text.exporting.needsConnection)).toHaveLength(5)
      expect(dialog.getByRole<HTMLInputElement>('radio', { name: 'CSV' }).checked).toBe(true)
      fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
      await waitFor(() => expect(saved).toHaveLength(1))
      cleanup()
      const again = await open(REGISTER)
      withNetwork(true)
      expect(['PDF', 'Word', 'CSV'].map((name) => isDisabled(again, name))).toEqual([false, false, false])
      expect(again.getByRole<HTMLInputElement>('radio', { name: 'PDF' }).checked).toBe(true)
      expect(bodies()).toEqual([])
    })

    test('what the server alone makes cannot be saved, with the reason', async () => {
      onScreen({ wide: true })
      withNetwork(false)
      const dialog = await open()
      expect(dialog.getByRole('alert').textContent).toContain(text.exporting.offline)
      const save = dialog.getByRole('button', { name: text.exporting.save })
      expect(save.getAttribute('aria-disabled')).toBe('true')
      fireEvent.click(save)
      expect(bodies()).toEqual([])
    })
  })

  test('every kind has a format, and every format a name of its own', () => {
    for (const kind of ['record', 'text', 'plan', 'review', 'item', 'register'] as const)
      expect(
        FORMATS.some(({ kinds }) => kinds.includes(kind)),
        kind,
      ).toBe(true)
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length)
  })
})

test('[X21] a review as CSV is dated by the later moment of the comparison that is shown, however much later it is made', async () => {
  const made: Blob[] = []
  URL.createObjectURL = (blob) => {
    made.push(blob as Blob)
    return 'blob:x'
  }
  const at = instant(Date.UTC(2019, 5, 20, 15))
  const shown = {
    comparison: { to: momentOf('now', { at }), texts: [], unreadable: [] },
    items: [],
    names: NOBODY,
    compared: 'Start → Now',
    address: '',
  }
  const dialog = await open({ kind: 'review', since: 'start', at: 'now', shown })
  fireEvent.click(dialog.getByRole('radio', { name: 'CSV' }))
  fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
  await waitFor(() => expect(saved).toEqual(['tco-review-2019-06-20.csv']))
  expect(await made[0]?.text()).toContain(`${text.exchange.proof.moment}: ${formatMoment(at, 'en')} (`)
})

describe('[E8] the register of decisions', () => {
  const decision = (id: string, number: string): NamedDecision => ({
    decision: {
      id: must(parseDecisionId(id), 'a decision'),
      meeting: must(parseMeetingId('m2'), 'a session'),
      number: 7,
      text: { es: '=Se acuerda; "así"', en: 'It is agreed' },
      status: 'adopted',
      method: 'consensus',
      point: null,
      pointTitle: { es: 'Hoja de ruta', en: '' },
      items: [],
      texts: [],
    },
    number,
    session: {
      document: meetingDocument(must(parseMeetingId('m2'), 'a session')),
      number: 2,
      title: { es: 'De los temas', en: 'From themes' },
      place: { es: 'Cartagena', en: '' },
      start: '2019-06-12' as Day,
      end: null,
      closedAt: instant(Date.UTC(2019, 5, 14, 15)),
      closedAgainAt: instant(Date.UTC(2019, 5, 20, 15)),
      reopenedAt: instant(Date.UTC(2019, 5, 18, 15)),
    },
    subjects: { items: ['WG-001', 'WG-002'], texts: ['Consulta previa'] },
  })
  const REGISTER: Exported = { kind: 'register', decisions: [decision('d1', '7'), decision('d2', '7b')], all: 5 }

  test('says how many of the whole register it holds; a document is asked for with those, Markdown without paper', async () => {
    const dialog = await open(REGISTER)
    expect(dialog.getByText(text.exporting.register(2, 5))).toBeTruthy()
    fireEvent.click(dialog.getByRole('radio', { name: text.exporting.formats.md }))
    expect(dialog.queryByText(text.exporting.paper)).toBe(null)
    expect(dialog.getByRole('combobox', { name: text.exporting.asOf })).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    await waitFor(() =>
      expect(bodies()).toMatchObject([{ of: { kind: 'register', decisions: ['d1', 'd2'] }, format: 'md', languages: 'es-en' }]),
    )
  })

  test('[X13] as CSV has a line for each, no formula, and the entry of each log that proves it', async () => {
    const made: Blob[] = []
    URL.createObjectURL = (blob) => {
      made.push(blob as Blob)
      return 'blob:x'
    }
    const dialog = await open(
      { ...REGISTER, unsent: async () => 2 },
      {
        'GET /api/groups/tco/decisions': json([decision('d1', '7').decision, decision('d2', '7b').decision]),
        'GET /api/documents/meeting:m2/head': json({ document: 'meeting:m2', group: 'tco', at: null, head: { seq: 95, hash: 'ab12' } }),
      },
    )
    fireEvent.click(dialog.getByRole('radio', { name: 'CSV' }))
    expect(dialog.queryByRole('button', { name: text.common.ownNames.es })).toBe(null)
    fireEvent.click(dialog.getByRole('button', { name: text.exporting.save }))
    await waitFor(() => expect(saved.map((name) => name.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual(['tco-decisions-DAY.csv']))
    const lines = (await made[0]?.text())?.replace('\uFEFF', '').split('\r\n') ?? []
    expect(lines[0]).toBe(
      'Number,Session,Title ES,Title EN,Place ES,Place EN,Starts,Ends,Closed,Reopened,Closed again,Agenda item ES,Agenda item EN,Text ES,Text EN,Status,Method,Items,Texts,Corrected after the closing',
    )
    const hours = [14, 18, 20].map((day) => minuteOf(Date.UTC(2019, 5, day, 15))).join(',')
    const rest = `De los temas,From themes,Cartagena,,2019-06-12,,${hours},Hoja de ruta,,"'=Se acuerda; ""así""",It is agreed,Adopted,Consensus`
    expect(lines[1]).toBe(`7,2,${rest},"WG-001, WG-002",Consulta previa,`)
    expect(lines[2]).toBe(`7b,2,${rest},"WG-001, WG-002",Consulta previa,`)
    const proof = lines.slice(3).join('\n')
    expect(proof).toMatch(/meeting:m2\n.*: 95\n.*: ab12\n/)
    expect(proof).toContain(text.exchange.proof.some(2, 5))
    expect(proof, '[E12]').toContain('Unsent changes: 2 changes of this device are in no entry, and not in this file')
  })
})

describe('[E4] the code on the last page', () => {
  const HASH = 'ab12cd34'.repeat(8)
  const check = async (answer: Parameters<typeof createServer>[0][string]) => {
    server = createServer({
      'GET /api/session': json({ me: me('observer') }),
      'GET /api/groups/tco': json(GROUP_INFO),
      'GET /api/documents/page:text/head?seq=318': answer,
    })
    const history = createMemoryHistory()
    history.set({ value: `/?of=page%3Atext&seq=318&hash=${HASH.slice(0, 32)}` })
    render(() =>
      inside(server, () => (
        <MemoryRouter history={history}>
          <Route path="/" component={PaperCheck} />
        </MemoryRouter>
      )),
    )
    return screen.findByRole('status')
  }
  const head = (hash: string) => json({ document: 'page:text', group: 'tco', at: { seq: 318, hash }, head: { seq: 320, hash: HASH } })

  test.each([
    ['agrees with the log', head(HASH), text.exporting.check.same('page:text', '318')],
    ['does not agree with it', head('0'.repeat(64)), text.exporting.check.other('page:text', '318')],
    ['names no log of the reader’s', refusal({ refusal: 'not-found', message: 'No.' }, 404), text.exporting.check.unknown],
    ['needs a connection', noServer, text.common.needsConnection],
  ])('%s', async (_, answer, words) => {
    const status = await check(answer)
    await waitFor(() => expect(status.textContent).toContain(words))
  })
})
