// Sign-in page of the demo: on a loopback demo whose only group is a sample, a button signs in as one of its accounts.
import { z } from 'zod'
import { bilingualSchema, instantField, role, token } from './fields.ts'
import { AgencyAnswer, DelegationAnswer } from './groups.ts'
import { listSchema, type RouteTable } from './route.ts'
import { Me } from './session.ts'

const DemoPerson = z
  .object({
    /** The local part of the address `@example.org`: `head.co`. */
    person: z.string(),
    role,
    delegation: DelegationAnswer.nullable(),
    agency: AgencyAnswer.nullable(),
    /** Origin of the account, `http://head.co.localhost:3000`: cookies are separate per host name. */
    address: z.string(),
  })
  .meta({ id: 'DemoPerson' })
export type DemoPerson = z.infer<typeof DemoPerson>

const Demo = z
  .object({
    group: bilingualSchema,
    madeAt: instantField,
    /** Its third session is weeks ago: the sample can be recreated. */
    isOver: z.boolean(),
    people: listSchema(DemoPerson),
  })
  .meta({ id: 'Demo' })
export type Demo = z.infer<typeof Demo>

export const demoApi = {
  'GET /api/demo': {
    about: 'The people of the demo; `demo` is null on every other server, and for a request through a proxy.',
    access: 'anyone',
    answers: { 200: z.object({ demo: Demo.nullable() }) },
  },
  'POST /api/demo/entries': {
    about: 'Demo only: an address that signs in as one of its people, once, within a minute.',
    access: 'anyone',
    body: z.object({ person: z.string().max(40) }),
    example: { person: 'head.co' },
    answers: { 201: z.object({ address: z.string() }) },
    refuses: ['not-found'],
  },
  'POST /api/demo/session': {
    about: 'Demo only: signs in by the token of such an address, at that address, and sets the cookie.',
    access: 'anyone',
    body: z.object({ token }),
    example: { token: 'from behind the # of the address' },
    answers: { 200: Me },
    refuses: ['not-found', 'link-invalid'],
  },
  'POST /api/demo/sample': {
    about:
      'Demo only: replaces the sample by a new one, with dates around today. What was written in the old one is lost, and everybody is signed out.',
    access: 'anyone',
    body: z.object({}),
    example: {},
    answers: { 204: null },
    refuses: ['not-found', 'too-many'],
  },
} as const satisfies RouteTable
