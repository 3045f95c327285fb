// Environment → Config: one table of settings, all optional; every problem is reported at once, in one message.

import { isIP } from 'node:net'
import type { SettingInUse } from '../shared/api/administration.ts'
import { MEGABYTE, MOST_GROUP_FILES_MB } from '../shared/files/kinds.ts'
import { parsePlace } from './backup/offsite/destination.ts'
import { type Bucket, bucketAt, isEarlierAddress } from './files/bucket.ts'
import { clamdAt } from './files/scan.ts'
import { isLoopback } from './loopback.ts'
import { isProviderSecret, type ProviderSettings, providerIds, readProviders } from './providers/settings.ts'
import { isServiceName, PUSH_SERVICES } from './push/services.ts'
import { readSecretFiles } from './secretFiles.ts'
import { type AllowedReceivers, isHostPattern } from './webhooks/addresses.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly publicUrl: string | null
  /** Accepted host names if there is no PUBLIC_URL. */
  readonly names: readonly string[]
  /** Further ports of our own pages: that of Vite in development. */
  readonly pagePorts: readonly number[]
  readonly dataDir: string
  /** URL of PostgreSQL; null for the embedded database in `dataDir`. */
  readonly databaseUrl: string | null
  /** URL of Redis or Valkey, the bus between several servers. */
  readonly redisUrl: string | null
  /** Mail server and sender; null: no mail is sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  /** Sign-in providers besides passwords (OpenID Connect). */
  readonly providers: readonly ProviderSettings[]
  /** Hosts of push services that subscriptions may use; none: push is off. */
  readonly pushServices: readonly string[]
  /** Hosts that webhooks may be sent to; none: webhooks are off. */
  readonly webhooks: AllowedReceivers
  readonly logLevel: LogLevel
  readonly metricsToken: string | null
  readonly trustProxy: TrustedProxies
  /** Whether HSTS holds for names below ours, too. */
  readonly hstsSubdomains: boolean
  /** Whether groups may ask the operators for further ones. */
  readonly groupRequests: boolean
  readonly idleMs: number
  readonly sessionMs: number
  readonly invitationMs: number
  /** Days that entries of the audit are kept. */
  readonly auditDays: number
  /** Maximum size of one file, and of all files of a group. */
  readonly files: { readonly fileBytes: number; readonly groupBytes: number }
  /** The bucket for file contents, and the one to which they are moved. */
  readonly filesIn: { readonly bucket: Bucket | null; readonly isEarlierAddress: boolean; readonly place: 'database' | 's3' }
  /** Destination, recipients and retention of off-site backups; null: none are made. */
  readonly backup: { readonly to: string; readonly recipients: readonly string[]; readonly days: number; readonly seconds: number } | null
  /** Address of ClamAV's clamd, which scans files before they are attached; null: no scanner. */
  readonly clamdUrl: string | null
  readonly connectionsPerAccount: number
  readonly connectionsTotal: number
  /** Every setting as configured, for the operators to read. */
  readonly inUse: readonly SettingInUse[]
}

/** Whose X-Forwarded-For is trusted: nobody's, that of a proxy on this machine, or that of these addresses and ranges. */
export type TrustedProxies = 'nobody' | 'neighbor' | readonly string[]

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Name and parser of a setting; `parse` returns null for an invalid value, and `allowed` says what is valid. */
interface Setting<T> {
  readonly name: string
  readonly means: string
  readonly allowed: string
  readonly parse: (text: string) => T | null
  readonly otherwise: T
}
const setting = <T>(name: string, otherwise: T, allowed: string, parse: (text: string) => T | null, means: string): Setting<T> => ({
  name,
  means,
  allowed,
  parse,
  otherwise,
})

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const whole =
  (least: number, most: number, unit = 1) =>
  (text: string) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return number >= least && number <= most ? number * unit : null
  }
const text = (value: string): string | null => value
const yes = (value: string) => (value === '1' ? true : value === '0' ? false : null)
const origin = (value: string): string | null => {
  const url = URL.parse(value)
  return url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username ? url.origin : null
}

const proxies = (value: string): TrustedProxies | null => {
  if (value === '0') return 'nobody'
  if (value === '1') return 'neighbor'
  const ranges = value.split(',').map((range) => range.trim())
  return ranges.every(isRange) ? ranges : null
}
const isRange = (range: string): boolean => {
  const [address = '', bits, ...rest] = range.split('/')
  const most = { 4: 32, 6: 128 }[isIP(address)] ?? 0
  return most > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

const redis = (value: string): string | null => (/^rediss?:$/.test(URL.parse(value)?.protocol ?? '') ? value : null)
const smtp = (value: string): string | null => {
  const url = URL.parse(value)
  return url && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? value : null
}
const ADDRESS = '[^\\s<>@",;]+@[^\\s<>@",;]+'
const SENDER = new RegExp(`^(?:[^<>"\\r\\n]+ <${ADDRESS}>|${ADDRESS})$`)
const sender = (value: string): string | null => (SENDER.test(value) ? value : null)
const services = (value: string): readonly string[] | null => {
  if (value === '0') return []
  const names = value.split(',').map((name) => name.trim().toLowerCase())
  return names.every(isServiceName) ? names : null
}
const receivers = (value: string): readonly string[] | null => {
  const hosts = value.split(',').map((host) => host.trim().toLowerCase())
  return hosts.every(isHostPattern) ? hosts : null
}
const recipients = (value: string): readonly string[] | null => {
  const keys = value.split(',').map((key) => key.trim())
  return keys.every((key) => /^age1[a-z0-9]{50,}$/.test(key)) ? keys : null
}
const postgres = (value: string): string | null => (/^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? '') ? value : null)

/** The table that docs/configure.md prints. */
export const SETTINGS = {
  port: setting('PORT', 3000, 'a number from 0 to 65535', whole(0, 65_535), 'the TCP port'),
  host: setting('HOST', '127.0.0.1', 'an address', text, 'the address to listen on'),
  publicUrl: setting<string | null>(
    'PUBLIC_URL',
    null,
    'http(s)://name without a path',
    origin,
    'the one address under which browsers reach us',
  ),
  dataDir: setting('DATA_DIR', './data', 'a folder', text, 'where everything is kept'),
  databaseUrl: setting<string | null>(
    'DATABASE_URL',
    null,
    'postgres://user:password@host/database',
    postgres,
    'keeps everything in PostgreSQL 14 or newer instead of in DATA_DIR',
  ),
  redisUrl: setting<string | null>(
    'REDIS_URL',
    null,
    'redis://host or rediss://user:password@host',
    redis,
    'joins several servers on one PostgreSQL database, through Redis or Valkey',
  ),
  smtpUrl: setting<string | null>(
    'SMTP_URL',
    null,
    'smtp://user:password@host:587 or smtps://user:password@host',
    smtp,
    'sends invitations, sign-in links and new passwords by mail, through this server',
  ),
  mailFrom: setting<string | null>('MAIL_FROM', null, 'an address, like Ruta <ruta@example.org>', sender, 'the sender of these mails'),
  oidcProviders: setting<readonly string[] | null>(
    'OIDC_PROVIDERS',
    null,
    'ids like entra,keycloak: small letters and digits',
    providerIds,
    'people may sign in through these providers (OpenID Connect), each set up by further variables, below',
  ),
  pushServices: setting<readonly string[] | null>(
    'PUSH_SERVICES',
    null,
    'hosts like push.example.org,.push.example.com, or 0',
    services,
    'the push services that may be asked to show notices in browsers, in place of those of the usual browsers; 0 turns that off',
  ),
  webhookHosts: setting<readonly string[] | null>(
    'WEBHOOK_HOSTS',
    null,
    'hosts like hooks.example.org,*.example.gob.mx',
    receivers,
    'groups may send webhooks to these hosts (`*.` is every host below one); without it webhooks are off',
  ),
  webhookPrivate: setting(
    'WEBHOOK_PRIVATE',
    false,
    '0 or 1',
    yes,
    'webhooks may lead to this machine and private networks, and be http (1); the hosts must be in WEBHOOK_HOSTS all the same',
  ),
  logLevel: setting<LogLevel>(
    'LOG_LEVEL',
    'info',
    `one of ${LOG_LEVELS.join(', ')}`,
    (value) => LOG_LEVELS.find((level) => level === value) ?? null,
    'how much is logged, as JSON lines',
  ),
  metricsToken: setting<string | null>(
    'METRICS_TOKEN',
    null,
    '16 characters or more',
    (value) => (value.length >= 16 ? value : null),
    'lets others than loopback read /metrics, as a bearer token',
  ),
  trustProxy: setting<TrustedProxies>(
    'TRUST_PROXY',
    'nobody',
    '0, 1, or addresses and ranges like 10.0.0.5,192.0.2.0/24',
    proxies,
    'believe X-Forwarded-For from one reverse proxy on this machine or in its private network (1), or from these addresses',
  ),
  hstsSubdomains: setting(
    'HSTS_SUBDOMAINS',
    false,
    '0 or 1',
    yes,
    'browsers use https for all names below that of PUBLIC_URL, too (includeSubDomains of HSTS)',
  ),
  groupRequests: setting(
    'GROUP_REQUESTS',
    false,
    '0 or 1',
    yes,
    'chair and secretariat of a group may ask the operators for a new group (1)',
  ),
  idleMs: setting('IDLE_MINUTES', 30 * MINUTE, '1 to 1440', whole(1, 1440, MINUTE), 'a session ends after so long without a person'),
  sessionMs: setting('SESSION_HOURS', 12 * HOUR, '1 to 720', whole(1, 720, HOUR), 'a session ends after so long in any case'),
  invitationMs: setting('INVITATION_DAYS', 14 * 24 * HOUR, '1 to 90', whole(1, 90, 24 * HOUR), 'an invitation is valid so long'),
  auditDays: setting(
    'AUDIT_DAYS',
    730,
    '30 to 36500',
    whole(30, 36_500),
    'entries of the audit are kept for so many days; a hash stands for older ones',
  ),
  fileBytes: setting(
    'FILE_MB',
    25 * MEGABYTE,
    '1 to 100',
    whole(1, 100, MEGABYTE),
    'a file that is attached is at most so large, in megabytes',
  ),
  groupBytes: setting(
    'GROUP_FILES_MB',
    1_000 * MEGABYTE,
    '1 to 100000',
    whole(1, MOST_GROUP_FILES_MB, MEGABYTE),
    'all files of a group together are at most so large, in megabytes; they are in the database and in each backup, unless FILES_BUCKET_URL is set',
  ),
  filesBucketUrl: setting<string | null>(
    'FILES_BUCKET_URL',
    null,
    's3://KEY:SECRET@host/bucket/prefix?region=name',
    (value) => (bucketAt(value) ? value : null),
    'attached files are moved to this bucket of an S3-compatible store within an hour',
  ),
  filesIn: setting<'database' | 's3'>(
    'FILES_IN',
    's3',
    'database or s3',
    (value) => (value === 'database' || value === 's3' ? value : null),
    'database moves the files back from FILES_BUCKET_URL into the database',
  ),
  clamdUrl: setting<string | null>(
    'CLAMD_URL',
    null,
    'tcp://host:3310 or unix:/path',
    (value) => (clamdAt(value) ? value : null),
    'files are scanned by this ClamAV (clamd) before they are attached; what it finds, and all while it does not answer, is refused',
  ),
  backupTo: setting<string | null>(
    'BACKUP_TO',
    null,
    'a folder, or s3://KEY:SECRET@host/bucket/prefix',
    (value) => (parsePlace(value) ? value : null),
    'the server stores encrypted backups there: a full one each day, and the changes in between',
  ),
  backupRecipients: setting<readonly string[] | null>(
    'BACKUP_RECIPIENTS',
    null,
    'one or more age1… keys, separated by commas',
    recipients,
    'age public keys of those who can open these backups; the private keys belong off this machine',
  ),
  backupSeconds: setting(
    'BACKUP_SECONDS',
    60,
    '5 to 600',
    whole(5, 600),
    'so many seconds lie between two backups of the changes: what may be lost with the machine',
  ),
  backupDays: setting('BACKUP_DAYS', 30, '2 to 3650', whole(2, 3_650), 'full backups there are kept for so many days'),
  connectionsPerAccount: setting(
    'CONNECTIONS_PER_ACCOUNT',
    50,
    '1 to 100000',
    whole(1, 100_000),
    'open sockets of one account, at each server',
  ),
  connectionsTotal: setting('CONNECTIONS_TOTAL', 5_000, '1 to 100000', whole(1, 100_000), 'open sockets of everybody, at each server'),
  allowInsecure: setting('ALLOW_INSECURE', false, '0 or 1', yes, 'listen beyond this machine without https, knowingly'),
} as const

/** Settings that may contain a password: never printed. */
export const SECRETS: ReadonlySet<string> = new Set(
  [
    SETTINGS.databaseUrl,
    SETTINGS.redisUrl,
    SETTINGS.smtpUrl,
    SETTINGS.metricsToken,
    SETTINGS.filesBucketUrl,
    SETTINGS.clamdUrl,
    SETTINGS.backupTo,
  ].map(({ name }) => name),
)

/** Settings whose value may stand in a file that `<name>_FILE` names. */
export const isSecret = (name: string): boolean => SECRETS.has(name) || isProviderSecret(name)

const inUse = (env: Environment): readonly SettingInUse[] =>
  Object.values(SETTINGS).map(({ name }) => {
    const given = env[name]?.trim() ?? ''
    return { name, value: given === '' || SECRETS.has(name) ? null : given, from: given === '' ? 'otherwise' : 'given' }
  })

const DEFAULT_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigReading = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

export const readConfig = (given: Environment, names: readonly string[] = DEFAULT_NAMES): ConfigReading => {
  const { env, problems: unreadable } = readSecretFiles(given, isSecret)
  const problems = [...unreadable]
  const take = <T>({ name, allowed, parse, otherwise }: Setting<T>): T => {
    const value = env[name]?.trim() ?? ''
    if (value === '') return otherwise
    const parsed = parse(value)
    if (parsed === null) problems.push(`${name}${SECRETS.has(name) ? '' : `=${JSON.stringify(value)}`} must be ${allowed}.`)
    return parsed ?? otherwise
  }
  const [smtpUrl, from] = [take(SETTINGS.smtpUrl), take(SETTINGS.mailFrom)]
  const [to, keys] = [take(SETTINGS.backupTo), take(SETTINGS.backupRecipients)]
  const [days, seconds] = [take(SETTINGS.backupDays), take(SETTINGS.backupSeconds)]
  const filesBucket = take(SETTINGS.filesBucketUrl) ?? ''
  const config: Config = {
    port: take(SETTINGS.port),
    host: take(SETTINGS.host),
    publicUrl: take(SETTINGS.publicUrl),
    names,
    pagePorts: [],
    dataDir: take(SETTINGS.dataDir),
    databaseUrl: take(SETTINGS.databaseUrl),
    redisUrl: take(SETTINGS.redisUrl),
    mail: smtpUrl !== null && from !== null ? { smtpUrl, from } : null,
    providers: readProviders(env, take(SETTINGS.oidcProviders) ?? [], problems),
    pushServices: take(SETTINGS.pushServices) ?? PUSH_SERVICES,
    webhooks: { hosts: take(SETTINGS.webhookHosts) ?? [], mayBePrivate: take(SETTINGS.webhookPrivate) },
    logLevel: take(SETTINGS.logLevel),
    metricsToken: take(SETTINGS.metricsToken),
    trustProxy: take(SETTINGS.trustProxy),
    hstsSubdomains: take(SETTINGS.hstsSubdomains),
    groupRequests: take(SETTINGS.groupRequests),
    idleMs: take(SETTINGS.idleMs),
    sessionMs: take(SETTINGS.sessionMs),
    invitationMs: take(SETTINGS.invitationMs),
    auditDays: take(SETTINGS.auditDays),
    files: { fileBytes: take(SETTINGS.fileBytes), groupBytes: take(SETTINGS.groupBytes) },
    filesIn: { bucket: bucketAt(filesBucket), isEarlierAddress: isEarlierAddress(filesBucket), place: take(SETTINGS.filesIn) },
    clamdUrl: take(SETTINGS.clamdUrl),
    backup: to !== null && keys !== null ? { to, recipients: keys, days, seconds } : null,
    connectionsPerAccount: take(SETTINGS.connectionsPerAccount),
    connectionsTotal: take(SETTINGS.connectionsTotal),
    inUse: inUse(env),
  }
  const allowInsecure = take(SETTINGS.allowInsecure)
  if (config.webhooks.mayBePrivate && config.webhooks.hosts.length === 0)
    problems.push('WEBHOOK_PRIVATE says how WEBHOOK_HOSTS may be reached: set WEBHOOK_HOSTS, too.')
  /** One that cannot be read is not missing: it has been named above. */
  const isMissing = ({ name }: Pick<Setting<unknown>, 'name'>) => (env[name]?.trim() ?? '') === ''
  if (from !== null ? isMissing(SETTINGS.smtpUrl) : smtpUrl !== null && isMissing(SETTINGS.mailFrom))
    problems.push('SMTP_URL and MAIL_FROM belong together: set both, or neither.')
  if (keys !== null ? isMissing(SETTINGS.backupTo) : to !== null && isMissing(SETTINGS.backupRecipients))
    problems.push('BACKUP_TO and BACKUP_RECIPIENTS belong together: set both, or neither.')
  if (config.redisUrl !== null && config.databaseUrl === null)
    problems.push('REDIS_URL joins servers that share a database: set DATABASE_URL, too.')
  if (!isLoopback(config.host) && !config.publicUrl?.startsWith('https:') && !allowInsecure)
    problems.push(`HOST=${config.host} is reachable from outside: set PUBLIC_URL to an https address, or ALLOW_INSECURE=1 knowingly.`)
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems }
}
