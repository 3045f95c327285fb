// Every screen, in both languages and both themes: every word is there, and axe finds nothing to object to.
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { CATALOGUE } from '../../client/base/messages/catalogue.ts'
import { SAMPLE_PEOPLE } from '../../server/sample/people.ts'
import type { Language } from '../../shared/bilingual.ts'
import { violationsOf } from './axe.ts'
import { PASSWORD } from './demoServer.ts'
import { type Person, pressIfThere, SESSION_OVER, saved, sees, seesNo } from './person.ts'
import { openAt, openItem, titleField } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()
let found: string[] = []
beforeEach(() => {
  found = []
  // After everybody has gone home: a check that fails before would keep them here for the next try.
  onTestFinished(() => expect(found).toEqual([]))
})

/** The sample's people are called after their functions. */
const NAMES = Object.values(SAMPLE_PEOPLE).map(({ name }) => name)

/** All fixed sentences of a language that the other one does not also have; a single letter may also be a key. */
const sentences = (of: Language): ReadonlySet<string> => {
  const leaves = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
  const others = new Set([...leaves(CATALOGUE[of === 'es' ? 'en' : 'es']), ...NAMES])
  return new Set(leaves(CATALOGUE[of]).filter((sentence) => sentence.length > 1 && !others.has(sentence)))
}
const FOREIGN = { es: sentences('en'), en: sentences('es') } as const

/** What is read out or shown, piece by piece, except what says itself to be in another language. */
const words = ({ page }: Person, language: Language): Promise<string[]> =>
  page.evaluate((own) => {
    const pieces: string[] = []
    const walk = (element: Element) => {
      const lang = element.getAttribute('lang')
      if (element !== document.documentElement && lang && lang !== own) return
      if (element.closest('script, style') || !element.checkVisibility()) return
      for (const name of ['aria-label', 'placeholder', 'title', 'data-tip']) pieces.push(element.getAttribute(name) ?? '')
      for (const child of element.childNodes)
        if (child instanceof Element) walk(child)
        else if (child instanceof Text) pieces.push(child.data)
    }
    walk(document.documentElement)
    return pieces.map((piece) => piece.trim()).filter(Boolean)
  }, language)

const choose = async ({ page }: Person, language: Language) => {
  const name = language === 'es' ? 'ES, español' : 'EN, English'
  // The frame that waits for the server has the same switch, and may give way to the whole one under the press.
  await sees(page.getByRole('banner'))
  await seesNo(page.locator('main > .loading'))
  await page.getByRole('banner').getByRole('button', { name }).click()
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
}
const show = ({ page }: Person, theme: 'light' | 'dark') =>
  page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted
  }, theme)

/**
 * `open` brings the screen on; it is called once per language. What lies over a screen that is looked at itself is looked at with all
 * of it once, for what they are to each other, and then alone: `over` says where it is.
 */
const look = async (person: Person, screen: string, open: (language: Language) => Promise<void>, over?: string) => {
  let within: string | undefined
  for (const language of ['es', 'en'] as const) {
    await open(language)
    const pieces = await words(person, language)
    for (const piece of pieces) {
      if (FOREIGN[language].has(piece)) found.push(`${screen}, ${language}: the other language: “${piece}”`)
      if (/undefined|\[object|\bNaN\b|^null$|^[a-z]+(\.[a-z]+[A-Za-z]*)+$/.test(piece))
        found.push(`${screen}, ${language}: no word: “${piece}”`)
    }
    for (const theme of ['light', 'dark'] as const) {
      await show(person, theme)
      const violations = await violationsOf(person.page, theme, { within })
      within = over
      for (const { id, nodes } of violations)
        found.push(
          `${screen}, ${language}, ${theme}: ${id}: ${nodes
            .slice(0, 3)
            .map(({ html, target }) => `${target.join(' ')} ${html.slice(0, 160)}`)
            .join(' | ')}`,
        )
    }
  }
}

test('[C10] the sign-in', async () => {
  const co = await stage.visit('co')
  await co.go('/')
  await look(co, 'sign-in', async (language) => {
    await choose(co, language)
    await sees(co.page.getByRole('button', { name: CATALOGUE[language].access.signIn, exact: true }))
  })
  await co.go('/link#abc')
  await look(co, 'sign-in link', async (language) => {
    await choose(co, language)
    await sees(co.page.getByRole('button', { name: CATALOGUE[language].access.link.go }))
  })
  co.expects(/^Failed to load resource: .* 4\d\d .*\/api\/invitation/)
  await co.go('/invitation#abc')
  await look(co, 'invitation', async (language) => {
    await choose(co, language)
    await sees(co.page.getByText(CATALOGUE[language].access.invalidTitle))
  })
})

test('[CS-03] [C10] [C12] [F2] the screens of a group', async () => {
  const chair = await stage.enter('chair')
  const { page } = chair
  await saved(chair)
  const screens = [
    ['home', '/g/tco', (text: Words) => page.getByRole('region', { name: text.home.lateBy })],
    ['road map', '/g/tco/road-map', (text: Words) => page.getByRole('treegrid', { name: text.roadmap.title })],
    ['texts', '/g/tco/texts', (text: Words) => page.getByRole('list', { name: text.texts.list })],
    ['sessions', '/g/tco/sessions', (text: Words) => page.getByRole('list', { name: text.meeting.list })],
    ['decisions', '/g/tco/decisions', (text: Words) => page.getByRole('list', { name: text.meeting.register.list })],
    ['glossary', '/g/tco/glossary', (text: Words) => page.getByRole('list', { name: text.glossary.list })],
    ['import', '/g/tco/import', (text: Words) => page.getByRole('button', { name: text.importing.choose })],
    ['help', '/g/tco/help', (text: Words) => page.getByRole('region', { name: text.help.rights })],
    ['people', '/g/tco/people', (text: Words) => page.getByRole('button', { name: text.people.invite, exact: true })],
    ['verification', '/g/tco/verification', (text: Words) => page.getByRole('button', { name: text.trust.downloadArchive })],
    ['installation', '/g/tco/installation', (text: Words) => page.getByRole('region', { name: text.installation.title }).getByRole('list')],
    ['audit', '/g/tco/audit', (text: Words) => page.getByRole('button', { name: text.audit.csv })],
    ['settings', '/g/tco/settings', (text: Words) => page.getByRole('navigation', { name: text.settings.parts })],
    ['my page', '/me', (text: Words) => page.getByRole('heading', { name: text.frame.me.sessions })],
    ['nowhere', '/g/tco/nowhere', (text: Words) => page.getByText(text.common.notHere)],
  ] as const
  for (const [name, path, landmark] of screens) {
    await chair.go(path)
    await look(chair, name, async (language) => {
      await choose(chair, language)
      await sees(landmark(CATALOGUE[language]))
    })
  }
  await chair.go('/g/tco/texts')
  await page.getByRole('list').getByRole('link').first().click()
  await look(chair, 'text', async (language) => {
    await choose(chair, language)
    await sees(page.getByRole('textbox', { name: CATALOGUE[language].texts.sides.es }))
  })
})

test('[C10] [C12] the plan and a text beside what they were', async () => {
  const chair = await stage.enter('chair')
  const { page } = chair
  const marks = () => page.getByRole('region', { name: /^(Comparación|Comparison)$/ }).getByText(/^[1-9]/)
  for (const [name, path] of [
    ['road map, compared', '/g/tco/road-map?since=start&columns=status,lead,agencies,due,progress'],
    ['texts, compared', '/g/tco/texts?since=start'],
    ['text, compared', '/g/tco/texts/early-consultation?since=start'],
  ] as const) {
    await chair.go(path)
    await look(chair, name, async (language) => {
      await choose(chair, language)
      await sees(marks())
    })
  }
})

test('[C10] [C12] [C42] history: of the group, of an item, of a text; and the review, on each size of screen', async () => {
  const chair = await stage.enter('chair')
  const { page } = chair
  const open = async (path: string) => {
    await chair.go(path)
    await page.getByRole('button', { name: chair.text.history.details, exact: true }).first().click()
  }
  const screens = [
    ['history', '/g/tco/history', (text: Words) => page.getByRole('heading', { name: text.history.moments.title })],
    [
      'history of an item',
      `${await openItem(chair, 'WG-014')}&show=history`,
      (text: Words) => page.getByRole('group', { name: text.history.byDelegation }),
    ],
    [
      'history of a text',
      '/g/tco/texts/early-consultation?show=history',
      (text: Words) => page.getByRole('complementary', { name: text.history.ofText }),
    ],
  ] as const
  for (const [name, path, landmark] of screens) {
    await open(path)
    await look(chair, name, async (language) => {
      await choose(chair, language)
      await sees(landmark(CATALOGUE[language]))
    })
    await choose(chair, 'en')
  }
  // The review, and both on a tablet and a phone: nothing scrolls there that the keyboard cannot, and nothing is wider than its sheet.
  const review = () => sees(page.getByRole('region', { name: /^(Cuánto se desplazó cada plazo|How far each due date moved)/ }))
  await chair.go('/g/tco/review?since=start')
  await look(chair, 'review', async (language) => {
    await choose(chair, language)
    await review()
  })
  for (const width of [820, 390]) {
    await page.setViewportSize({ width, height: 900 })
    for (const [name, path] of [
      ['review', '/g/tco/review?since=start'],
      ['history', '/g/tco/history'],
    ] as const) {
      await chair.go(path)
      await (name === 'review' ? review() : sees(page.locator('.hf__l')))
      for (const { id } of await violationsOf(page, 'light')) found.push(`${name}, ${width}: ${id}`)
      const over = await page.locator('.main__scroll').evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth)
      if (over > 0) found.push(`${name}, ${width}: ${over} pixels too wide`)
    }
  }
})

test('[C10] [C12] a session, from its preparation to its minutes', async () => {
  const chair = await stage.enter('chair')
  const { page } = chair
  await chair.go('/g/tco/sessions')
  await page
    .getByRole('link', { name: new RegExp(`^${chair.text.meeting.session(3)}\\b`) })
    .last()
    .click()
  for (const view of ['prepare', 'outcomes', 'record'] as const) {
    await page.getByRole('navigation', { name: chair.text.meeting.viewsLabel }).getByRole('link').nth(VIEWS.indexOf(view)).click()
    const open = page.getByRole('button', { name: new RegExp(`^${chair.text.meeting.pointOpen}: `) }).first()
    if (view === 'prepare') await open.click()
    await look(chair, `session, ${view}`, async (language) => {
      await choose(chair, language)
      await sees(page.getByRole('navigation', { name: CATALOGUE[language].meeting.viewsLabel }))
    })
    await choose(chair, 'en')
  }
})
const VIEWS = ['prepare', 'outcomes', 'record'] as const
type Words = (typeof CATALOGUE)[Language]

test('[C10] [C12] a session at its closing, in its room, and on the projector', async () => {
  const chair = await stage.enter('chair')
  const { page } = chair
  const session = await page.evaluate(async () => {
    const meetings: readonly { readonly id: string; readonly number: number }[] = await (await fetch('/api/groups/tco/meetings')).json()
    const id = meetings.find(({ number }) => number === 3)?.id
    await fetch(`/api/groups/tco/meetings/${id}/state`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'inSession' }),
    })
    return `/g/tco/sessions/${id}`
  })
  await chair.go(`${session}/closing`)
  await look(chair, 'closing', async (language) => {
    await choose(chair, language)
    await sees(page.getByRole('heading', { name: CATALOGUE[language].meeting.closing.does }))
  })
  await choose(chair, 'en')
  await chair.go(`${session}/room`)
  // The point that has a text, an item and a decision.
  await page.getByRole('button', { name: /Time to reply to consultations/ }).click()
  await page.getByRole('button', { name: chair.text.room.take }).click()
  for (const key of ['a', 'Escape', 'h', 'g', 'm', 'Escape']) await page.keyboard.press(key)
  await look(chair, 'room', async (language) => {
    await choose(chair, language)
    await sees(page.getByRole('button', { name: CATALOGUE[language].room.yield }))
  })
  await look(chair, 'keys of the room', async (language) => {
    await page.keyboard.press('Escape')
    await choose(chair, language)
    await page.getByRole('button', { name: CATALOGUE[language].room.keys }).click()
    await sees(page.getByRole('dialog'))
  })
  await look(chair, 'projector', async (language) => {
    await chair.go(`${session}/room`)
    await choose(chair, language)
    await chair.go(`${session}/projector`)
    await sees(page.getByRole('heading', { level: 1 }))
  })
})

test('[C10] [C12] the lock, and signing out with changes waiting', async () => {
  const co = await stage.enter('co')
  const { page } = co
  await saved(co)
  co.expects(...SESSION_OVER)
  await look(co, 'lock', async (language) => {
    const text = CATALOGUE[language].access
    // Behind the lock nothing else can be reached: it opens for the second language.
    if (await page.getByRole('dialog').isVisible()) {
      await page.getByRole('dialog').getByLabel(CATALOGUE.es.access.password, { exact: true }).fill(PASSWORD)
      await page.keyboard.press('Enter')
      await seesNo(page.getByRole('dialog'))
    }
    const isChosen = (await page.locator('html').getAttribute('lang')) === language
    // The account keeps the choice; after the end of its session it would not.
    const kept = isChosen ? null : page.waitForResponse((answer) => answer.url().endsWith('/api/me') && answer.request().method() !== 'GET')
    await choose(co, language)
    await kept
    stage.server().idleSince(co.email, 31)
    const { texts, people } = CATALOGUE[language].frame
    await pressIfThere(page, language === 'es' ? texts : people)
    await sees(page.getByRole('dialog', { name: text.lock.title }))
  })
  await page.getByRole('dialog').getByLabel(CATALOGUE.en.access.password, { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await seesNo(page.getByRole('dialog'))
  await page.getByRole('link', { name: CATALOGUE.en.frame.roadMap }).first().click()
  // They read English by now.
  const now: Person = { ...co, language: 'en', text: CATALOGUE.en }
  await openAt(now, 'WG-007', await openItem(now, 'WG-007'))
  await saved(now)
  await stage.unplug(co)
  await titleField(now, 'es').press('x')
  await look(co, 'sign-out', async (language) => {
    await page.keyboard.press('Escape')
    await choose(co, language)
    await page.getByRole('button', { name: /^(Su cuenta|Your account): / }).click()
    await page.getByRole('menuitem', { name: CATALOGUE[language].frame.signOut }).click()
    await sees(page.getByRole('dialog').getByRole('button', { name: CATALOGUE[language].access.out.discard }))
  })
})

test('[C10] [C12] the item panel, menus and dialogs', async () => {
  const chair = await stage.enter('chair')
  const { page } = chair
  await saved(chair)
  await openItem(chair, 'WG-005')
  await look(chair, 'item panel', async (language) => {
    await choose(chair, language)
    await sees(page.getByRole('complementary', { name: CATALOGUE[language].roadmap.panel.label('WG-005') }))
    await sees(page.getByRole('textbox', { name: /^(Descripción en|Description in)/ }))
  })
  await chair.go('/g/tco/road-map')
  const overlays = [
    ['views', (text: Words) => page.getByRole('button', { name: text.views.menu, exact: true })],
    ['filter', (text: Words) => page.getByRole('button', { name: text.roadmap.filter, exact: true })],
    ['group', (text: Words) => page.getByRole('button', { name: new RegExp(`^${text.roadmap.group}`) })],
    ['sort', (text: Words) => page.getByRole('button', { name: new RegExp(`^${text.roadmap.sort}`) })],
    ['columns', (text: Words) => page.getByRole('button', { name: text.roadmap.columns })],
    ['account', (text: Words) => page.getByRole('button', { name: text.frame.account('Presidencia / Chair') })],
  ] as const
  for (const [name, trigger] of overlays) {
    const open = async (language: Language) => {
      await page.keyboard.press('Escape')
      await choose(chair, language)
      await trigger(CATALOGUE[language]).first().click()
      await sees(page.locator('.popover'))
    }
    await look(chair, name, open, '.popover')
  }
  await chair.go('/g/tco/people')
  await look(chair, 'invite', async (language) => {
    await page.keyboard.press('Escape')
    await choose(chair, language)
    await page.getByRole('button', { name: CATALOGUE[language].people.invite, exact: true }).click()
    await sees(page.getByRole('dialog'))
  })
  await chair.go('/g/tco/texts')
  await look(chair, 'new text', async (language) => {
    await page.keyboard.press('Escape')
    await choose(chair, language)
    await page.getByRole('button', { name: CATALOGUE[language].texts.newText }).click()
    await sees(page.getByRole('dialog'))
  })
})
