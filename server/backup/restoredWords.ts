// What people notice after a restore, and what to do next, in plain sentences. `restoredWords.test.ts` compares them with what a restore does with every
// table: one that ends or is kept apart from the backup must have a sentence here, or be listed there as one that people do not notice.
import { OPENINGS } from '../db/logTables.ts'
import type { Restored } from './restoreDatabase.ts'

interface Effect {
  readonly tables: readonly string[]
  /** Whether these rows end in a restore. */
  readonly ends: 'always' | 'without the present database' | 'never'
  /** With the present database, which could be read. */
  readonly here: string
  /** Without it: on a new machine, or where it could not be read. */
  readonly gone: string
}
const always = (tables: readonly string[], sentence: string): Effect => ({
  tables,
  ends: 'always',
  here: sentence,
  gone: sentence,
})

export const EFFECTS: readonly Effect[] = [
  {
    tables: ['account', 'membership', 'former_seat', 'delegation', 'agency', 'operator'],
    ends: 'never',
    here: 'Accounts, passwords, roles and operators are those of now, not of the backup.',
    gone: 'Accounts and roles are those of the backup: people who were removed since then have access again, also operators. Check People before you tell others.',
  },
  {
    tables: ['authenticator', 'passkey', 'recovery_code', 'provider_link'],
    ends: 'never',
    here: 'Two-step verification, linked sign-in providers, and what groups require for signing in are those of now.',
    gone: 'Two-step verification, linked sign-in providers, and what groups require for signing in are those of the backup: a step that was removed since works again.',
  },
  always(
    ['session', 'remembered_browser', 'provider_session'],
    'Nobody is signed in any more, and no browser is remembered: everybody signs in again.',
  ),
  always(
    ['invitation', 'one_time_link', 'email_change', 'provider_attempt', 'passkey_challenge'],
    'Invitations that were not accepted are revoked, and links for signing in, for a new password or for a new address no longer work: send new ones.',
  ),
  always(['agency_request'], 'Requests to change the agency that were waiting are gone: people ask again.'),
  {
    tables: ['api_token'],
    ends: 'without the present database',
    here: 'API tokens are those of now: those that worked go on working.',
    gone: 'All API tokens have ended: other programs need new ones.',
  },
  {
    tables: ['webhook'],
    ends: 'never',
    here: 'Webhooks are those of now.',
    gone: 'Webhooks are those of the backup: check them under Group settings.',
  },
  always(['webhook_delivery', 'webhook_cursor'], 'Webhooks send nothing about what happened before this restore, nor what was waiting.'),
  always(['push_subscription'], 'Notices in browsers are off: people turn them on again under My account.'),
  always(['outbox'], 'Mails that were waiting are not sent.'),
  {
    tables: ['calendar_address', 'mail_leave'],
    ends: 'without the present database',
    here: 'Addresses of calendars, and links in mails to get no more of them, work as they do now.',
    gone: 'Addresses of calendars, and links in earlier mails to get no more of them, no longer work: people make new addresses under My account.',
  },
  {
    tables: ['notice_preference'],
    ends: 'never',
    here: 'What people want to be notified of is as it is now.',
    gone: 'What people want to be notified of is as it was in the backup.',
  },
  {
    tables: ['audit', 'audit_head', 'audit_segment'],
    ends: 'never',
    here: 'The audit is that of now, with this restore in it.',
    gone: 'The audit is that of the backup, with this restore in it.',
  },
  {
    tables: ['installation'],
    ends: 'without the present database',
    here: 'Off-site backups go on where they were made.',
    gone: 'No off-site backup is made at a destination where another installation makes them, until this one takes its place.',
  },
  always([OPENINGS], 'Devices bring back nothing until an operator opens that (again).'),
]

/** What is of the backup in either case. */
const DOCUMENTS = {
  here: 'Road maps, texts, sessions, decisions, comments, files, views and notices are those of the backup; comments that were removed since stay removed.',
  gone: 'Road maps, texts, sessions, decisions, comments, files, views and notices are those of the backup.',
}

interface Circumstances {
  readonly isFromElsewhere: boolean
  /** Whether files are in a bucket. */
  readonly hasBucket: boolean
}

export const restoredWords = ({ before, peopleOfNow }: Restored, { isFromElsewhere, hasBucket }: Circumstances): readonly string[] => {
  const which = peopleOfNow ? 'here' : 'gone'
  const steps = [
    'Start the server, and run the doctor (npm run doctor).',
    peopleOfNow
      ? 'Make a backup; with BACKUP_TO the server makes one within minutes.'
      : 'Make a backup: if the former server no longer runs, npm run backup -- --to … --take-over, and the server goes on there.',
    'If a delegation has kept a file of heads, compare: npm run verify -- --head HEADS.json.',
    'Tell the members from when the backup is, and what has ended.',
    'Devices may hold what was written since the backup: the page of docs/operate about restoring says how it is brought back.',
    ...(hasBucket ? ['The bucket still has files that were attached since the backup: npm run unknown-files lists them.'] : []),
    ...(isFromElsewhere ? ['Remove the key from this machine.'] : []),
    ...(before === null ? [] : [`Remove ${before} when you no longer need it: it holds everything that was there before.`]),
  ]
  return [
    'What people will notice:',
    ...[DOCUMENTS, ...EFFECTS].map((effect) => `- ${effect[which]}`),
    'What to do next:',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
  ]
}
