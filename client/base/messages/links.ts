// Messages of sign-in links with consent: request, decision, and notices to the people concerned.
import type { Like } from './like.ts'

export interface RequestedLink {
  readonly name: string
  readonly by: string
  readonly when: string
}

export interface LinkedSeat {
  readonly name: string
  readonly by: string
  readonly when: string
  /** Roles. */
  readonly from: string
  readonly to: string
}

export const es = {
  waiting: ({ name, by, when }: RequestedLink) => `${by} pidió un enlace de acceso a la cuenta de ${name} (${when}).`,
  own: {
    waiting: ({ by, when }: RequestedLink) => `${by} pidió un enlace de acceso a su cuenta (${when}).`,
    declined: ({ by, when }: RequestedLink) => `El enlace que ${by} pidió para su cuenta (${when}) no se creó.`,
    issued: ({ by, when }: RequestedLink) => `Hay un enlace de acceso a su cuenta: lo pidió ${by} (${when}).`,
    expired: ({ by, when }: RequestedLink) => `El enlace que ${by} pidió para su cuenta (${when}) venció sin que nadie lo usara.`,
    redeemed: ({ by, when }: RequestedLink) => `Alguien entró en su cuenta con el enlace que pidió ${by} (${when}).`,
    ended: ({ by, when }: RequestedLink) => `Usted volvió a entrar en su cuenta sin usar el enlace que pidió ${by} (${when}).`,
  },
  declined: ({ name, by, when }: RequestedLink) => `El enlace que ${by} pidió para la cuenta de ${name} (${when}) no se creó.`,
  issued: ({ name, by, when }: RequestedLink) => `Hay un enlace de acceso a la cuenta de ${name}: lo pidió ${by} (${when}).`,
  expired: ({ name, by, when }: RequestedLink) =>
    `El enlace que ${by} pidió para la cuenta de ${name} (${when}) venció sin que nadie lo usara.`,
  redeemed: ({ name, by, when }: RequestedLink) => `Alguien entró en la cuenta de ${name} con el enlace que pidió ${by} (${when}).`,
  ended: ({ name, by, when }: RequestedLink) =>
    `La persona volvió a entrar en la cuenta de ${name} sin usar el enlace que pidió ${by} (${when}).`,
  consentOf: (name: string) => `Dio su consentimiento: ${name}.`,
  declinedBy: (name: string) => `No lo aceptó: ${name}.`,
  seatCame: ({ name, to, when }: LinkedSeat) => `${name} está ahora en su delegación: ${to} (${when}).`,
  seatChanged: ({ name, by, from, to, when }: LinkedSeat) =>
    `${by} cambió la función de ${name} en su delegación: antes ${from}, ahora ${to} (${when}).`,
  seatLeft: ({ name, by, from, when }: LinkedSeat) => `${by} retiró a ${name} de su delegación, antes ${from} (${when}).`,
  linkTitle: (name: string) => `Enlace de acceso para ${name}`,
  waitsTitle: (name: string) => `Enlace para ${name}: falta el consentimiento`,
  waitsFor: (names: string) =>
    `Debe aceptarlo la delegación de esa persona. Puede hacerlo: ${names}. Quien acepte verá el enlace y lo entregará.`,
}

export const en: Like<typeof es> = {
  waiting: ({ name, by, when }) => `${by} asked for a link to sign in to the account of ${name} (${when}).`,
  own: {
    waiting: ({ by, when }) => `${by} asked for a link to sign in to your account (${when}).`,
    declined: ({ by, when }) => `The link to your account that ${by} asked for (${when}) was not made.`,
    issued: ({ by, when }) => `There is a link to sign in to your account: ${by} asked for it (${when}).`,
    expired: ({ by, when }) => `The link to your account that ${by} asked for (${when}) expired before anyone used it.`,
    redeemed: ({ by, when }) => `Someone signed in to your account with the link that ${by} asked for (${when}).`,
    ended: ({ by, when }) => `You signed in to your account again without the link that ${by} asked for (${when}).`,
  },
  declined: ({ name, by, when }) => `The link to the account of ${name} that ${by} asked for (${when}) was not made.`,
  issued: ({ name, by, when }) => `There is a link to sign in to the account of ${name}: ${by} asked for it (${when}).`,
  expired: ({ name, by, when }) => `The link that ${by} asked for, to the account of ${name} (${when}), expired before anyone used it.`,
  redeemed: ({ name, by, when }) => `Someone signed in to the account of ${name} with the link that ${by} asked for (${when}).`,
  ended: ({ name, by, when }) =>
    `The person has signed in to the account of ${name} again without the link that ${by} asked for (${when}).`,
  consentOf: (name) => `Consent was given by ${name}.`,
  declinedBy: (name) => `It was declined by ${name}.`,
  seatCame: ({ name, to, when }) => `${name} is now in your delegation: ${to} (${when}).`,
  seatChanged: ({ name, by, from, to, when }) =>
    `${by} changed the role of ${name} in your delegation: ${from} before, ${to} now (${when}).`,
  seatLeft: ({ name, by, from, when }) => `${by} removed ${name} from your delegation, ${from} before (${when}).`,
  linkTitle: (name) => `Sign-in link for ${name}`,
  waitsTitle: (name) => `Link for ${name}: waiting for approval`,
  waitsFor: (names) => `Their delegation has to agree. These people can: ${names}. The person who agrees sees the link and hands it over.`,
}
