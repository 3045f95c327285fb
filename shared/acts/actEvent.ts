// Event of the history for an act: subject and content, without the heads of logs and lists of rows.
import { type AccountId, type DocumentId, meetingOfDocument, parseAccountId, parseItemId } from '../ids.ts'
import { must } from '../result.ts'
import {
  type ActPerson,
  type ActWhat,
  BRING_BACK_CLOSED,
  BRING_BACK_OPENED,
  DOCUMENT_BROUGHT_BACK,
  type WhatOf,
  type WhatType,
} from './whats.ts'

/** Author of an entry without an account: the operator of the server, by a command or at its start. */
export const OPERATOR: AccountId = must(parseAccountId('operator'), 'an account id')

type Without<Type extends WhatType, Left extends string> = Omit<WhatOf<Type>, Left>
/** Acts that appear in the history; other types do not. */
export type ActSummary =
  | { readonly type: 'begun' | 'restored'; readonly people: number; readonly meetings: number }
  | { readonly type: 'groupCreated' | 'rowsRecorded' | 'headsExported' | 'archiveExported' | typeof BRING_BACK_CLOSED }
  | WhatOf<'groupChanged'>
  | WhatOf<'delegationAdded'>
  | WhatOf<'delegationChanged'>
  | WhatOf<'delegationsOrdered'>
  | WhatOf<'agencyAdded'>
  | WhatOf<'agencyChanged'>
  | WhatOf<'agenciesOrdered'>
  | WhatOf<'meetingCreated'>
  | Without<'meetingMoved', 'heads' | 'mark'>
  | WhatOf<'memberJoined'>
  | WhatOf<'memberChanged'>
  | WhatOf<'memberRemoved'>
  | WhatOf<'personRenamed'>
  | Without<'emailChanged', 'address'>
  | WhatOf<'agencyRequested'>
  | WhatOf<'agencyDeclined'>
  | WhatOf<'accountDisabled'>
  | WhatOf<'accountEnabled'>
  | WhatOf<'accountErased'>
  | WhatOf<'memberAdmitted'>
  | Without<'momentNamed', 'heads'>
  | WhatOf<'momentRemoved'>
  | WhatOf<typeof BRING_BACK_OPENED>
  | { readonly type: 'signInLinkRequested' | 'signInLinkApproved' | 'signInLinkDeclined'; readonly member: ActPerson }
  | { readonly type: 'signInLinkRedeemed'; readonly member: ActPerson; readonly requestedBy: ActPerson | null }
  | { readonly type: 'ownSignIn'; readonly member: ActPerson }
  | { readonly type: 'linkConsenterNamed'; readonly member: ActPerson; readonly named: boolean }
  | Without<typeof DOCUMENT_BROUGHT_BACK, 'session'>
  /** The text is read from the report itself. */
  | Without<'reported', 'report' | 'done' | 'obstacles' | 'next'>
  | Without<'fileAttached', 'file' | 'hash' | 'size'>
  | Without<'fileRemoved', 'file' | 'hash'>
  /** Written by a later version. */
  | { readonly type: 'unknown' }

/** Subject of an act: `id` is that of the person, session, moment or item, and '' for the group. */
export interface ActSubject {
  readonly type: 'group' | 'person' | 'meeting' | 'moment' | 'item'
  readonly id: string
}
export interface ActEvent {
  readonly subject: ActSubject
  readonly act: ActSummary
}

const GROUP: ActSubject = { type: 'group', id: '' }
const person = (id: AccountId): ActSubject => ({ type: 'person', id })

/** Null if the act does not appear in the history. */
export const actEventOf = (what: ActWhat): ActEvent | null => {
  switch (what.type) {
    case 'begun':
    case 'restored':
      return { subject: GROUP, act: { type: what.type, people: what.people.length, meetings: what.meetings.length } }
    case 'groupCreated':
    case 'rowsRecorded':
    case 'headsExported':
    case 'archiveExported':
    case BRING_BACK_CLOSED:
      return { subject: GROUP, act: { type: what.type } }
    case 'groupChanged':
    case 'delegationAdded':
    case 'delegationChanged':
    case 'delegationsOrdered':
    case 'agencyAdded':
    case 'agencyChanged':
    case 'agenciesOrdered':
      return { subject: GROUP, act: what }
    case BRING_BACK_OPENED:
      return { subject: GROUP, act: { type: what.type, until: what.until } }
    case DOCUMENT_BROUGHT_BACK:
      return { subject: GROUP, act: { type: what.type, document: what.document } }
    case 'meetingCreated':
      return { subject: { type: 'meeting', id: what.meeting }, act: { type: what.type, meeting: what.meeting, number: what.number } }
    case 'meetingMoved':
      return {
        subject: { type: 'meeting', id: what.meeting },
        act: {
          type: what.type,
          meeting: what.meeting,
          number: what.number,
          how: what.how,
          ...(what.reason ? { reason: what.reason } : {}),
        },
      }
    case 'memberJoined':
      return {
        subject: person(what.member.account),
        act: { type: what.type, member: what.member, how: what.how, invitedBy: what.invitedBy },
      }
    case 'memberChanged':
      return { subject: person(what.member.account), act: { type: what.type, member: what.member, from: what.from } }
    case 'memberRemoved':
      return { subject: person(what.member.account), act: { type: what.type, member: what.member } }
    case 'emailChanged':
      return { subject: person(what.member.account), act: { type: what.type, member: what.member } }
    case 'agencyRequested':
    case 'agencyDeclined':
    case 'accountDisabled':
    case 'accountEnabled':
    case 'accountErased':
    case 'memberAdmitted':
      return { subject: person(what.member.account), act: what }
    case 'signInLinkRequested':
    case 'signInLinkApproved':
    case 'signInLinkDeclined':
    case 'ownSignIn':
      return { subject: person(what.person.account), act: { type: what.type, member: what.person } }
    case 'signInLinkRedeemed':
      return {
        subject: person(what.person.account),
        act: { type: what.type, member: what.person, requestedBy: what.requestedBy },
      }
    case 'linkConsenterNamed':
      return { subject: person(what.person.account), act: { type: what.type, member: what.person, named: what.named } }
    case 'personRenamed':
      return { subject: person(what.account), act: { type: what.type, account: what.account, from: what.from, to: what.to } }
    case 'reported': {
      const { type, item, delegation, agency, period, progress } = what
      return { subject: { type: 'item', id: item }, act: { type, item, delegation, agency, period, progress } }
    }
    case 'fileAttached':
    case 'fileRemoved': {
      const { type, document, subject, name } = what
      return { subject: fileSubject(document, subject), act: { type, document, subject, name } }
    }
    case 'momentNamed':
    case 'momentRemoved':
      return { subject: { type: 'moment', id: what.moment }, act: { type: what.type, moment: what.moment, name: what.name } }
    // The history of the text begins with its first edit, and names the token of each edit.
    case 'textCreated':
    case 'tokenMade':
      return null
  }
}

/** A point or a decision belongs to its session; a text, which has no history of acts, to the group. */
const fileSubject = (document: DocumentId, subject: string): ActSubject => {
  const meeting = meetingOfDocument(document)
  if (meeting) return { type: 'meeting', id: meeting }
  const item = subject.startsWith('item:') ? parseItemId(subject.slice('item:'.length)) : null
  return item ? { type: 'item', id: item } : GROUP
}

export const UNKNOWN_ACT: ActEvent = { subject: GROUP, act: { type: 'unknown' } }
