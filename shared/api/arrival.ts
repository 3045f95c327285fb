// New accounts: the first chair by the set-up link, everybody else by an invitation.
import { z } from 'zod'
import {
  bilingualLine,
  bilingualSchema,
  email,
  groupId,
  instantField,
  languageSchema,
  lineSchema,
  name,
  password,
  role,
  token,
} from './fields.ts'
import { AgencyAnswer, DelegationAnswer } from './groups.ts'
import type { RouteTable } from './route.ts'
import { Me } from './session.ts'

export const InvitationPreview = z
  .object({
    group: bilingualSchema,
    name: z.string(),
    /** E-mail address of the new account; null if its owner enters one. */
    email: z.string().nullable(),
    role,
    delegation: DelegationAnswer.nullable(),
    agency: AgencyAnswer.nullable(),
    expiresAt: instantField,
  })
  .meta({ id: 'InvitationPreview' })
export type InvitationPreview = z.infer<typeof InvitationPreview>

const NewDelegation = z.object({
  code: z.string().regex(/^[A-Za-z]{2}$/),
  name: bilingualLine(80),
  agencies: z
    .array(z.object({ acronym: lineSchema(40).regex(/[A-Za-z0-9]/), name: bilingualLine(160) }))
    .max(40)
    .readonly(),
})
const areUnique = (texts: readonly string[]) => new Set(texts.map((text) => text.toLowerCase())).size === texts.length
export const newGroupSchema = z.object({
  id: groupId,
  name: bilingualLine(160),
  delegations: z
    .array(NewDelegation)
    .min(1)
    .max(24)
    .refine((delegations) => areUnique(delegations.map(({ code }) => code)))
    .refine((delegations) =>
      delegations.every(({ agencies }) => areUnique(agencies.map(({ acronym }) => acronym.replace(/[^A-Za-z0-9]/g, '')))),
    )
    .readonly(),
})

export const arrivalApi = {
  'GET /api/set-up': {
    about: '`open` until the first group exists.',
    access: 'anyone',
    answers: { 200: z.object({ open: z.boolean() }) },
  },
  'POST /api/set-up': {
    about: 'The first chair and the group, once; sets the cookie.',
    access: 'anyone',
    body: z.object({ token, name, email, password, language: languageSchema.optional(), group: newGroupSchema }),
    example: {
      token: 'from the set-up link',
      name: 'Ana Gómez',
      email: 'ana@example.org',
      password: 'vela lenta sobre el agua',
      group: {
        id: 'tco',
        name: { es: 'Grupo de trabajo', en: 'Working group' },
        delegations: [
          {
            code: 'CO',
            name: { es: 'Colombia', en: 'Colombia' },
            agencies: [{ acronym: 'FGN', name: { es: 'Fiscalía', en: 'Prosecution' } }],
          },
        ],
      },
    },
    answers: { 201: Me },
    refuses: [
      'already-set-up',
      'link-invalid',
      'email-taken',
      'name-characters',
      'password-short',
      'password-common',
      'too-many',
      'too-many-failures',
    ],
  },
  'POST /api/invitations/preview': {
    about: 'What an invitation is for. Its token stands behind the `#` of the link.',
    access: 'anyone',
    body: z.object({ token }),
    example: { token: 'from the invitation' },
    answers: { 200: InvitationPreview },
    refuses: ['link-invalid', 'too-many', 'too-many-failures'],
  },
  'POST /api/invitations/acceptance': {
    about:
      'Joins the group and sets the cookie. Who is signed in needs the token alone; newcomers give a password, and an address where the invitation names none.',
    access: 'anyone',
    body: z.object({ token, email: email.optional(), password: password.optional() }),
    example: { token: 'from the invitation', password: 'vela lenta sobre el agua' },
    answers: { 201: Me },
    refuses: [
      'link-invalid',
      'email-taken',
      'email-differs',
      'name-taken',
      'already-member',
      'group-read-only',
      'unknown-delegation',
      'password-short',
      'password-common',
      'too-many',
      'too-many-failures',
    ],
  },
} as const satisfies RouteTable
