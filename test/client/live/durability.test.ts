import { describe, expect, test } from 'vitest'
import { type DurabilityFacts, saveStatus } from '../../../client/live/durability.ts'
import type { SaveStatus } from '../../../client/live/types.ts'
import { instant } from '../../../shared/ids.ts'

const AT = instant(1_700_000_000_000)
const LIVE = { type: 'live' } as const
const GONE = { type: 'offline', retryAt: 1 } as const
const FINE: DurabilityFacts = {
  ready: true,
  link: LIVE,
  access: 'write',
  sealed: false,
  locked: false,
  waiting: 0,
  slow: false,
  lastConfirmed: AT,
  storage: 'fine',
  refused: null,
  serverLost: false,
  bringingBack: { type: 'none' },
  damaged: false,
  away: 'short',
}

const TABLE: readonly (readonly [string, Partial<DurabilityFacts>, SaveStatus])[] = [
  ['everything is confirmed', {}, { type: 'saved', at: AT }],
  ['an edit has waited for less than 400 ms', { waiting: 3 }, { type: 'saved', at: AT }],
  ['an edit has waited for longer', { waiting: 3, slow: true }, { type: 'saving', waiting: 3 }],
  ['nothing was ever confirmed', { waiting: 1, lastConfirmed: null }, { type: 'saving', waiting: 1 }],
  ['the line is down for a moment', { link: GONE, waiting: 3 }, { type: 'reconnecting', waiting: 3 }],
  ['the line is down and nothing waits', { link: GONE }, { type: 'reconnecting', waiting: 0 }],
  [
    'the line comes back but its first round is not made',
    { link: { type: 'handshaking' }, waiting: 3 },
    { type: 'reconnecting', waiting: 3 },
  ],
  ['the document is damaged on the server', { link: GONE, away: 'long', waiting: 2, damaged: true }, { type: 'damaged', waiting: 2 }],
  [
    'it is damaged, and was never here',
    { ready: false, link: { type: 'connecting' }, away: 'never', damaged: true },
    { type: 'damaged', waiting: 0 },
  ],
  ['it was damaged, and is mended', { damaged: true }, { type: 'saved', at: AT }],
  ['the line is down for long', { link: GONE, away: 'long', waiting: 12 }, { type: 'offline', waiting: 12 }],
  ['the first try is under way', { link: { type: 'connecting' }, away: 'never' }, { type: 'loading' }],
  ['the content is not here yet', { ready: false }, { type: 'loading' }],
  ['the content never came and the line is down', { ready: false, link: GONE, away: 'long' }, { type: 'offline', waiting: 0 }],
  ['an observer', { access: 'read' }, { type: 'readOnly', why: 'observer' }],
  ['a person who may write elsewhere', { access: 'read', sealed: true }, { type: 'readOnly', why: 'closed' }],
  ['an observer without a line', { access: 'read', link: GONE }, { type: 'readOnly', why: 'observer' }],
  ['an observer who has been without a line for long', { access: 'read', link: GONE, away: 'long' }, { type: 'notLive' }],
  ['a closed session without a line', { access: 'read', sealed: true, link: GONE, away: 'long' }, { type: 'readOnly', why: 'closed' }],
  ['blocked storage matters only while something waits', { storage: 'blocked', link: GONE }, { type: 'reconnecting', waiting: 0 }],
  ['blocked storage does not make a saved edit unsaved', { storage: 'blocked' }, { type: 'saved', at: AT }],
  ['blocked storage without a line', { storage: 'blocked', link: GONE, waiting: 2 }, { type: 'storageBlocked', waiting: 2 }],
  ['full storage without a line', { storage: 'full', link: GONE, away: 'long', waiting: 2 }, { type: 'storageFull', waiting: 2 }],
  ['a refusal that was not read yet', { refused: 'foreign-content' }, { type: 'refused', why: 'foreign-content' }],
  ['what a server has lost is being offered', { bringingBack: { type: 'running' }, serverLost: true }, { type: 'bringingBack' }],
  [
    'it was being offered when the line went away',
    { bringingBack: { type: 'running' }, link: GONE, away: 'long', waiting: 2 },
    { type: 'offline', waiting: 2 },
  ],
  ['a server that has lost edits', { serverLost: true }, { type: 'serverLostEdits' }],
  ['a locked page', { locked: true, waiting: 4, refused: 'read-only' }, { type: 'locked' }],
  ['a session that has ended', { link: { type: 'ended', why: 'signIn' } }, { type: 'locked' }],
  ['another version of the protocol', { link: { type: 'ended', why: 'pleaseReload' }, waiting: 4 }, { type: 'reload' }],
  ['a member no longer', { link: { type: 'ended', why: 'notAMember' }, access: 'read' }, { type: 'ended', why: 'notAMember' }],
  ['a document that does not exist', { link: { type: 'ended', why: 'notFound' }, ready: false }, { type: 'ended', why: 'notFound' }],
  ['a document that the server has lost', { link: { type: 'ended', why: 'lostByServer' } }, { type: 'ended', why: 'lostByServer' }],
  ['it was set aside a moment ago', { link: { type: 'ended', why: 'lostByServer' }, serverLost: true }, { type: 'serverLostEdits' }],
  ['a closed document', { link: { type: 'ended', why: 'documentClosed' } }, { type: 'ended', why: 'documentClosed' }],
  ['a frame too big', { link: { type: 'ended', why: 'tooBig' } }, { type: 'ended', why: 'tooBig' }],
  ['a malformed frame', { link: { type: 'ended', why: 'malformed' } }, { type: 'ended', why: 'malformed' }],
]

describe('[C1] the save status', () => {
  test.each(TABLE)('%s', (_name, facts, expected) => {
    expect(saveStatus({ ...FINE, ...facts })).toEqual(expected)
  })

  test('"saved" is never said without a live line, with an old edit waiting, or by a reader', () => {
    const links = [LIVE, GONE, { type: 'connecting' }, { type: 'handshaking' }, { type: 'ended', why: 'signIn' }] as const
    for (const link of links)
      for (const waiting of [0, 1])
        for (const slow of [false, true])
          for (const access of ['read', 'write'] as const)
            for (const away of ['never', 'short', 'long'] as const)
              for (const storage of ['fine', 'blocked', 'full'] as const) {
                const status = saveStatus({ ...FINE, link, waiting, slow, access, away, storage })
                if (status.type !== 'saved') continue
                expect(link.type).toBe('live')
                expect(access).toBe('write')
                expect(waiting === 0 || !slow).toBe(true)
              }
  })
})
