// What the audit can hold, declared once: the server writes nothing else, the filters of the screen are its kinds, and each language has a
// sentence for every one (client/base/messages/audit.ts).
export type AuditKind = 'sessions' | 'denials' | 'links' | 'people' | 'group' | 'copies'

export const AUDIT_ACTIONS = {
  'session.opened': 'sessions',
  'session.refused': 'sessions',
  'session.ended': 'sessions',
  'access.denied': 'denials',
  'edit.refused': 'denials',
  'password.changed': 'links',
  'password.forgotten': 'links',
  'password.reset': 'links',
  'signInLink.requested': 'links',
  'signInLink.issued': 'links',
  'signInLink.declined': 'links',
  'signInLink.redeemed': 'links',
  'signInLink.confirmed': 'links',
  'consenter.named': 'links',
  'email.requested': 'links',
  'email.linked': 'links',
  'email.changed': 'links',
  'invitation.sent': 'people',
  'invitation.revoked': 'people',
  'member.joined': 'people',
  'member.changed': 'people',
  'member.removed': 'people',
  'agency.requested': 'people',
  'agency.decided': 'people',
  'account.disabled': 'people',
  'account.enabled': 'people',
  'account.erased': 'people',
  'group.created': 'group',
  'group.changed': 'group',
  'mail.tested': 'group',
  'delegation.added': 'group',
  'delegation.changed': 'group',
  'delegations.ordered': 'group',
  'agency.added': 'group',
  'agency.changed': 'group',
  'agencies.ordered': 'group',
  'page.created': 'group',
  'meeting.created': 'group',
  'meeting.changed': 'group',
  'moment.named': 'group',
  'moment.removed': 'group',
  'view.shared': 'group',
  'view.changed': 'group',
  'view.withdrawn': 'group',
  'view.removed': 'group',
  'sample.made': 'group',
  'sample.discarded': 'group',
  'heads.exported': 'copies',
  'archive.exported': 'copies',
  'backup.made': 'copies',
  'backup.restored': 'copies',
  'recovery.opened': 'copies',
  'recovery.closed': 'copies',
  'document.recovered': 'copies',
  'audit.exported': 'copies',
  'audit.closed': 'copies',
} as const satisfies Readonly<Record<string, AuditKind>>

export type AuditAction = keyof typeof AUDIT_ACTIONS
const NAMES = Object.keys(AUDIT_ACTIONS) as readonly AuditAction[]

/** Null for what a later version wrote. */
export const parseAuditAction = (text: string): AuditAction | null => NAMES.find((name) => name === text) ?? null
export const actionsOf = (kind: AuditKind): readonly AuditAction[] => NAMES.filter((name) => AUDIT_ACTIONS[name] === kind)
