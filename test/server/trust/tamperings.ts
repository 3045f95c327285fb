// What somebody with access to the database may do to it, as SQL for either engine; and an installation in which there is something to change.
import { createHash } from 'node:crypto'
import { makeToken } from '../../../server/identity/apiTokens.ts'
import { eraseAccount } from '../../../server/settings/accounts.ts'
import type { WorkerStorage } from '../../../server/storage/storage.ts'
import { actsId, meetingDocument, newId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { type Hanging, onNewPoint } from '../files/hanging.ts'
import { become, newMeeting } from '../meetings/holding.ts'
import { GROUP, signedIn, type Visitor, type World } from '../testWorld.ts'
import { PLAN, type Trusting } from './holding.ts'
import { otherWords } from './otherWords.ts'

/** Two sessions that were held, one that is open and a draft, edits, a checkpoint, history, files, a moment, a token, and somebody erased. */
export const liveIn = async (held: Trusting): Promise<void> => {
  const { world, chair } = held
  await world.addPerson('ana@example.org', 'head')
  await world.addPerson('luis@example.org', 'head')
  const gone = await world.addPerson('gone@example.org', 'delegate')
  await held.write(PLAN, 4)
  for (let session = 0; session < 2; session++) {
    const { id } = await newMeeting(chair)
    for (const state of ['open', 'inSession', 'closed'] as const) {
      await become(chair, id, state)
      await held.write(PLAN, 2)
    }
  }
  await held.write(held.text, 3)
  const { id } = await newMeeting(chair)
  await become(chair, id, 'open')
  const on = await onNewPoint(world, chair, meetingDocument(id))
  for (const name of ['First.pdf', 'Second.pdf', 'Removed.pdf']) await attach(world, chair, on, name)
  const files = await chair.ask('GET', `/api/groups/${GROUP}/files?document=${on.document}&subject=${on.subject}`)
  const removed = files.body.find(({ name }: { name: string }) => name === 'Removed.pdf')
  must((await chair.ask('DELETE', `/api/groups/${GROUP}/files/${removed.id}`)).status === 204 ? 204 : null, 'a removed file')
  await newMeeting(chair)
  const ana = await signedIn(world, 'ana@example.org')
  await ana.ask('POST', `/api/groups/${GROUP}/moments`, { name: 'Before the summer' })
  await ana.ask('PATCH', '/api/me', { name: 'Ana the second' })
  const { deps, identity } = world.server
  const guest = await world.addPerson('guest@example.org', 'delegate')
  await chair.ask('PUT', `/api/groups/${GROUP}/members/${guest}`, { role: 'delegate', delegation: 'us', agency: null })
  const luis = await world.server.deps.db
    .selectFrom('account')
    .select('id')
    .where('email', '=', 'luis@example.org')
    .executeTakeFirstOrThrow()
  const named = await ana.ask('PUT', `/api/groups/${GROUP}/consenters/${luis.id}`)
  if (named.status >= 300) throw new Error(JSON.stringify(named.body))
  const token = await makeToken(
    deps,
    { account: held.account, group: GROUP, session: 'none' },
    { name: 'Statistics', scopes: ['read'], days: 7 },
  )
  if (!token.ok) throw new Error(token.refusal)
  const erased = await eraseAccount({ ...deps, telling: identity }, identity.sessions, { operator: held.account }, gone)
  if (!erased.ok) throw new Error(erased.refusal)
}

const attach = async (world: World, by: Visitor, on: Hanging, name: string): Promise<void> => {
  const id = newId(world.server.deps.random)
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), createHash('sha256').update(name).digest()])
  const base = `http://127.0.0.1:${world.server.port}`
  const at = `/api/groups/${GROUP}/uploads`
  await by.ask('POST', at, { id, ...on, name, size: content.length })
  const response = await fetch(`${base}${at}/${id}?at=0`, {
    method: 'PUT',
    headers: { Origin: base, 'Content-Type': 'application/octet-stream', Cookie: by.cookieHeader },
    body: new Uint8Array(content),
  })
  if (response.status !== 200) throw new Error(await response.text())
}

const CLOSED = "(SELECT id FROM mark WHERE kind = 'closed' ORDER BY at LIMIT 1)"
const AN_EVENT = `(SELECT min(seq) FROM history_event WHERE document = '${PLAN}')`
const FORGED = `INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
  SELECT document, seq, 900, at, last_seq, author, 'us', meeting, subject, field, type, replace(event, '"ord":0', '"ord":900'), words
  FROM history_event WHERE document = '${PLAN}' AND seq = ${AN_EVENT} AND ord = 0`
const EXCHANGED_NAMES = "CASE name WHEN 'chair' THEN 'observer' ELSE 'chair' END"
const FILE = (name: string, column: string) => `(SELECT other.${column} FROM attachment AS other WHERE other.name = '${name}.pdf')`
const WHO = (name: string) => `(SELECT id FROM account WHERE email = '${name}@example.org')`
/** Values of a unique column. */
const exchange = (column: string, one: string, other: string): readonly string[] => [
  `UPDATE account SET ${column} = 'nobody' WHERE ${column} = '${one}'`,
  `UPDATE account SET ${column} = '${one}' WHERE ${column} = '${other}'`,
  `UPDATE account SET ${column} = '${other}' WHERE ${column} = 'nobody'`,
]
type Queries = WorkerStorage['queries']
type Statements = Parameters<Queries['write']>[0]
const sql =
  (...texts: readonly string[]) =>
  async (): Promise<Statements> =>
    texts.map((text) => ({ text, values: [] }))

/** Named among the acts. */
const byActs = (why: string, ...texts: readonly string[]) => ({ names: new RegExp(`^DAMAGED {2}acts:.+${why}`), do: sql(...texts) })

/** What is done, and of what it is said that it is not as it should be. */
export const TAMPERINGS: Readonly<Record<string, { readonly names: RegExp; readonly do: (queries: Queries) => Promise<Statements> }>> = {
  'a row of history is forged': { names: /^DAMAGED {2}roadmap:/, do: sql(FORGED) },
  'all events of one delegation are deleted': {
    names: /^DAMAGED {2}roadmap:/,
    do: sql(`DELETE FROM history_event WHERE document = '${PLAN}' AND delegation = 'co'`),
  },
  'the newest checkpoint is altered, with its hash computed anew': {
    names: /^DAMAGED {2}roadmap:/,
    do: (queries) => otherWords(queries, PLAN),
  },
  "a session's closing mark is moved": {
    names: /^DAMAGED {2}acts:/,
    do: sql(`UPDATE mark_head SET seq = 2, hash = (SELECT hash FROM mark_head AS first WHERE first.document = mark_head.document ORDER BY seq LIMIT 1)
      WHERE document = '${PLAN}' AND mark = ${CLOSED}`),
  },
  'two sessions are exchanged': {
    names: /^DAMAGED {2}acts:/,
    do: sql('UPDATE meeting SET number = number + 10', 'UPDATE meeting SET number = 13 - number'),
  },
  'two names are exchanged': {
    names: /^DAMAGED {2}acts:/,
    do: sql(`UPDATE account SET name = ${EXCHANGED_NAMES} WHERE name IN ('chair', 'observer')`),
  },
  'two names are exchanged, in the words of the acts too': {
    names: /^DAMAGED {2}acts:/,
    do: sql(
      `UPDATE account SET name = ${EXCHANGED_NAMES} WHERE name IN ('chair', 'observer')`,
      `UPDATE act_word SET words = ${EXCHANGED_NAMES.replace('name', 'words')} WHERE words IN ('chair', 'observer')`,
    ),
  },
  'an act is altered': {
    names: /^DAMAGED {2}acts:/,
    do: sql(
      `UPDATE log_entry SET author = 'mallory' WHERE seq = 2 AND document = (SELECT number FROM log_document WHERE id = '${actsId(GROUP)}')`,
    ),
  },
  'the last act is removed': {
    names: /^DAMAGED {2}acts:/,
    do: sql(
      `DELETE FROM log_entry WHERE document = (SELECT number FROM log_document WHERE id = '${actsId(GROUP)}')
        AND seq = (SELECT max(seq) FROM log_entry AS last WHERE last.document = log_entry.document)`,
    ),
  },
  'rows of the audit are deleted': {
    names: /^DAMAGED {2}audit/,
    do: sql('DELETE FROM audit WHERE id IN (SELECT id FROM audit ORDER BY id LIMIT 2 OFFSET 1)'),
  },
  'a row of the audit is emptied': {
    names: /^DAMAGED {2}audit/,
    do: sql("UPDATE audit SET detail = '', address = '', salt = NULL WHERE n = 2"),
  },
  'a file has the content and the hash of another one': byActs(
    '“First.pdf” has another content',
    `UPDATE attachment SET hash = ${FILE('Second', 'hash')}, size = ${FILE('Second', 'size')} WHERE name = 'First.pdf'`,
  ),
  'a file is renamed': byActs('“First.pdf” bears another name', "UPDATE attachment SET name = 'Other.pdf' WHERE name = 'First.pdf'"),
  'a file is by another person': byActs(
    '“First.pdf” is shown as another person’s',
    `UPDATE attachment SET account = ${WHO('ana')} WHERE name = 'First.pdf'`,
  ),
  'a file is attached to something else': byActs(
    '“First.pdf” is attached to something else',
    "UPDATE attachment SET subject = 'point:0h3c8f1n6pq2r4s7t9vb' WHERE name = 'First.pdf'",
  ),
  'a file is attached to another document': byActs(
    '“First.pdf” is attached to something else',
    `UPDATE attachment SET document = '${PLAN}' WHERE name = 'First.pdf'`,
  ),
  'a file has another hour': byActs('“First.pdf” has another hour', "UPDATE attachment SET at = at - 86400000 WHERE name = 'First.pdf'"),
  'the row of a file is deleted': byActs('“First.pdf” is missing', "DELETE FROM attachment WHERE name = 'First.pdf'"),
  'a file is removed': byActs('“First.pdf” is removed, and no act', "UPDATE attachment SET removed_at = at WHERE name = 'First.pdf'"),
  'a removed file is back': byActs(
    '“Removed.pdf” was removed, and is shown',
    "UPDATE attachment SET removed_at = NULL WHERE name = 'Removed.pdf'",
  ),
  'a file is added': byActs(
    'no act attached the file “Forged.pdf”',
    `INSERT INTO attachment (id, group_id, document, subject, name, hash, size, account, at, removed_at)
      SELECT 'forged', group_id, document, subject, 'Forged.pdf', hash, size, account, at, NULL FROM attachment WHERE name = 'First.pdf'`,
  ),
  'the e-mail addresses of two heads are exchanged': byActs(
    'has another e-mail address',
    ...exchange('email', 'ana@example.org', 'luis@example.org'),
  ),
  'two addresses are exchanged, in the words of the acts too': byActs(
    'a name or an address of .+ is not the one that was recorded',
    ...exchange('email', 'ana@example.org', 'luis@example.org'),
    "UPDATE act_word SET words = CASE words WHEN 'ana@example.org' THEN 'luis@example.org' ELSE 'ana@example.org' END WHERE kind = 'address' AND words IN ('ana@example.org', 'luis@example.org')",
  ),
  'two addresses are exchanged, and the words of the acts deleted': byActs(
    'has another e-mail address',
    ...exchange('email', 'ana@example.org', 'luis@example.org'),
    "DELETE FROM act_word WHERE words IN ('ana@example.org', 'luis@example.org')",
  ),
  'two names are exchanged, and the words of the acts deleted': byActs(
    'is missing, and no act erased',
    `UPDATE account SET name = ${EXCHANGED_NAMES} WHERE name IN ('chair', 'observer')`,
    "DELETE FROM act_word WHERE words IN ('chair', 'observer')",
  ),
  'an earlier name is deleted': byActs('is missing, and no act erased', "DELETE FROM act_word WHERE words = 'ana'"),
  'a text is missing from the registry': byActs('the text page:.+ has no place', "DELETE FROM document WHERE kind = 'page'"),
  'a text is said to be created by another person': byActs(
    'is shown as created by another person',
    `UPDATE document SET created_by = ${WHO('luis')} WHERE kind = 'page'`,
  ),
  'a text is added to the registry': byActs(
    'no act created the text page:',
    "INSERT INTO document (id, kind, group_id, created_at, created_by) SELECT 'page:0h3c8f1n6pq2r4s7t9vb', kind, group_id, created_at, created_by FROM document WHERE kind = 'page'",
  ),
  'a session is missing from the registry': byActs(
    'session 2 has no place',
    "DELETE FROM document WHERE id IN (SELECT 'meeting:' || id FROM meeting WHERE number = 2)",
  ),
  'a session is hidden': byActs('session 1 is hidden from the group', 'UPDATE meeting SET shared = 0 WHERE number = 1'),
  'a draft of a session is shown': byActs('session 4 is shown to the group', "UPDATE meeting SET shared = 1 WHERE state = 'draft'"),
  'bringing back is opened without an act': byActs(
    'is open, and no act',
    `INSERT INTO recovery (group_id, opened_at, closes_at) VALUES ('${GROUP}', 1000, 9000000000000)`,
  ),
  'a moment is by another person': byActs(
    'the moment “Before the summer” is shown as another person’s',
    `UPDATE mark SET account = ${WHO('luis')} WHERE kind = 'named'`,
  ),
  'a closing is by another person': byActs(
    'the mark .+ is shown as another person’s',
    `UPDATE mark SET account = ${WHO('luis')} WHERE kind = 'closed'`,
  ),
  'a token has another name': byActs('the token 1 has another name', "UPDATE api_token SET name = 'Backup'"),
  'a token is of another person': byActs('the token 1 has another name or another person', `UPDATE api_token SET account = ${WHO('luis')}`),
  'a member has had their seat for years': byActs(
    'has an earlier seat',
    `UPDATE membership SET seat_since = 1000 WHERE account = ${WHO('guest')}`,
  ),
  'a delegation is said to have been told of a seat long ago': byActs(
    'is said to have been told before it was given',
    `UPDATE membership SET seat_told_at = 1000 WHERE account = ${WHO('guest')}`,
  ),
  'a member is said to be admitted to earlier comments': byActs(
    'is said to be admitted to earlier comments',
    `UPDATE membership SET seat_admitted_at = seat_since, seat_admitted_by = ${WHO('ana')} WHERE account = ${WHO('guest')}`,
  ),
  'somebody is said to have had a seat before': byActs(
    'of which no act tells',
    `INSERT INTO former_seat (group_id, account, delegation, since, until, told_at)
      SELECT group_id, account, 'mx', 1000, seat_since, 1000 FROM membership WHERE account = ${WHO('guest')}`,
  ),
  'a seat is said to have ended later': byActs(
    'of which no act tells',
    `UPDATE former_seat SET until = until + 3600000 WHERE account = ${WHO('guest')}`,
  ),
  'an account is disabled': byActs('is disabled, and no act', `UPDATE account SET disabled_at = 1000 WHERE email = 'luis@example.org'`),
  'somebody is named to agree to sign-in links': byActs(
    'is said to be named to agree to sign-in links',
    `INSERT INTO link_consenter (group_id, account, delegation, named_by, named_at)
      SELECT group_id, account, delegation, ${WHO('ana')}, 1000 FROM membership WHERE account = ${WHO('guest')}`,
  ),
  'who was named to agree to sign-in links is not any more': byActs(
    'who was named to agree to sign-in links is missing',
    'DELETE FROM link_consenter',
  ),
  'the delegations are in another order': byActs('the delegations are in another order', 'UPDATE delegation SET position = 10 - position'),
}
