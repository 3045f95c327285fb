// Controls of direction in everything that people write: no screen lets them turn a word around it.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootFragment } from '../../shared/editor/foreign.ts'
import { Member } from '../season/member.ts'
import { PASSWORD } from './demoServer.ts'
import { eventually, sees } from './person.ts'
import { useStage } from './stage.ts'

const stage = useStage()

/** Opens an override and an isolate, and closes neither. */
const trick = (n: number) => `t${n}\u202E\u2067r${n}`
const TRICK = /t\d+\u202E\u2067r\d+/

/** The roots that hold what people write, by kind of document. */
const MAPS: Readonly<Record<string, readonly string[]>> = {
  roadmap: ['items', 'streams'],
  glossary: ['terms'],
}
const TEXTS: Readonly<Record<string, readonly string[]>> = { page: ['title'] }
const RICH_TEXTS: Readonly<Record<string, readonly string[]>> = { page: ['body'] }

/** Every text of the document, at whatever place, ends with a trick. */
const turn = (doc: Y.Doc): number => {
  let count = 0
  const end = (text: Y.Text) => text.insert(text.length, ` ${trick(++count)}`)
  const visit = (type: unknown) => {
    if (type instanceof Y.XmlText) end(type)
    else if (type instanceof Y.XmlFragment) for (const child of type.toArray()) visit(child)
    else if (type instanceof Y.Text) end(type)
    else if (type instanceof Y.Map) for (const inner of type.values()) visit(inner)
  }
  doc.transact(() => {
    for (const name of [...doc.share.keys()]) if (name !== 'confirmed') visit(typed(doc, name))
  })
  return count
}
const typed = (doc: Y.Doc, name: string): unknown => {
  if (/^(items|streams|terms|sections|points|decisions)$/.test(name)) return doc.getMap(name)
  if (/^(title|place)\.(es|en)$/.test(name)) return doc.getText(name)
  return /^(body|minutes)\.(es|en)$/.test(name) ? rootFragment(doc, name) : null
}

/**
 * The words of each isolate on the page (an element that is one, or a block), without what stands in isolates of its own, and of each
 * attribute that is read: those in which a control is open where words follow it that are no trick's.
 */
const turned = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found = new Set<string>()
    const leaks = (text: string): boolean => {
      /** What is open: what ends it, and whether a trick has opened it. */
      let open: { readonly end: string; readonly isTrick: boolean }[] = []
      const isTurned = () => open.some(({ isTrick }) => isTrick)
      for (let at = 0; at < text.length; at++) {
        const own = /^t\d+\u202E\u2067r\d+/.exec(text.slice(at))
        const letter = text[at] ?? ''
        if (own) {
          if (isTurned()) return true
          open.push({ end: '\u202C', isTrick: true }, { end: '\u2069', isTrick: true })
          at += own[0].length - 1
        } else if (letter === '\n') open = []
        else if ('\u2066\u2067\u2068'.includes(letter)) open.push({ end: '\u2069', isTrick: false })
        else if (letter === '\u2069') open.length = Math.max(0, open.map(({ end }) => end).lastIndexOf('\u2069'))
        else if (letter === '\u202C') open.length -= open.at(-1)?.end === '\u202C' ? 1 : 0
        else if (/\p{L}|\p{N}/u.test(letter) && isTurned()) return true
      }
      return false
    }
    const isIsolate = (element: Element): boolean => {
      const { display, unicodeBidi } = getComputedStyle(element)
      return (
        element instanceof SVGElement ||
        element.tagName === 'OPTION' ||
        (display !== 'inline' && display !== 'contents') ||
        ['isolate', 'isolate-override', 'plaintext'].includes(unicodeBidi)
      )
    }
    const wordsOf = (element: Element): string =>
      [...element.childNodes]
        .map((child) => {
          if (child instanceof Text) return child.data
          if (!(child instanceof Element)) return ''
          if (child.tagName === 'BR') return '\n'
          return isIsolate(child) ? '\uFFFC' : wordsOf(child)
        })
        .join('')
    for (const element of document.body.querySelectorAll('*')) {
      // An editor holds one text, and what search shows of a text is nothing but its words.
      if (element.closest('script, style, .ProseMirror, textarea, input, .sub.cut')) continue
      if (isIsolate(element) && leaks(wordsOf(element)))
        found.add(`${element.tagName}.${element.getAttribute('class')}: ${wordsOf(element)}`)
      for (const name of ['aria-label', 'title', 'data-tip', 'placeholder', 'alt', 'aria-valuetext', 'aria-description'])
        if (leaks(element.getAttribute(name) ?? ''))
          found.add(`${element.tagName}.${element.getAttribute('class')} ${name}: ${element.getAttribute(name)}`)
    }
    if (leaks(document.title)) found.add(`title: ${document.title}`)
    return [...found].map((one) =>
      one.replace(/[\u202A-\u202E\u2066-\u2069]/g, (letter) => `<${letter.charCodeAt(0).toString(16)}>`).slice(0, 300),
    )
  })

test('[C36] on no screen do controls of direction in titles, texts, terms and lists turn a word around them', async () => {
  const us = await stage.enter('us')
  const origin = new URL(us.page.url()).origin.replace('delegate.us.localhost', '127.0.0.1')
  const writer = new Member(origin, 'secretariat')
  await writer.must('POST', '/api/session', { email: 'secretariat@example.org', password: PASSWORD })
  const group = await writer.must('GET', '/api/groups/tco')
  const meetings = await writer.must('GET', '/api/groups/tco/meetings')
  const open = meetings.find((one: { state: string }) => one.state !== 'closed')
  let count = 0
  // A session that is closed is sealed.
  const documents: readonly string[] = group.documents.map(({ id }: { id: string }) => id)
  for (const document of documents.filter((id) => !id.startsWith('meeting:'))) {
    const doc = await writer.open(document)
    const kind = document.slice(0, document.indexOf(':'))
    for (const name of MAPS[kind] ?? []) doc.getMap(name)
    for (const side of ['es', 'en']) {
      for (const name of TEXTS[kind] ?? []) doc.getText(`${name}.${side}`)
      for (const name of RICH_TEXTS[kind] ?? []) rootFragment(doc, `${name}.${side}`)
    }
    count += turn(doc)
    await writer.saved(document)
  }
  writer.closeAll()
  expect(count).toBeGreaterThan(200)

  const page = group.documents.find(({ kind }: { kind: string }) => kind === 'page')?.id.slice('page:'.length)
  const screens = [
    '/g/tco',
    '/g/tco/road-map',
    '/g/tco/road-map?form=timeline',
    '/g/tco/road-map?form=board',
    '/g/tco/road-map?form=outline',
    '/g/tco/road-map?form=calendar',
    '/g/tco/road-map?since=start',
    '/g/tco/texts',
    `/g/tco/texts/${page}`,
    `/g/tco/texts/${page}?show=history`,
    '/g/tco/translation',
    '/g/tco/decisions',
    '/g/tco/history',
    '/g/tco/review',
    '/g/tco/glossary',
  ]
  // These show nothing of what was turned here.
  const others = ['/g/tco/sessions', ...(open ? [`/g/tco/sessions/${open.id}`] : []), '/g/tco/people']
  const seen: Record<string, readonly string[]> = {}
  const shows = (within: Locator) => eventually(() => within.textContent()).toMatch(TRICK)
  const body = us.page.locator('body')
  for (const screen of [...screens, ...others]) {
    await us.go(screen)
    await us.page.waitForLoadState('networkidle')
    if (screens.includes(screen)) await shows(body)
    seen[screen] = await turned(us.page)
  }
  // With an item open beside the plan, its details and its history.
  await us.go('/g/tco/road-map')
  await us.page.getByText('WG-014', { exact: true }).first().click()
  const panel = us.page.getByRole('complementary')
  await sees(panel)
  await us.page.waitForLoadState('networkidle')
  seen.item = await turned(us.page)
  await panel.getByRole('button', { name: us.text.history.title, exact: true }).click()
  await sees(panel.locator('.change'))
  await us.page.waitForLoadState('networkidle')
  seen['item history'] = await turned(us.page)
  // What is searched for.
  await us.page.keyboard.press('Control+k')
  const search = us.page.getByRole('dialog')
  await search.getByRole('combobox').fill('note')
  await shows(search)
  seen.search = await turned(us.page)
  expect(Object.fromEntries(Object.entries(seen).filter(([, leaks]) => leaks.length > 0))).toEqual({})
})
