// What two delegations changed after a session closed: the chair sees it in the table and in the text, word by word, in both languages.
import { describe, expect, test } from 'vitest'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { ask, hold } from './meetings.ts'
import { eventually, type Person, saved, sees } from './person.ts'
import { choose, openItem, row, titleField, typeAt } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const cell = (person: Person, code: string, field: string) => row(person, code).locator(`[data-field="${field}"]`)
const words = async (found: ReturnType<typeof cell>) => ((await found.textContent()) ?? '').replace(/\s+/g, ' ').trim()
const legend = ({ page, text }: Person) => page.getByRole('region', { name: text.compare.region })
const TEXT = '/g/tco/texts/early-consultation'

describe('since the last session', () => {
  test('[R3] the chair sees in the table what two delegations changed, in both languages, and goes from one to the next by key', async () => {
    const secretariat = await stage.enter('secretariat')
    const meeting = await hold(secretariat)
    const [co, mx] = await Promise.all([stage.enter('co'), stage.enter('mx')])
    await openItem(co, 'WG-014')
    await choose(co, 'status', CHOICE_LABELS.status.blocked.es)
    await openItem(mx, 'WG-006')
    await typeAt(mx, titleField(mx, 'en'), 'end', ', third edition')
    await Promise.all([saved(co), saved(mx)])

    const chair = await stage.enter('chair')
    await chair.page.getByRole('button', { name: chair.text.compare.compare, exact: true }).click()
    await chair.page.getByRole('menuitemradio', { name: chair.text.compare.sinceLast }).click()
    await sees(legend(chair))
    expect(new URL(chair.page.url()).searchParams.get('since')).toBe(`meeting:${meeting.id}`)
    await sees(legend(chair).getByText('0 archived'))
    await sees(legend(chair).getByText('2 changed'))
    await eventually(() => words(cell(chair, 'WG-014', 'status'))).toBe('was In progress, now Blocked')
    expect(await words(cell(chair, 'WG-006', 'title'))).toContain(', third edition')
    await chair.page.getByRole('switch', { name: chair.text.compare.onlyChanged }).click()
    await eventually(() => chair.page.locator('.grid__row').count()).toBe(2)

    await chair.page.keyboard.press('F8')
    await chair.page.keyboard.press('F8')
    await sees(legend(chair).getByText('Difference 2 of 2'))
    const tip = chair.page.getByRole('tooltip')
    await sees(tip)
    await chair.page.keyboard.press('Escape')
    await cell(chair, 'WG-014', 'status').hover()
    await sees(tip.getByText('Status: In progress → Blocked'))
    await sees(tip.getByText(/^Delegación FGN · /))

    // A colleague who opens the address sees the same, in Spanish; an edit that arrives is compared too.
    const observer = await stage.enter('observer', new URL(chair.page.url()).pathname + new URL(chair.page.url()).search)
    await observer.page.getByRole('button', { name: 'ES, español', exact: true }).click()
    await eventually(() => words(cell(observer, 'WG-014', 'status'))).toBe('antes En curso, ahora Bloqueada')
    await mx.go('/g/tco/road-map')
    await openItem(mx, 'WG-005')
    await choose(mx, 'status', CHOICE_LABELS.status.done.es)
    await sees(row(observer, 'WG-005'))
    await eventually(() => observer.page.locator('.grid__row').count()).toBe(3)
  })

  test('[R4] a text shows the words of two delegations, inserted and deleted, until its reader would rather write', async () => {
    const moment = await ask((await stage.enter('secretariat')).page, 'POST', '/api/groups/tco/moments', { name: 'Enviado a consultas' })
    const [co, mx] = await Promise.all([stage.enter('co', TEXT), stage.enter('mx', TEXT)])
    const side = (person: Person, language: 'es' | 'en') => person.page.getByRole('textbox', { name: person.text.texts.sides[language] })
    await typeAt(co, side(co, 'es'), 'start', 'Nuevo ')
    await side(mx, 'en').click()
    await mx.page.keyboard.press('Control+Home')
    await mx.page.keyboard.press('Control+Shift+ArrowRight')
    await mx.page.keyboard.press('Delete')
    await Promise.all([saved(co), saved(mx)])

    const chair = await stage.enter('chair', `/g/tco/texts?since=moment:${moment.id}`)
    const listed = chair.page.getByRole('link', { name: /Early consultation/ })
    await sees(listed.getByText('Spanish: 1 paragraph changed. English: 1 paragraph removed.'))
    await listed.click()
    const inserted = chair.page.getByRole('insertion')
    await sees(inserted)
    expect(await words(inserted)).toMatch(/^\[Added: Delegación FGN \(CO\), .+: Nuevo \]$/)
    expect(await inserted.getAttribute('data-identity')).toBe('1')
    const deleted = chair.page.getByRole('deletion')
    expect(await words(deleted)).toMatch(/^\[Deleted: Delegación FGR \(MX\), .+: Purpose ?\]$/)
    // [B13] As in the parallel text, each paragraph stands beside its pair.
    const tops = (language: 'es' | 'en') =>
      chair.page
        .locator(`.beside .text-editor[lang="${language}"] > [data-language]`)
        .evaluateAll((blocks) => blocks.map((block) => `${block.style.getPropertyValue('--row')} at ${block.getBoundingClientRect().top}`))
    const [es, en] = await Promise.all([tops('es'), tops('en')])
    expect(en.length).toBeGreaterThan(5)
    expect(en.filter((place) => !es.includes(place))).toEqual([])
    await sees(legend(chair).getByText('1 addition'))
    await chair.page.keyboard.press('F8')
    await sees(legend(chair).getByText('Difference 1 of 2'))

    await chair.page.getByRole('button', { name: chair.text.compare.editText, exact: true }).click()
    await sees(side(chair, 'es'))
    await chair.page.getByRole('button', { name: chair.text.compare.showChanges }).click()
    await sees(inserted)
  })
})
