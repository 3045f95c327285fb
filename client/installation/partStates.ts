// What the figures of the installation mean: which of its parts are well, and which need somebody.
import type { Installation, RefusalCount } from '../../shared/api/installation.ts'

export type State = 'fine' | 'attention' | 'danger' | 'unknown'
export const INSTALLATION_PARTS = [
  'work',
  'logs',
  'file',
  'signatures',
  'backup',
  'offsite',
  'erased',
  'speed',
  'servers',
  'space',
  'mail',
  'scanner',
  'providers',
  'history',
  'people',
  'refusals',
] as const
export type InstallationPart = (typeof INSTALLATION_PARTS)[number]
export type PartStates = Readonly<Record<InstallationPart, State>>

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const GB = 1_000_000_000

export const partStates = ({
  now,
  startedAt,
  work,
  logs,
  file,
  backupAt,
  restored,
  offsite,
  erased,
  mail,
  scanner,
  providers,
  servers,
  space,
  refusals,
}: Installation): PartStates => ({
  work: work.failing || work.unsavedFor >= 10 * SECOND ? 'danger' : work.unsavedFor >= 2 * SECOND ? 'attention' : 'fine',
  logs: logsState(logs, now),
  file: fileState(file),
  // A round comes every ten minutes.
  signatures: now - (logs.signingAt ?? startedAt) > 30 * MINUTE ? 'attention' : logs.signedAt === null ? 'unknown' : 'fine',
  backup: backupState({ backupAt, restored, writtenAt: work.writtenAt, now }),
  offsite: offsiteState(offsite, now),
  // A round comes every five minutes.
  erased: erased.owedSince !== null && now - erased.owedSince > HOUR ? 'attention' : 'fine',
  speed: work.ackMs === null ? 'unknown' : work.ackMs > SECOND ? 'danger' : work.ackMs > 150 ? 'attention' : 'fine',
  servers: apart(servers) > MINUTE ? 'danger' : servers.bus === 'lost' || clocksDiffer(servers) ? 'attention' : 'fine',
  space: spaceState(space),
  mail: mail === null ? 'unknown' : mail.trouble !== null || mail.undelivered.length > 0 ? 'attention' : 'fine',
  scanner: scanner === null ? 'unknown' : scanner.answers ? 'fine' : 'attention',
  providers: providers.length === 0 ? 'unknown' : providers.every(({ trouble }) => trouble === null) ? 'fine' : 'attention',
  history: logs.behind > 1_000 ? 'attention' : 'fine',
  people: 'fine',
  refusals: refusalCount(refusals, 'content') > 0 ? 'attention' : 'fine',
})

const apart = ({ clockAhead }: Installation['servers']): number => Math.abs(clockAhead ?? 0)
export const clocksDiffer = (servers: Installation['servers']): boolean => apart(servers) > 2 * SECOND

const logsState = ({ damaged, unreadable, checkedAt }: Installation['logs'], now: number): State => {
  if (damaged > 0 || unreadable > 0) return 'danger'
  if (checkedAt === null) return 'unknown'
  return now - checkedAt > 26 * HOUR ? 'attention' : 'fine'
}

const fileState = (file: Installation['file']): State => {
  if (file === null || file.checkedAt === null) return 'unknown'
  const { derived, log, rows } = file.damaged
  return rows + log > 0 ? 'danger' : derived + file.checkpoints > 0 ? 'attention' : 'fine'
}

interface Copied extends Pick<Installation, 'backupAt' | 'restored' | 'now'> {
  readonly writtenAt: number | null
}
/** A copy is as good as new while nobody has written since. */
const backupState = ({ backupAt, restored, writtenAt, now }: Copied): State => {
  if (restored !== null) return now - restored.at > 7 * 24 * HOUR ? 'danger' : 'attention'
  if (backupAt === null) return writtenAt === null ? 'unknown' : 'attention'
  if (writtenAt === null || writtenAt <= backupAt) return 'fine'
  return now - backupAt > 7 * 24 * HOUR ? 'danger' : now - backupAt > 26 * HOUR ? 'attention' : 'fine'
}

const offsiteState = (offsite: Installation['offsite'], now: number): State => {
  if (offsite === null) return 'unknown'
  // Of several servers only the one that makes them knows when the last one was sent.
  const goodAt = offsite.goodAt ?? offsite.failed?.at ?? null
  if (goodAt === null) return 'unknown'
  if (offsite.failed !== null && now - goodAt <= HOUR) return 'attention'
  return now - goodAt > HOUR ? 'danger' : now - goodAt > 10 * MINUTE ? 'attention' : 'fine'
}

const spaceState = ({ free, disk }: Installation['space']): State => {
  if (free === null || disk === null) return 'unknown'
  if (free < GB / 2) return 'danger'
  return free < 2 * GB || free < disk / 20 ? 'attention' : 'fine'
}

export const REFUSAL_KINDS = ['content', 'full', 'readOnly', 'tooMany', 'failed', 'signIn', 'notAllowed', 'other'] as const
type Kind = (typeof REFUSAL_KINDS)[number]

export const refusalCount = (refusals: readonly RefusalCount[], kind: Kind): number =>
  refusals.reduce((sum, one) => (kindOf(one) === kind ? sum + one.count : sum), 0)

const kindOf = ({ where, why }: RefusalCount): Kind => KIND_OF[where][why] ?? 'other'
const KIND_OF: Readonly<Record<RefusalCount['where'], Readonly<Record<string, Kind>>>> = {
  update: {
    'read-only': 'readOnly',
    'forged-author': 'content',
    'foreign-content': 'content',
    'too-large': 'full',
    'too-long': 'full',
    'document-full': 'full',
    'too-many-ids': 'tooMany',
  },
  upgrade: { 401: 'signIn', 403: 'notAllowed', 404: 'notAllowed', 429: 'tooMany', 503: 'failed' },
  http: {
    'sign-in-needed': 'signIn',
    'wrong-credentials': 'signIn',
    'foreign-origin': 'notAllowed',
    forbidden: 'notAllowed',
    'not-yours': 'notAllowed',
    'not-found': 'notAllowed',
    'too-many': 'tooMany',
    'server-failed': 'failed',
    unavailable: 'failed',
    damaged: 'failed',
  },
}
