// The review on the screen, printed from it, and as HTML file, beside the document that the server makes: the same line for each change.
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render, screen } from '@solidjs/testing-library'
import { describe, expect, test, vi } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { type ReviewFile, reviewCsv } from '../../../client/exchange/reviewCsv.ts'
import { downloadSheet } from '../../../client/review/downloadSheet.ts'
import { Sections } from '../../../client/review/Lines.tsx'
import { SheetProvider } from '../../../client/review/SheetContext.tsx'
import { Texts } from '../../../client/review/Texts.tsx'
import type { Language } from '../../../shared/bilingual.ts'
import type { Comparison, CreditedEdit, FieldDifference, ItemDifference, TextDifference } from '../../../shared/history/comparison.ts'
import { type AccountId, instant, pageId, parseAccountId, seq } from '../../../shared/ids.ts'
import { namesFrom } from '../../../shared/outcome/facts.ts'
import { reviewDocument } from '../../../shared/outcome/review.ts'
import { writeMarkdown } from '../../../shared/outcome/writeMarkdown.ts'
import { must } from '../../../shared/result.ts'
import { itemsInOrder, reviewOf } from '../../../shared/review/reviewOf.ts'
import type { RoadMap } from '../../../shared/roadmap/model.ts'
import { factsOf } from '../../shared/outcome/facts.ts'
import { anItem, delegationId } from '../roadmap/builders.ts'
import { createServer, GROUP_INFO, inside, json, me } from '../ui/server.tsx'
import { momentOf } from './momentOf.ts'

const ana: AccountId = must(parseAccountId('ana'), 'an account')
const [co, mx] = [delegationId('co'), delegationId('mx')]
const at = (day: number, delegation: CreditedEdit['delegation'], more: Partial<CreditedEdit> = {}): CreditedEdit => ({
  seq: seq(day),
  at: instant(Date.UTC(2019, 5, day, 15)),
  account: ana,
  delegation,
  meeting: null,
  ...more,
})
const changed = (field: FieldDifference['field'], from: unknown, to: unknown, last: CreditedEdit, more: Partial<FieldDifference> = {}) => ({
  field,
  from,
  to,
  last,
  contributions: [],
  ...more,
})
const by = (delegation: CreditedEdit['delegation'], changes: number) => ({
  account: ana,
  delegation,
  changes,
  lastAt: instant(Date.UTC(2019, 5, 9)),
})

const ITEM = anItem('note', { title: { es: 'Nota escrita', en: 'Written note' }, status: 'agreed', lead: mx, due: '2019-06-20' })
const NEW = anItem('new', { title: { es: 'Curso', en: 'Course' }, code: 'WG-002', lead: co })
const entry = (id: string, es: string, done: boolean) => ({ id, text: { es, en: '' }, done, delegation: null, order: id })
const CHECKLISTS = [[entry('a', 'Redactar', false)], [entry('a', 'Redactar', true), entry('b', 'Enviar', false)]] as const
const ITEMS: readonly ItemDifference[] = [
  {
    id: ITEM.id,
    how: 'changed',
    before: { ...ITEM, checklist: CHECKLISTS[0] },
    after: { ...ITEM, checklist: CHECKLISTS[1] },
    fields: [
      changed('title', { es: 'Nota verbal', en: 'Note' }, ITEM.title, at(9, mx), {
        sides: { es: { last: at(5, co), contributions: [] }, en: { last: at(9, mx), contributions: [] } },
      }),
      changed('description', { es: '', en: 'Two copies.' }, { es: 'Dos copias.\nUna es para México.', en: 'Three copies.' }, at(6, co)),
      changed('status', 'proposed', 'agreed', at(3, null), { contributions: [by(null, 2), by(mx, 1)] }),
      changed('due', '2019-06-10', '2019-06-20', at(2, mx)),
      changed('checklist', CHECKLISTS[0], CHECKLISTS[1], at(7, co, { unverified: { by: ana } })),
    ],
    contributions: [],
    slip: null,
  },
  { id: NEW.id, how: 'added', before: null, after: NEW, fields: [], contributions: [by(co, 1), by(mx, 2)], turned: at(4, co), slip: null },
]
const TEXT: TextDifference = {
  document: pageId('text'),
  how: 'changed',
  title: { es: 'Consulta temprana', en: 'Early consultation' },
  titleBefore: { es: 'Consulta previa', en: 'Early consultation' },
  passages: {
    es: [
      { before: 'Se consultará en diez días.', after: 'Se consultará en cinco días.' },
      { before: null, after: 'Sin costo.' },
      { before: 'Por escrito.', after: null },
      { before: 'Igual.', after: 'Igual.' },
    ],
    en: [{ before: 'In writing.', after: 'In writing, early.' }],
  },
  paragraphs: { es: { inserted: 1, deleted: 1, changed: 2 }, en: { inserted: 0, deleted: 0, changed: 1 } },
  contributions: [by(mx, 4)],
}
const COMPARISON: Comparison = {
  from: momentOf('start', { at: null }),
  to: momentOf('now', { at: null }),
  items: ITEMS,
  streams: [],
  texts: [TEXT],
  unreadable: [],
  untouched: [],
  plan: { fields: [], items: [ITEM, NEW], streams: [] },
  deadlines: [],
  dueMoves: [],
  contributions: [],
}
const PLAN: RoadMap = { fields: [], items: [ITEM, NEW], streams: [] }

const CHANGE = /^\| \d+ (jun|Jun)\b[^|]*\| ([^|]*) \| (.*) \|$/
/** Author and words of each change of an item in the document. */
const onPaper = (languages: readonly Language[]): readonly string[] =>
  paper(languages)
    .split('\n')
    .flatMap((line) => {
      const [, , code, words] = CHANGE.exec(line) ?? []
      return code === undefined || words === undefined ? [] : [`${code} | ${words.replaceAll('<br>', ' ')}`]
    })
const paper = (languages: readonly Language[]) =>
  writeMarkdown(
    reviewDocument({
      facts: factsOf(languages),
      plan: PLAN,
      comparison: COMPARISON,
      since: { name: { es: '', en: '' } },
      burnUp: null,
      corrected: [],
    }),
  )

const show = async (languages: readonly Language[]) => {
  const server = createServer({
    'GET /api/session': json({ me: me('observer') }),
    'GET /api/groups/tco': json({ ...GROUP_INFO, delegations: factsOf(languages).group.delegations }),
  })
  const names = namesFrom(factsOf(languages), PLAN)
  const sheet = {
    languages: () => languages,
    speech: (language: Language) => ({ names, language }),
    itemHref: () => '/item',
    textHref: () => '/text',
  }
  const { container } = render(() =>
    inside(server, () => (
      <MemoryRouter history={createMemoryHistory()}>
        <Route
          path="/"
          component={() => (
            <SheetProvider sheet={sheet}>
              <article>
                <Sections sections={reviewOf(COMPARISON, '2019-06-14', [co, mx]).byStream} heading={() => ''} />
                <Texts texts={COMPARISON.texts} unreadable={[]} />
              </article>
            </SheetProvider>
          )}
        />
      </MemoryRouter>
    )),
  )
  await screen.findAllByRole('table')
  return must(container.querySelector('article'), 'the sheet')
}
/** As in the document: what was deleted struck, what was inserted bold. */
const wordsOf = (element: Element): string => {
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('.vh')) hidden.remove()
  for (const one of copy.querySelectorAll('del')) one.textContent = `~~${one.textContent}~~`
  for (const one of copy.querySelectorAll('ins')) one.textContent = `**${one.textContent}**`
  for (const line of copy.querySelectorAll('p + p')) line.prepend(' ')
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}
const onScreen = (sheet: Element): readonly string[] =>
  [...sheet.querySelectorAll('.rows tr')].map((row) => {
    const [author, ...sides] = [...row.querySelectorAll('td')].map(wordsOf)
    return `${author} | ${sides.filter(Boolean).join(' / ')}`
  })

describe('[E13] [E17] the review on the screen', () => {
  test.each<readonly Language[][]>([[['es']], [['en']]])(
    'has the lines of its document, with the mark of each author: %s',
    async (languages) => {
      const sheet = await show(languages)
      expect(onPaper(languages)).toHaveLength(8)
      expect(onScreen(sheet)).toEqual(onPaper(languages))
    },
  )

  test('has each change once in two languages, side by side', async () => {
    const lines = onScreen(await show(['es', 'en']))
    expect(lines).toHaveLength(7)
    expect(lines[0]).toBe('MX | Vence: ~~10 jun 2019~~ **20 jun 2019** (+10 días) / Due: ~~10 Jun 2019~~ **20 Jun 2019** (+10 days)')
    expect(lines.filter((line) => line.includes('Título') || line.includes('Title'))).toEqual([
      'CO | Título: Nota ~~verbal~~ **escrita**',
      'MX | Title: ~~Note~~ **Written note**',
    ])
  })

  test('says of a text each changed paragraph with its words, and once who changed it', async () => {
    const sheet = await show(['es', 'en'])
    const text = must(sheet.querySelector('.acts--texts'), 'the texts')
    const paragraphs = [...text.querySelectorAll('.pars p')].map(wordsOf)
    expect(paragraphs).toEqual([
      'Título: Consulta ~~previa~~ **temprana**',
      'Español:',
      'Se consultará en ~~diez~~ **cinco** días.',
      '**Sin costo.**',
      '~~Por escrito.~~',
      'Igual. (cambió el formato)',
      'English:',
      'In writing**, early**.',
    ])
    for (const words of paragraphs.slice(2, 6)) expect(paper(['es', 'en'])).toContain(words)
    expect(text.querySelectorAll('.doers__one')).toHaveLength(1)
  })

  test('has them in its HTML file too, without words that only screen readers hear', async () => {
    const sheet = await show(['es'])
    let file: Blob | null = null
    vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
      file = made as Blob
      return 'blob:1'
    })
    downloadSheet(sheet, 'review.html')
    const html = await must<Blob>(file, 'a file').text()
    const page = new DOMParser().parseFromString(html, 'text/html')
    expect(onScreen(page.body)).toEqual(onPaper(['es']))
    expect(html).toContain('<del>')
  })
})

test('[X21] as CSV each change is a line with its hour, author, field and both values; no cell is a formula', () => {
  const hostile = ITEMS.map((one) => ({ ...one, after: one.after && { ...one.after, title: { es: '=SUM(A1)', en: '@x' } } }))
  const csv = (items: ReviewFile['items'], texts: readonly TextDifference[] = []) =>
    reviewCsv({
      comparison: { to: COMPARISON.to, texts, unreadable: [] },
      items,
      names: namesFrom(factsOf(['en']), PLAN),
      group: GROUP_INFO,
      compared: '',
      language: 'en',
      text: CATALOGUE.en,
      timeOf: (time) => new Date(time).toISOString().slice(0, 16),
      unsent: 0,
      zone: 'UTC',
      address: '',
    })
  const lines = csv(ITEMS, [TEXT]).replace('\uFEFF', '').split('\r\n')
  expect(lines[0]).toBe('Item,Title ES,Title EN,Changed on,Delegation,Author,Field,Before ES,Before EN,Now ES,Now EN,Notes ES,Notes EN')
  const titles = 'WG-001,Nota escrita,Written note'
  const person = 'A person of the group'
  expect(lines).toContain(`${titles},2019-06-02T15:00,MX,${person},Due,10 jun 2019,10 Jun 2019,20 jun 2019,20 Jun 2019,'+10 días,'+10 days`)
  // Each side of a title with its own author, the field in the language of the reader.
  expect(lines).toContain(`${titles},2019-06-05T15:00,CO,${person},Title,Nota verbal,,Nota escrita,,,`)
  expect(lines).toContain(`${titles},2019-06-09T15:00,MX,${person},Title,,Note,,Written note,,`)
  expect(lines).toContain(`WG-002,Curso,Course,2019-06-04T15:00,CO,${person},,,,Nueva,New,"3 cambios: MX 2, CO 1","3 changes: MX 2, CO 1"`)
  expect(lines).toContain(',Consulta temprana,Early consultation,,,,Paragraph,,In writing.,,"In writing, early.",,')
  expect(csv(hostile)).toContain("'=SUM(A1),'@x")
})

test('[X21] the lines of a review as CSV are in the order of the sheet, by workstream or by delegation', () => {
  const review = reviewOf(COMPARISON, '2019-06-14', [co, mx])
  const gone: ItemDifference = { ...must(ITEMS[1], 'an item'), id: anItem('gone').id }
  const order = (sections: Parameters<typeof itemsInOrder>[0]) => itemsInOrder(sections, [gone, ...ITEMS]).map(({ id }) => id)
  expect(order(review.byStream)).toEqual([ITEM.id, NEW.id, gone.id])
  expect(order(review.byDelegation)).toEqual([NEW.id, ITEM.id, gone.id])
})
