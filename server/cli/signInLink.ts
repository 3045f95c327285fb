// `npm run sign-in-link -- ADDRESS [DATA_DIR | postgres://…]`: where nobody of a delegation can consent, the operator makes a
// link by which the account of this e-mail address sets a new password. It is an act in every group of the account. The server may run.
import { systemClock, systemRandom } from '../clock.ts'
import { operatorsLink } from '../identity/linkSteps.ts'
import { forAccount } from './forAccount.ts'

process.exitCode = await forAccount('sign-in-link', async (db, email) => {
  // Nobody listens in this process: servers look at the acts when they are asked.
  const bus = { publish: () => undefined }
  const issued = await operatorsLink({ db, clock: systemClock, random: systemRandom, bus }, email)
  if (!issued.ok) return { ok: false, why: `There is no account ${email} that is in a group.` }
  const { token, expiresAt } = issued.value
  const address = process.env.PUBLIC_URL ?? ''
  const how = `${address === '' ? 'Put the address of Ruta before it. ' : ''}It works once, until ${new Date(expiresAt).toISOString()}. Give it to that person alone.`
  return { ok: true, said: `${address.replace(/\/$/, '')}/link#${token}\n${how}` }
})
