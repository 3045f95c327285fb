// Home as its readers find it: what comes, what others did, what is theirs; live, without a server, and for an observer.
import { describe, expect, test } from 'vitest'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { violationsOf } from './axe.ts'
import { stickingOut } from './everyHand.ts'
import { eventually, type Person, sees } from './person.ts'
import { choose, openItem } from './plan.ts'
import { useStage } from './stage.ts'

const { enter, unplug, plugIn } = useStage({ keepsShell: true })

const home = async (person: Person) => {
  await person.go('/')
  await sees(person.page.getByRole('heading', { level: 1, name: /3, Bogotá/ }))
}
const part = (person: Person, name: string) => person.page.getByRole('region', { name })

describe('[C13] [C14] [C15] home', () => {
  test('says what comes, what each delegation did since, what is mine and who is late; and follows the plan', async () => {
    const [co, us] = await Promise.all([enter('co'), enter('us')])
    await home(co)
    const { page, text } = co
    expect(new URL(page.url()).pathname).toBe('/g/tco')
    await sees(
      page
        .getByRole('navigation', { name: text.frame.main })
        .getByRole('link', { name: text.home.title })
        .and(page.locator('[aria-current=page]')),
    )

    // The Route: two stations, today, and what is due between them.
    const route = page.getByRole('list', { name: text.home.route(text.meeting.session(2), text.meeting.session(3)) })
    await sees(route.getByRole('link', { name: text.meeting.session(2) }))
    await sees(route.getByText(text.home.today))
    await sees(route.getByRole('link', { name: /^WG-007 Directorio de puntos de contacto/ }))
    // It is heard in the order of its days: that of session 3 has passed.
    expect(
      await route
        .getByRole('listitem')
        .allTextContents()
        .then((all) => all.slice(-2).join(' ')),
    ).toMatch(new RegExp(`${text.meeting.session(3)}.* ${text.home.today}`))

    // By delegation, each thing with a way to it.
    const since = part(co, text.history.since.title)
    await sees(since.getByRole('link', { name: 'WG-033' }))
    await sees(since.getByRole('link', { name: 'WG-005' }))

    const mine = part(co, text.home.mine)
    await sees(mine.getByRole('rowheader', { name: /150 términos/ }))
    expect(await mine.getByRole('row').count()).toBe(5)
    const waits = part(co, text.home.waits)
    await sees(waits.getByRole('link', { name: text.home.waitSession(3) }))
    await sees(waits.getByRole('link', { name: text.home.waitDecision('11') }))
    await sees(part(co, text.home.lateBy).getByRole('rowheader', { name: 'FGN', exact: true }))

    // What somebody else finishes leaves the list at once.
    await openItem(us, 'WG-031')
    await choose(us, 'status', CHOICE_LABELS.status.done.en)
    await eventually(() => mine.getByRole('row').count()).toBe(4)

    await mine.getByRole('link', { name: /^Consulta previa/ }).click()
    await sees(page.getByRole('complementary', { name: text.roadmap.panel.label('WG-004'), exact: true }))
  })

  test('is there without a server, and on a phone by keyboard', async () => {
    const mx = await enter('mx')
    await home(mx)
    await mx.page.evaluate(() => navigator.serviceWorker.ready)
    await mx.page.reload()
    await sees(part(mx, mx.text.home.mine).getByRole('row'))
    await unplug(mx)
    await mx.page.reload()
    await sees(mx.page.getByRole('heading', { level: 1, name: /3, Bogotá/ }))
    await sees(part(mx, mx.text.home.waits).getByRole('link', { name: mx.text.home.waitDecision('10') }))
    await plugIn(mx)
    await mx.page.setViewportSize({ width: 390, height: 844 })
    await sees(part(mx, mx.text.history.since.title).getByRole('link', { name: 'WG-033' }))
    expect(await mx.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const several = mx.page.getByRole('button', { name: /acciones hacia el/ }).first()
    await several.focus()
    await mx.page.keyboard.press('Enter')
    await sees(mx.page.getByRole('menuitem', { name: /^WG-/ }))
    await mx.page.keyboard.press('Escape')
    await eventually(() => several.evaluate((element) => element === document.activeElement)).toBe(true)
    await several.click()
    await mx.page.getByRole('menuitem', { name: /^WG-/ }).first().click()
    await sees(mx.page.getByRole('main', { name: /^WG-|WG-/ }))
  })

  test('an observer reads it, and is asked for nothing', async () => {
    const observer = await enter('observer')
    await home(observer)
    const { page, text } = observer
    await sees(page.getByRole('link', { name: text.home.agenda }))
    await sees(part(observer, text.home.waitsGroup).getByRole('link', { name: text.meeting.session(3), exact: true }))
    await sees(part(observer, text.home.mine).getByText(text.home.nothingMine))
    for (const name of [text.home.prepare, text.home.plan]) expect(await page.getByRole('link', { name }).count()).toBe(0)
  })

  test('on any day between two sessions, and after both, its Route fits and each sign can be pressed', async () => {
    const us = await enter('us')
    const { page, text } = us
    for (const today of ['2019-06-15', '2019-06-24', '2019-09-30', '2019-11-04', '2019-11-15', '2019-11-18', '2019-11-19', '2019-12-31']) {
      await page.clock.setFixedTime(`${today}T12:00:00-05:00`)
      await us.go('/g/tco')
      await sees(page.getByText(text.home.today))
      await eventually(() => page.locator('.route__sign').count()).toBeGreaterThan(2)
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await page.evaluate(() => new Promise(requestAnimationFrame))
        expect([today, width, await stickingOut(us)]).toEqual([today, width, []])
        const faults = (await violationsOf(page, 'light', { within: '.route' })).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
        expect([today, width, faults]).toEqual([today, width, []])
      }
    }
  })
})
