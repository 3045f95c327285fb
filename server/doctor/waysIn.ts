// Ways to sign in that people rely on and that these settings do not offer: providers that a group requires, and passkeys of another host.
import type { Config } from '../config.ts'
import type { Queries } from '../db/queries.ts'
import { attention, type Finding, wrong } from './finding.ts'

type Settings = Pick<Config, 'publicUrl'> & { readonly providers: readonly { readonly id: string }[] }

export const examineWaysIn = async (queries: Queries, settings: Settings): Promise<readonly Finding[]> => [
  ...(await lostProviders(queries, settings)),
  ...(await strandedPasskeys(queries, settings)),
]

const lostProviders = async (queries: Queries, { providers }: Settings): Promise<readonly Finding[]> => {
  const rows = await queries.all("SELECT id, required_providers FROM work_group WHERE required_providers <> '' ORDER BY id")
  return rows.flatMap((row) => {
    const required = String(row.required_providers).split(' ')
    const lost = required.filter((id) => !providers.some((one) => one.id === id))
    if (lost.length === 0) return []
    const what = `The group ${row.id} is reached only through sign-in providers, and ${lost.join(', ')} ${lost.length === 1 ? 'is' : 'are'} not configured.`
    const remedy =
      'Name it in OIDC_PROVIDERS again, or give the chair a link (npm run sign-in-link -- ADDRESS) to sign in and change the requirement (docs/install/sign-in.md).'
    return [lost.length === required.length ? wrong(what, remedy) : attention(what, remedy)]
  })
}

/** A browser offers a passkey only at the host name for which it was made. */
const strandedPasskeys = async (queries: Queries, { publicUrl }: Settings): Promise<readonly Finding[]> => {
  if (publicUrl === null) return []
  const { hostname } = new URL(publicUrl)
  const [row] = await queries.all('SELECT count(*) AS count, count(DISTINCT account) AS accounts FROM passkey WHERE host <> ?', hostname)
  const count = Number(row?.count ?? 0)
  if (count === 0) return []
  return [
    attention(
      `${count} ${count === 1 ? 'passkey was' : 'passkeys were'} made at another host name than ${hostname} and ${count === 1 ? 'does' : 'do'} not work there (accounts: ${Number(row?.accounts)}).`,
      'If PUBLIC_URL was changed by mistake, change it back. Otherwise these people sign in in another way and add a new passkey; `npm run reset-second-factor -- ADDRESS` helps those who have no other second step.',
    ),
  ]
}
