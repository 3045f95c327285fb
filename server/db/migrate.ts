// Applies migrations; refuses a database written by a newer version.
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Engine } from './engine.ts'
import { foundation } from './migrations/001_foundation.ts'
import { sessions } from './migrations/002_sessions.ts'
import { checkpoints } from './migrations/003_checkpoints.ts'
import { eventEnds } from './migrations/004_event_ends.ts'
import { checkpointBasis } from './migrations/005_checkpoint_basis.ts'
import { glossaries } from './migrations/006_glossaries.ts'
import { savedViews } from './migrations/007_views.ts'
import { installation } from './migrations/008_installation.ts'
import { recovery } from './migrations/009_recovery.ts'
import { acts } from './migrations/010_acts.ts'
import { auditChain } from './migrations/011_audit.ts'
import { links } from './migrations/012_links.ts'
import { digests } from './migrations/013_digests.ts'
import { storage } from './migrations/015_storage.ts'
import { moved } from './migrations/016_moved.ts'
import { groups } from './migrations/017_groups.ts'
import { drafts } from './migrations/018_drafts.ts'
import { mail } from './migrations/020_mail.ts'
import { comments } from './migrations/021_comments.ts'
import { notices } from './migrations/023_notices.ts'
import { reports } from './migrations/024_reports.ts'
import { push } from './migrations/025_push.ts'
import { calendars } from './migrations/026_calendars.ts'
import { files } from './migrations/027_files.ts'
import { pushDevices } from './migrations/030_push_devices.ts'
import { secondFactors } from './migrations/031_second_factors.ts'
import { uploadHeard } from './migrations/034_upload_heard.ts'
import { filePlaces } from './migrations/035_file_places.ts'
import { passkeys } from './migrations/036_passkeys.ts'
import { requiredFactor } from './migrations/037_required_factor.ts'
import { providers } from './migrations/038_providers.ts'
import { apiTokens } from './migrations/040_api_tokens.ts'
import { operators } from './migrations/045_operators.ts'
import { webhooks } from './migrations/046_webhooks.ts'
import { requiredProvider } from './migrations/047_required_provider.ts'
import { linksAndRemovals } from './migrations/048_mailed_links.ts'
import { tokenPlaces } from './migrations/049_token_places.ts'
import { projectedEntries } from './migrations/050_projected_entries.ts'
import { actWordKinds } from './migrations/055_act_word_kinds.ts'
import { seats } from './migrations/056_seats.ts'
import { owedOverwrites } from './migrations/057_owed_overwrites.ts'
import { commentEdits } from './migrations/060_comment_edits.ts'
import { heardLives } from './migrations/062_heard_lives.ts'
import { installationIdentity } from './migrations/069_installation_identity.ts'
import { pastPlans } from './migrations/070_past_plans.ts'
import { pastSummaries } from './migrations/071_past_summaries.ts'
import { importWords } from './migrations/073_import_words.ts'
import { readOnlyGroups } from './migrations/074_read_only_groups.ts'
import { groupQuotas } from './migrations/075_group_quotas.ts'
import { noticeDue } from './migrations/076_notice_due.ts'
import { groupRequests } from './migrations/077_group_requests.ts'
import type { Schema } from './schema.ts'

const migrations = (engine: Engine): Readonly<Record<string, Migration>> => ({
  '001_foundation': foundation(engine),
  '002_sessions': sessions(engine),
  '003_checkpoints': checkpoints(engine),
  '004_event_ends': eventEnds(),
  '005_checkpoint_basis': checkpointBasis(engine),
  '006_glossaries': glossaries(),
  '007_views': savedViews(engine),
  '008_installation': installation(),
  '009_recovery': recovery(engine),
  '010_acts': acts(engine),
  '011_audit': auditChain(engine),
  '012_links': links(engine),
  '013_digests': digests(engine),
  '015_storage': storage(engine),
  '016_moved': moved(engine),
  '017_groups': groups(engine),
  '018_drafts': drafts(engine),
  '020_mail': mail(engine),
  '021_comments': comments(engine),
  '023_notices': notices(engine),
  '024_reports': reports(engine),
  '025_push': push(engine),
  '026_calendars': calendars(engine),
  '027_files': files(engine),
  '030_push_devices': pushDevices(engine),
  '031_second_factors': secondFactors(engine),
  '034_upload_heard': uploadHeard,
  '035_file_places': filePlaces(engine),
  '036_passkeys': passkeys(engine),
  '037_required_factor': requiredFactor(engine),
  '038_providers': providers(engine),
  '040_api_tokens': apiTokens(engine),
  '045_operators': operators(engine),
  '046_webhooks': webhooks(engine),
  '047_required_provider': requiredProvider(engine),
  '048_mailed_links': linksAndRemovals(engine),
  '049_token_places': tokenPlaces(engine),
  '050_projected_entries': projectedEntries(engine),
  '055_act_word_kinds': actWordKinds(engine),
  '056_seats': seats(engine),
  '057_owed_overwrites': owedOverwrites(engine),
  '060_comment_edits': commentEdits(engine),
  '062_heard_lives': heardLives(engine),
  '069_installation_identity': installationIdentity(engine),
  '070_past_plans': pastPlans(engine),
  '071_past_summaries': pastSummaries(engine),
  '073_import_words': importWords(engine),
  '074_read_only_groups': readOnlyGroups(engine),
  '075_group_quotas': groupQuotas(engine),
  '076_notice_due': noticeDue(engine),
  '077_group_requests': groupRequests(engine),
})

class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
}

/** `upTo`: up to that version; by default all. */
export const migrate = async (database: Kysely<Schema>, engine: Engine, upTo?: string): Promise<void> => {
  const known = migrations(engine)
  refuseNewer(await appliedMigrations(database, engine), known)
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => known }, ...(await ownSchema(database, engine)) })
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error) throw error
}

const refuseNewer = (applied: readonly string[], known: Readonly<Record<string, Migration>>): void => {
  const unknown = applied.filter((name) => !(name in known))
  if (unknown.length > 0)
    throw new NewerDatabaseError(`The database was written by a newer version of Ruta (it has ${unknown.join(', ')}). Start that version.`)
}

/** Otherwise the record of what a restore has put aside would be taken for ours. */
const ownSchema = async (database: Kysely<Schema>, engine: Engine): Promise<{ readonly migrationTableSchema?: string }> => {
  if (engine === 'sqlite') return {}
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(database)
  return rows[0] ? { migrationTableSchema: rows[0].schema } : {}
}

/** Pending migrations of a database that contains data, in order. */
export const pendingMigrations = async (database: Kysely<Schema>, engine: Engine): Promise<readonly string[]> => {
  const applied = await appliedMigrations(database, engine)
  return applied.length === 0 ? [] : Object.keys(migrations(engine)).filter((name) => !applied.includes(name))
}

/** Throws for a database written by a newer version. */
export const knownMigrations = async (database: Kysely<Schema>, engine: Engine): Promise<readonly string[]> => {
  const applied = await appliedMigrations(database, engine)
  refuseNewer(applied, migrations(engine))
  return applied
}

/** Its last migration known to this version, even if a newer version has written it since; undefined when it has none. */
export const lastOfOurs = async (database: Kysely<Schema>, engine: Engine): Promise<string | undefined> => {
  const ours = migrations(engine)
  return (await appliedMigrations(database, engine)).filter((name) => name in ours).at(-1)
}

const appliedMigrations = async (database: Kysely<Schema>, engine: Engine): Promise<readonly string[]> => {
  const tables =
    engine === 'sqlite'
      ? sql`select name from sqlite_master where type = 'table' and name = 'kysely_migration'`
      : sql`select table_name from information_schema.tables where table_name = 'kysely_migration' and table_schema = current_schema()`
  if ((await tables.execute(database)).rows.length === 0) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database)
  return rows.map((row) => row.name)
}
