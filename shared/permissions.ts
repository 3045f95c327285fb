// Permissions: one table of roles and actions. Anything not in it is refused.
import type { GroupId } from './ids.ts'
import { type Actor, membershipIn, type Role } from './people.ts'
import type { Refusal } from './refusals.ts'

export type Action =
  | 'group.read'
  | 'group.change'
  | 'document.read'
  | 'document.write'
  /** Define the group's own fields of items. */
  | 'field.define'
  /** Read and edit a session in preparation, before it is shared with the group. */
  | 'draft.read'
  | 'page.create'
  | 'meeting.plan'
  | 'meeting.conduct'
  | 'moment.name'
  /** Write proposals for any delegation: translators write the missing language. */
  | 'proposal.scribe'
  | 'comment.read'
  /** Observers and guests only where the group allows it. */
  | 'comment.write'
  /** Resolve threads of others; one's own can always be resolved. */
  | 'comment.resolve'
  | 'comment.remove'
  /** In the name of their own agency or delegation; chair and secretariat for any of them. */
  | 'report.give'
  /** See agencies with missing reports. */
  | 'report.remind'
  | 'view.save'
  | 'view.share'
  | 'view.tend'
  | 'history.read'
  | 'log.verify'
  | 'archive.export'
  | 'installation.read'
  | 'audit.read'
  | 'members.read'
  /** E-mail addresses of other members, except observers, guests and translators. */
  | 'members.addresses'
  | 'members.invite'
  | 'members.change'
  | 'members.remove'
  | 'signInLink.issue'
  /** Manage other people's accounts: new addresses, disabling, erasing. */
  | 'account.tend'
  | 'sample.open'
  | 'sample.discard'

const EVERYONE: readonly Role[] = ['chair', 'secretariat', 'head', 'delegate', 'translator', 'observer', 'guest']
const WRITERS: readonly Role[] = ['chair', 'secretariat', 'head', 'delegate', 'translator']
const STEWARDS: readonly Role[] = ['chair', 'secretariat']

const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  'group.read': EVERYONE,
  'group.change': STEWARDS,
  'document.read': EVERYONE,
  'document.write': WRITERS,
  'field.define': STEWARDS,
  'draft.read': STEWARDS,
  'page.create': WRITERS,
  'meeting.plan': STEWARDS,
  'meeting.conduct': STEWARDS,
  'moment.name': WRITERS,
  'proposal.scribe': ['chair', 'secretariat', 'translator'],
  'comment.read': EVERYONE,
  'comment.write': EVERYONE,
  'comment.resolve': WRITERS,
  'comment.remove': STEWARDS,
  'report.give': ['chair', 'secretariat', 'head', 'delegate'],
  'report.remind': STEWARDS,
  'view.save': EVERYONE,
  'view.share': WRITERS,
  'view.tend': STEWARDS,
  'history.read': EVERYONE,
  'log.verify': EVERYONE,
  'archive.export': ['chair', 'secretariat', 'head'],
  'installation.read': STEWARDS,
  'audit.read': STEWARDS,
  'members.read': EVERYONE,
  'members.addresses': ['chair', 'secretariat', 'head', 'delegate'],
  'members.invite': STEWARDS,
  'members.change': STEWARDS,
  'members.remove': STEWARDS,
  'signInLink.issue': STEWARDS,
  'account.tend': STEWARDS,
  'sample.open': STEWARDS,
  'sample.discard': STEWARDS,
}

/** What members may still do in a group that is suspended or archived. */
const READING: ReadonlySet<Action> = new Set<Action>([
  'group.read',
  'document.read',
  'draft.read',
  'comment.read',
  'history.read',
  'log.verify',
  'archive.export',
  'installation.read',
  'audit.read',
  'members.read',
  'members.addresses',
])

export const rolesFor = (action: Action): readonly Role[] => ALLOWED[action]

/** Roles that a holder of `role` may assign or revoke: the secretariat never assigns or revokes a chair. */
export const mayAssign = (role: Role, subject: Role): boolean => role === 'chair' || (role === 'secretariat' && subject !== 'chair')

type Verdict = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

/**
 * Outsiders get `not-found`, so that they cannot learn which groups exist; members without permission get `forbidden`, and those without a required
 * second factor or provider `factor-required` or `provider-needed`. In a group that is suspended or archived, what would change it is refused with
 * `group-read-only`.
 */
export const can = (actor: Pick<Actor, 'memberships'>, action: Action, group: GroupId): Verdict => {
  const membership = membershipIn(actor, group)
  if (!membership) return { ok: false, refusal: 'not-found' }
  if (membership.held) return { ok: false, refusal: membership.held }
  if (!ALLOWED[action].includes(membership.role)) return { ok: false, refusal: 'forbidden' }
  return membership.readOnly && !READING.has(action) ? { ok: false, refusal: 'group-read-only' } : { ok: true }
}

/** Actions outside any group, for members with that permission in one of theirs. */
export const canSomewhere = (actor: Pick<Actor, 'memberships'>, action: Action): boolean =>
  actor.memberships.some(({ group }) => can(actor, action, group).ok)

export type Access = 'none' | 'read' | 'write'

/** `sealed`: read-only; `draft`: only for those who prepare it. */
export type DocumentState = 'sealed' | 'draft' | null

/** Checked by the relay for each connection: whether this actor may read the document, and write it. */
export const accessTo = (actor: Pick<Actor, 'memberships'>, group: GroupId, state: DocumentState): Access => {
  if (state === 'draft' && !can(actor, 'draft.read', group).ok) return 'none'
  const access = accessOf(actor, group)
  return state === 'sealed' && access === 'write' ? 'read' : access
}

/** For a document of this group that is neither sealed nor a draft. */
export const accessOf = (actor: Pick<Actor, 'memberships'>, group: GroupId): Access => {
  if (can(actor, 'document.write', group).ok) return 'write'
  return can(actor, 'document.read', group).ok ? 'read' : 'none'
}
