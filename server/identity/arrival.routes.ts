// How people arrive: the first chair by the set-up link, everybody else by an invitation.
import { Hono } from 'hono'
import { z } from 'zod'
import type { SetUpState } from '../../shared/api/answers.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { answer, type Env, languageOf, readBody } from '../answers.ts'
import { createAccount, makeCopyKey } from './accounts.ts'
import { recordAudit } from './audit.ts'
import type { Deps } from './deps.ts'
import { bilingualField, emailField, groupIdField, languageField, line, nameField, passwordField, tokenField } from './fields.ts'
import { callerOf, type Identity } from './identity.ts'
import { acceptInvitation, previewInvitation } from './invitations.ts'
import { judgePassword } from './passwords.ts'
import { openSession } from './session.routes.ts'
import { setUp, setUpOpen } from './setUp.ts'
import { transactionOf } from './transaction.ts'

const NewDelegation = z.object({
  code: z.string().regex(/^[A-Za-z]{2}$/),
  name: bilingualField(80),
  agencies: z.array(z.object({ acronym: line(40).regex(/[A-Za-z0-9]/), name: bilingualField(160) })).max(40),
})
const unique = (texts: readonly string[]) => new Set(texts.map((text) => text.toLowerCase())).size === texts.length
const NewGroup = z.object({
  id: groupIdField,
  name: bilingualField(160),
  delegations: z
    .array(NewDelegation)
    .min(1)
    .max(24)
    .refine((delegations) => unique(delegations.map(({ code }) => code)))
    .refine((delegations) =>
      delegations.every(({ agencies }) => unique(agencies.map(({ acronym }) => acronym.replace(/[^A-Za-z0-9]/g, '')))),
    ),
})
const SetUp = z.object({
  token: tokenField,
  name: nameField,
  email: emailField,
  password: passwordField,
  language: languageField.optional(),
  group: NewGroup,
})
const Token = z.object({ token: tokenField })
const Acceptance = z.object({ token: tokenField, email: emailField.optional(), password: passwordField.optional() })

export const arrivalRoutes = (identity: Identity) => {
  const { deps, passwords, signIn } = identity
  /** What is slow about an account is made before the transaction that keeps it. */
  const newcomer = async (
    person: { readonly email: string; readonly name: string; readonly language: Language },
    password = '',
  ): Promise<Result<(inside: Deps) => Promise<Result<AccountId>>>> => {
    const weak = judgePassword(password, person)
    if (weak) return refuse(weak)
    const passwordHash = await passwords.hash(password)
    if (passwordHash === null) return refuse('too-many')
    const copyKey = await makeCopyKey()
    return ok((inside) => createAccount(inside, { ...person, passwordHash, copyKey }))
  }
  return new Hono<Env>()
    .get('/api/set-up', async (c) => {
      const state: SetUpState = { open: await setUpOpen(deps) }
      return c.json(state)
    })
    .post('/api/set-up', async (c) => {
      const body = readBody(c, SetUp)
      if (!body.ok) return answer(c, body.refusal)
      // Before the password is hashed: once this has been done, nothing here costs time or memory.
      if (!(await setUpOpen(deps))) return answer(c, 'already-set-up')
      const { password, language = languageOf(c), ...chair } = body.value
      const weak = judgePassword(password, chair)
      if (weak) return answer(c, weak)
      const passwordHash = await passwords.hash(password)
      if (passwordHash === null) return answer(c, 'too-many', 5)
      const caller = callerOf(c)
      const done = await signIn.guarded(caller, () => setUp(deps, { ...chair, language, passwordHash, address: caller.address }))
      if (!done.ok) return answer(c, done.refusal, done.retryAfter)
      return c.json(await openSession(identity, c, done.value), 201)
    })
    .post('/api/invitations/preview', async (c) => {
      const body = readBody(c, Token)
      if (!body.ok) return answer(c, body.refusal)
      const preview = await signIn.guarded(callerOf(c), () => previewInvitation(deps, body.value.token))
      if (!preview.ok) return answer(c, preview.refusal, preview.retryAfter)
      return c.json(preview.value)
    })
    .post('/api/invitations/acceptance', async (c) => {
      const body = readBody(c, Acceptance)
      if (!body.ok) return answer(c, body.refusal)
      const { token, email, password } = body.value
      const caller = callerOf(c)
      const looked = await signIn.guarded(caller, () => previewInvitation(deps, token))
      if (!looked.ok) return answer(c, looked.refusal, looked.retryAfter)
      const here = c.get('signedIn')
      const address = here?.email ?? looked.value.email ?? email
      if (address === undefined) return answer(c, 'bad-request')
      if (looked.value.email !== null && looked.value.email !== address) return answer(c, 'email-differs')
      const { name } = looked.value
      const account = here
        ? ok(() => Promise.resolve(ok(here.actor.account)))
        : await newcomer({ email: address, name, language: languageOf(c) }, password)
      if (!account.ok) return answer(c, account.refusal)
      const accepted = await transactionOf(deps, (inside) => acceptInvitation(inside, token, account.value))
      if (!accepted.ok) return answer(c, accepted.refusal)
      await recordAudit(deps.db, deps.clock, {
        account: accepted.value.account,
        action: 'member.joined',
        subject: accepted.value.group,
        address: caller.address,
      })
      // Also for whoever is signed in already: more rights than before, so a new session.
      return c.json(await openSession(identity, c, accepted.value.account), 201)
    })
}
