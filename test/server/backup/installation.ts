// A small installation, and the commands that back it up and restore it, as processes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NamedInstallation, openInstallationId } from '../../../server/backup/offsite/owner.ts'
import { systemClock } from '../../../server/clock.ts'
import type { StorageLocation } from '../../../server/storage/storage.ts'
import { aFolder } from '../log/openLog.ts'

/** As a running server names itself at the destination of its off-site backups. */
export const installationAt = async (where: StorageLocation, address = 'https://ruta.example.org'): Promise<NamedInstallation> => ({
  id: await openInstallationId(where, systemClock),
  address,
})

export const run = async (command: 'backup' | 'restore' | 'recover' | 'unknownFiles', ...args: readonly string[]) => {
  const child = spawn(process.execPath, [`server/cli/${command}.ts`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const [code] = await once(child, 'close')
  return { code, said: said.join('') }
}

/** As `npm run backup -- --new-key` writes it. */
export const keyFile = (identity: string): string => {
  const file = join(aFolder(), 'key')
  writeFileSync(file, `# a comment\n${identity}\n`)
  return file
}

/** In a mail that waits to be sent. */
export const WAITING_LINK = 'https://ruta.example.org/link#a-token-that-still-works'

/** A group with two people of one delegation, one of them signed in and one invitation open. */
export const SETTLED = `
  INSERT INTO work_group (id, name_es, name_en, created_at) VALUES ('tco', 'Grupo', 'Group', 1);
  INSERT INTO delegation (group_id, id, code, name_es, name_en, identity, position) VALUES ('tco', 'co', 'CO', 'Colombia', 'Colombia', 1, 1);
  INSERT INTO account (id, email, name, password_hash, language, copy_key, created_at)
    VALUES ('ana', 'ana@example.org', 'Chair', 'old', 'es', 'k', 1), ('bob', 'bob@example.org', 'Delegate', 'b', 'es', 'k', 1);
  INSERT INTO membership (group_id, account, role, delegation, created_at) VALUES ('tco', 'ana', 'chair', 'co', 1), ('tco', 'bob', 'delegate', 'co', 1);
  INSERT INTO session (id, account, created_at, last_used, expires_at, device) VALUES ('s', 'bob', 1, 1, 9, 'here');
  INSERT INTO one_time_link (token_hash, kind, account, issued_by, created_at, expires_at) VALUES ('l', 'signIn', 'bob', 'ana', 1, 9);
  INSERT INTO invitation (id, token_hash, group_id, name, role, invited_by, created_at, expires_at) VALUES ('i', 't', 'tco', 'Observer', 'observer', 'ana', 1, 9);
  INSERT INTO outbox (id, account, kind, content, state, attempts, next_at, lease_until, error, created_at)
    VALUES ('m', 'bob', 'signInLink', '${WAITING_LINK}', 'waiting', 0, 1, 0, '', 1);
  INSERT INTO mail_leave (token_hash, account, what, created_at) VALUES ('of the backup', 'ana', 'digest', 1);
  INSERT INTO calendar_address (account, group_id, token_hash, scope, created_at) VALUES ('ana', 'tco', 'of the backup', 'mine', 1), ('bob', 'tco', 'of bob', 'mine', 1);
  INSERT INTO authenticator (account, secret, created_at, last_step) VALUES ('ana', 'LOST', 1, 1), ('bob', 'OF BOB', 1, 1);
  INSERT INTO recovery_code (account, hash, created_at, used_at) VALUES ('ana', 'of the backup', 1, NULL);
  INSERT INTO api_token (id, group_id, number, account, name, scopes, token_hash, created_at, expires_at)
    VALUES ('k1', 'tco', 1, 'ana', 'Register', 'read', 'h1', 1, 9000000000000);
  INSERT INTO provider_link (id, issuer, subject, account, provider, label, created_at)
    VALUES ('a', 'https://sso.example.org', 'ana', 'ana', 'sso', '', 1), ('b', 'https://sso.example.org', 'bob', 'bob', 'sso', '', 1);
  INSERT INTO webhook (id, group_id, name, url, events, secret, created_at, created_by, since) VALUES ('gone', 'tco', 'Gone', 'https://a.example/', 'item.changed', 's', 1, 'ana', 1),
    ('kept', 'tco', 'Kept', 'https://b.example/', 'item.changed', 'old', 1, 'ana', 1);
  INSERT INTO webhook_delivery (id, webhook, event, at, data, state, attempts, next_at, lease_until, created_at)
    VALUES ('msg_1', 'kept', 'item.changed', 1, '{}', 'waiting', 0, 1, 0, 1);
  INSERT INTO webhook_cursor (document, group_id, seq) VALUES ('acts:tco', 'tco', 0);
  INSERT INTO comment_thread (id, group_id, number, document, subject, visibility, delegation, created_by, created_at, changed_at, version)
    VALUES ('t', 'tco', 1, 'roadmap:tco', 'item:k3', 'delegation', 'co', 'bob', 1, 2, 2);
  INSERT INTO comment (id, thread, account, delegation, language, words, folded, at)
    VALUES ('stays', 't', 'ana', 'co', 'es', 'sigue', 'sigue', 1), ('goes', 't', 'bob', 'co', 'es', '@{a:ana} retirado', 'retirado', 2);
  INSERT INTO comment_mention (comment, kind, target) VALUES ('goes', 'account', 'ana');`

/** What happened after the backup: somebody took a comment back and was removed, a password was changed, and mails were left. */
export const SINCE = `
  DELETE FROM mail_leave; INSERT INTO mail_leave (token_hash, account, what, created_at) VALUES ('of now', 'ana', 'digest', 3);
  INSERT INTO notice_preference (account, kinds, zone, digest, quiet_from, quiet_until) VALUES ('ana', '{}', '', 'never', 20, 7);
  DELETE FROM calendar_address; INSERT INTO calendar_address (account, group_id, token_hash, scope, created_at) VALUES ('ana', 'tco', 'of now', 'all', 3);
  DELETE FROM authenticator; INSERT INTO authenticator (account, secret, created_at, last_step) VALUES ('ana', 'OF NOW', 3, 9);
  UPDATE recovery_code SET used_at = 4;
  UPDATE api_token SET ended_at = 4;
  INSERT INTO api_token (id, group_id, number, account, name, scopes, token_hash, created_at, expires_at)
    VALUES ('k2', 'tco', 2, 'ana', 'Figures', 'read', 'h2', 3, 9000000000000);
  DELETE FROM webhook_delivery; DELETE FROM webhook WHERE id = 'gone'; UPDATE webhook SET secret = 'of now';
  DELETE FROM provider_link WHERE account = 'bob'; UPDATE provider_link SET subject = 'of now' WHERE account = 'ana';
  UPDATE comment SET words = '', folded = '', removed_at = 4, removed_by = 'bob' WHERE id = 'goes'; DELETE FROM comment_mention;
  DELETE FROM membership WHERE account = 'bob'; UPDATE account SET password_hash = 'new' WHERE id = 'ana';
  INSERT INTO audit (at, account, action, subject, detail, address) VALUES (5, 'ana', 'member.removed', 'tco', 'bob', '')`

/** What is said, and when it was taken back. */
export const SAID = 'SELECT id, words, removed_at FROM comment ORDER BY id'

/** Second factors: of which secret, up to which code, and whether the recovery code was used. */
export const FACTORS = 'SELECT account, secret, last_step, used_at FROM authenticator LEFT JOIN recovery_code USING (account)'

/** Through which providers people sign in. */
export const LINKED = 'SELECT account, subject FROM provider_link'

/** The addresses of calendars. */
export const CALENDARS = 'SELECT account, token_hash, scope FROM calendar_address'

/** What mails people want, and the addresses by which they want no more. */
export const LEFT = 'SELECT account, digest, token_hash FROM notice_preference JOIN mail_leave USING (account)'

/** API tokens, and which of them have ended. */
export const TOKENS = 'SELECT id, ended_at FROM api_token ORDER BY id'

/** Webhooks with their secrets, and whether anything of before is still to be told. */
export const WEBHOOKS = `SELECT id, secret, (SELECT count(*) FROM webhook_delivery) AS deliveries, (SELECT count(*) FROM webhook_cursor) AS cursors FROM webhook ORDER BY id`
