// Whose words were pasted, as the route answers it on either engine: through the gate, and to each reader what they may read.
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { Authorship, DiffNode, Origin, TextDiff } from '../../../shared/history/textDiff.ts'
import { type AccountId, type DocumentId, parseDocumentId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { createFakeClock } from '../fakeClock.ts'
import { arrive, newMeeting } from '../meetings/holding.ts'
import { changeDocument } from '../reports/reporting.ts'
import { GROUP, openWorld, signedIn, type Visitor } from '../testWorld.ts'
import { copyOf, stateOrigin } from './pasting.ts'

const postgres = usePostgres()
const AT = `/api/groups/${GROUP}`
const WORDS = 'The delegations train their prosecutors.'

const textIn = (block: unknown): Y.XmlText => {
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  return must(text instanceof Y.XmlText ? text : null, 'a line')
}
const add = (doc: Y.Doc, root: string, id: string, words: string): Y.XmlText => {
  const block = new Y.XmlElement('paragraph')
  block.setAttribute('id', id)
  block.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(root).push([block])
  return textIn(block)
}
const originsIn = (node: DiffNode): readonly (Origin | null)[] =>
  node.type === 'text'
    ? [(node.marks?.find(({ attrs }) => attrs && 'origin' in attrs)?.attrs?.origin as Origin | undefined) ?? null]
    : (node.content ?? []).flatMap(originsIn)

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await postgres().database() })],
])('on %s', (_engine, env) => {
  const begin = async () => {
    const clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
    const world = await openWorld({ env: await env(), ports: { clock } })
    onTestFinished(() => world.close())
    const chair = await arrive(world, 'chair@example.org', 'chair')
    const head = await world.addPerson('head@example.org', 'head')
    const ana = await world.addPerson('ana@example.org', 'delegate')
    const people = { chair, head: await signedIn(world, 'head@example.org'), ana: await signedIn(world, 'ana@example.org') }
    const write = async <T>(by: Visitor, document: DocumentId, edit: (doc: Y.Doc) => T): Promise<T> => {
      clock.advance(60_000)
      return changeDocument(world, by, document, edit)
    }
    const newText = async () => must(parseDocumentId((await people.head.ask('POST', `${AT}/pages`, {})).body.id), 'a text')
    const ask = async (by: Visitor, path: string) => {
      await world.server.background.projected()
      return (await by.ask('GET', path)).body
    }
    const authorship = async (by: Visitor, document: DocumentId): Promise<readonly (Origin | null)[]> =>
      originsIn(((await ask(by, `/api/documents/${document}/authorship?part=body.en`)) as Authorship).doc)
    return { ...people, ids: { head, ana }, write, newText, ask, authorship }
  }

  test('[H86] a paragraph pasted from another text says who wrote it there, also in a comparison', async () => {
    const { head, ana, ids, write, newText, ask, authorship } = await begin()
    const [from, to] = [await newText(), await newText()]
    const copied = await write(head, from, (doc) => copyOf(from, add(doc, 'body.en', 'original', WORDS)))
    await write(ana, from, (doc) => doc.getXmlFragment('body.en').delete(0))
    await write(ana, to, (doc) => {
      add(doc, 'body.en', 'pasted', WORDS)
      stateOrigin(doc, 'pasted', copied, { account: ids.ana, delegation: null })
    })
    const said = { document: from, account: ids.head, delegation: 'co' }
    expect(await authorship(head, to)).toEqual([said])
    const diff: TextDiff = await ask(ana, `/api/documents/${to}/diff?from=start&to=now&part=body.en`)
    expect(originsIn(diff.doc)).toEqual([said])
    const events = (await ask(ana, `${AT}/history?document=${to}`)).events as { field: string | null; author: AccountId }[]
    expect(events.filter(({ field }) => field?.startsWith('else'))).toEqual([])
  })

  test('[H87] a paragraph pasted from a document that its reader may not read, or of another group, says nothing of it', async () => {
    const { chair, ana, head, ids, write, newText, authorship } = await begin()
    const to = await newText()
    const { document: draft } = await newMeeting(chair)
    const copied = await write(chair, draft, (doc) => copyOf(draft, add(doc, 'minutes.en', 'original', WORDS)))
    await write(ana, to, (doc) => {
      add(doc, 'body.en', 'pasted', WORDS)
      stateOrigin(doc, 'pasted', copied, { account: ids.ana, delegation: null })
      add(doc, 'body.en', 'other', WORDS)
      stateOrigin(doc, 'other', { ...copied, document: roadmapId('elsewhere' as never) }, { account: ids.ana, delegation: null })
    })
    expect(await authorship(ana, to)).toEqual([null, null])
    expect(await authorship(head, to)).toEqual([null, null])
    expect(await authorship(chair, to)).toEqual([expect.objectContaining({ document: draft }), null])
  })
})
