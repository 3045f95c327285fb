// The words of the save status: the bold part, the rest, the icon, and how prominent it is. Pure.
import type { Language } from '../../shared/bilingual.ts'
import { assertNever } from '../../shared/result.ts'
import type { ReaderAs } from '../base/group.tsx'
import { formatTime } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { SaveStatus } from '../live/types.ts'
import type { IconName } from '../ui/Icon.tsx'

/** `calm` has no box, `quiet` no colour either; `waiting` is amber, `trouble` red. */
export type SaveTone = 'calm' | 'quiet' | 'waiting' | 'trouble'
export interface SaveWords {
  readonly icon: IconName
  readonly tone: SaveTone
  readonly bold: string
  readonly rest: string
  /** Longer than one word and a time: gets a line of its own in a narrow bar. */
  readonly long: boolean
  /** Text for screen readers. Empty during normal work, and without counts, or every keystroke would be announced. */
  readonly said: string
}

export const saveStatusWords = (
  status: SaveStatus,
  text: Messages['status'],
  language: Language,
  readerAs: ReaderAs = 'observer',
): SaveWords => {
  const says = (tone: SaveTone, icon: IconName, bold: string, rest = '', steady = rest): SaveWords => {
    const long = tone === 'waiting' || tone === 'trouble' || status.type === 'readOnly'
    return { icon, tone, bold, rest, long, said: long ? `${bold} ${steady}`.trim() : '' }
  }
  switch (status.type) {
    case 'loading':
      return says('quiet', 'refresh-cw', text.loading)
    case 'saved':
      return says('calm', 'cloud-check', text.saved, formatTime(status.at, language))
    case 'saving':
      return says('quiet', 'refresh-cw', text.saving)
    case 'reconnecting':
      return says('waiting', 'cloud-alert', text.reconnecting, status.waiting > 0 ? text.kept(status.waiting) : '', '')
    case 'offline':
      return says(
        'waiting',
        'cloud-off',
        text.offline,
        `${text.offlineRest}${status.waiting > 0 ? ` ${text.kept(status.waiting)}` : ''}`,
        text.offlineRest,
      )
    case 'readOnly':
      return says('quiet', 'lock', text.readOnly, text[status.why === 'observer' ? readerAs : status.why])
    case 'notLive':
      return says('waiting', 'cloud-off', text.offline, text.notLive)
    case 'storageBlocked':
      return says('trouble', 'octagon-alert', text.notSaved, text.storageBlocked)
    case 'storageFull':
      return says('trouble', 'octagon-alert', text.notSaved, text.storageFull)
    case 'refused':
      return says('trouble', 'octagon-alert', text.refused, text.refusedRest)
    case 'serverLostEdits':
      return says('trouble', 'octagon-alert', text.serverLostEdits, text.serverLostRest)
    case 'bringingBack':
      return says('waiting', 'refresh-cw', text.bringingBack, text.bringingBackRest)
    case 'broughtBack':
      return says('waiting', 'cloud-check', text.broughtBack, text.broughtBackRest(status.others))
    case 'notBroughtBack':
      return says('trouble', 'octagon-alert', text.notBroughtBack, text.notBroughtBackRest)
    case 'damaged':
      return says(
        'trouble',
        'octagon-alert',
        text.damaged,
        `${text.damagedRest}${status.waiting > 0 ? ` ${text.kept(status.waiting)}` : ''}`,
        text.damagedRest,
      )
    case 'reload':
      return says('trouble', 'rotate-cw', text.reload, text.reloadRest)
    case 'locked':
      return says('waiting', 'lock', text.locked, text.lockedRest)
    case 'ended':
      return says('trouble', 'octagon-alert', text.ended, text.endedWhy[status.why])
    default:
      return assertNever(status)
  }
}

export const sameWords = (a: SaveWords, b: SaveWords): boolean =>
  a.icon === b.icon && a.tone === b.tone && a.bold === b.bold && a.rest === b.rest && a.long === b.long && a.said === b.said

/** Next content of the live region: each problem, and once that everything is saved again. */
export const nextAnnouncement = (before: string, { tone, bold, said }: SaveWords): string =>
  said !== '' ? said : tone === 'calm' && before !== '' ? bold : before

/** From the worst to the best: edits in danger before pending ones, and pending ones before saved ones. */
const ORDER: readonly SaveStatus['type'][] = [
  'serverLostEdits',
  'notBroughtBack',
  'damaged',
  'refused',
  'storageBlocked',
  'storageFull',
  'reload',
  'locked',
  'bringingBack',
  'broughtBack',
  'ended',
  'offline',
  'notLive',
  'reconnecting',
  'saving',
  'loading',
  'readOnly',
  'saved',
]

/** The open document with the worst status; the newest if several are equal. */
export const worstOf = <D extends { readonly saveStatus: () => SaveStatus }>(documents: readonly D[]): D | null =>
  documents.reduce<D | null>((worst, document) => {
    if (!worst) return document
    return ORDER.indexOf(document.saveStatus().type) <= ORDER.indexOf(worst.saveStatus().type) ? document : worst
  }, null)
