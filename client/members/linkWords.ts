// State of a sign-in link in words for its reader: the owner, the person who decides, or others concerned.
import type { SignInLinkInfo } from '../../shared/api/signInLinks.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { AccountId } from '../../shared/ids.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'

interface Reader {
  readonly account: AccountId
  readonly text: Pick<Messages, 'links'>
  readonly language: Language
}
type DescribedLink = Pick<
  SignInLinkInfo,
  'account' | 'name' | 'state' | 'requestedBy' | 'requestedAt' | 'decidedBy' | 'redeemedAt' | 'endedAt' | 'mayDecide'
>

export const describedLinkWords = (link: DescribedLink, { account, text: { links }, language }: Reader) => {
  const isOwn = link.account === account
  const words = isOwn ? links.own : links
  /** The name is empty once it was erased. */
  const named = (name: string) => (name === '' ? links.erased : name)
  const told = {
    name: link.name,
    by: link.requestedBy === null ? links.operator : named(link.requestedBy),
    when: formatMoment(link.endedAt ?? link.redeemedAt ?? link.requestedAt, language),
  }
  // A person who declined has not consented.
  const decided = link.state === 'declined' ? links.declinedBy : links.consentOf
  return { sentence: words[link.state](told), decided: link.decidedBy === null ? null : decided(named(link.decidedBy)), why: whyOf(link) }

  function whyOf({ state, mayDecide }: DescribedLink): string | null {
    if (state === 'redeemed') return words.redeemedWhy
    if (state !== 'waiting') return null
    return isOwn || mayDecide ? words.waitingWhy : links.waitingDecided
  }
}
