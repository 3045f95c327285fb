// How people arrive: the first chair by the set-up link, everybody else by an invitation.
import { Hono } from 'hono'
import { z } from 'zod'
import type { SetUpState } from '../../shared/api/answers.ts'
import { answer, type Env, languageOf, readBody } from '../answers.ts'
import { arriveAsFirstChair, arriveByInvitation } from './arrival.ts'
import { bilingualField, emailField, groupIdField, languageField, line, nameField, passwordField, tokenField } from './fields.ts'
import { callerOf, type Identity } from './identity.ts'
import { previewInvitation } from './invitations.ts'
import { openSession } from './session.routes.ts'
import { setUpOpen } from './setUp.ts'

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
  const { deps, signIn } = identity
  return new Hono<Env>()
    .get('/api/set-up', async (c) => {
      const state: SetUpState = { open: await setUpOpen(deps) }
      return c.json(state)
    })
    .post('/api/set-up', async (c) => {
      const body = readBody(c, SetUp)
      if (!body.ok) return answer(c, body.refusal)
      const chair = { ...body.value, language: body.value.language ?? languageOf(c) }
      const done = await arriveAsFirstChair(identity, chair, callerOf(c))
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
      const acceptance = { ...body.value, language: languageOf(c) }
      const joined = await arriveByInvitation(identity, acceptance, c.get('signedIn'), callerOf(c))
      if (!joined.ok) return answer(c, joined.refusal, joined.retryAfter)
      // Also for a person who is signed in already: more rights than before, so a new session.
      return c.json(await openSession(identity, c, joined.value), 201)
    })
}
