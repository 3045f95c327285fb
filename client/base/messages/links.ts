// Sign-in links with consent: who asks, who decides, and what those whom they concern are told.
import type { Like } from './like.ts'

export interface RequestedLink {
  readonly name: string
  readonly by: string
  readonly when: string
}

export interface Seat {
  readonly name: string
  readonly by: string
  readonly when: string
  /** Roles. */
  readonly from: string
  readonly to: string
}

export const es = {
  title: 'Enlaces para entrar',
  operator: 'quien opera el servidor',
  waiting: ({ name, by, when }: RequestedLink) => `${by} pidió un enlace para entrar en la cuenta de ${name} (${when}).`,
  waitingWhy: 'Con ese enlace se entra en la cuenta y se elige una contraseña nueva. Antes de aceptar, hable con esa persona.',
  waitingDecided: 'Lo decide la jefatura de la delegación, o quien esta haya autorizado.',
  own: {
    waiting: ({ by, when }: RequestedLink) => `${by} pidió un enlace para entrar en la cuenta de usted (${when}).`,
    declined: ({ by, when }: RequestedLink) => `El enlace que ${by} pidió para la cuenta de usted (${when}) no se creó.`,
    issued: ({ by, when }: RequestedLink) => `Hay un enlace para entrar en la cuenta de usted: lo pidió ${by} (${when}).`,
    expired: ({ by, when }: RequestedLink) => `El enlace que ${by} pidió para la cuenta de usted (${when}) venció sin que nadie lo usara.`,
    redeemed: ({ by, when }: RequestedLink) => `Alguien entró en la cuenta de usted con el enlace que pidió ${by} (${when}).`,
    ended: ({ by, when }: RequestedLink) =>
      `Usted volvió a entrar en su cuenta por sus propios medios, después del enlace que pidió ${by} (${when}).`,
    waitingWhy: 'Lo decide la jefatura de su delegación, o quien esta haya autorizado. Si usted no necesita el enlace, avísele.',
    redeemedWhy:
      'Lo que se escriba con su cuenta se muestra así en el historial, hasta que usted elija una contraseña en un navegador que ya usaba antes, o alguien de su delegación que no tuvo el enlace confirme que es usted. Si no fue usted, avise a su delegación.',
  },
  declined: ({ name, by, when }: RequestedLink) => `El enlace que ${by} pidió para la cuenta de ${name} (${when}) no se creó.`,
  issued: ({ name, by, when }: RequestedLink) => `Hay un enlace para entrar en la cuenta de ${name}: lo pidió ${by} (${when}).`,
  expired: ({ name, by, when }: RequestedLink) =>
    `El enlace que ${by} pidió para la cuenta de ${name} (${when}) venció sin que nadie lo usara.`,
  redeemed: ({ name, by, when }: RequestedLink) => `Alguien entró en la cuenta de ${name} con el enlace que pidió ${by} (${when}).`,
  redeemedWhy:
    'Lo que se escriba con esa cuenta se muestra así en el historial, hasta que la persona elija una contraseña en un navegador que ya usaba antes, o la confirme alguien de su delegación que no tuvo el enlace.',
  ended: ({ name, by, when }: RequestedLink) =>
    `La persona volvió a entrar por sus propios medios en la cuenta de ${name}, después del enlace que pidió ${by} (${when}).`,
  consentOf: (name: string) => `Dio su consentimiento: ${name}.`,
  declinedBy: (name: string) => `No lo aceptó: ${name}.`,
  seatCame: ({ name, to, when }: Seat) => `${name} está ahora en su delegación: ${to} (${when}).`,
  seatChanged: ({ name, by, from, to, when }: Seat) =>
    `${by} cambió el papel de ${name} en su delegación: antes ${from}, ahora ${to} (${when}).`,
  seatLeft: ({ name, by, from, when }: Seat) => `${by} retiró a ${name} de su delegación, antes ${from} (${when}).`,
  seatWhy:
    'Tras una semana en la jefatura podrá aceptar enlaces para entrar en las cuentas de su delegación. Si no lo esperaba, avise a su delegación.',
  approve: 'Aceptar y ver el enlace',
  decline: 'No aceptar',
  confirm: 'Confirmo que es la persona',
  understood: 'Entendido',
  linkTitle: (name: string) => `Enlace para que ${name} entre`,
  linkWhy: 'Entréguelo usted, solo a esa persona. Nadie más lo ve, ni siquiera quien lo pidió.',
  waitsTitle: (name: string) => `Enlace para ${name}: falta el consentimiento`,
  waitsFor: (names: string) =>
    `Debe aceptarlo la delegación de esa persona. Puede hacerlo: ${names}. Quien acepte verá el enlace y lo entregará.`,
  mayConsent: 'Puede aceptar enlaces para entrar',
  name: 'Permitir que acepte enlaces para entrar',
  unname: 'No permitir que acepte enlaces para entrar',
}

export const en: Like<typeof es> = {
  title: 'Sign-in links',
  operator: 'whoever runs the server',
  waiting: ({ name, by, when }) => `${by} asked for a link to sign in to the account of ${name} (${when}).`,
  waitingWhy: 'The link opens the account and sets a new password. Talk to that person before you agree.',
  waitingDecided: 'The head of the delegation decides, or somebody whom the head has authorized.',
  own: {
    waiting: ({ by, when }) => `${by} asked for a link to sign in to your account (${when}).`,
    declined: ({ by, when }) => `The link to your account that ${by} asked for (${when}) was not made.`,
    issued: ({ by, when }) => `There is a link to sign in to your account: ${by} asked for it (${when}).`,
    expired: ({ by, when }) => `The link to your account that ${by} asked for (${when}) expired before anybody used it.`,
    redeemed: ({ by, when }) => `Somebody signed in to your account with the link that ${by} asked for (${when}).`,
    ended: ({ by, when }) => `You signed in to your account again by your own means, after the link that ${by} asked for (${when}).`,
    waitingWhy: 'The head of your delegation decides, or somebody whom the head has authorized. If you do not need the link, tell them.',
    redeemedWhy:
      'What is written with your account is shown as such in the history, until you set a password in a browser that you used before, or somebody of your delegation who did not have the link confirms that it is you. If it was not you, tell your delegation.',
  },
  declined: ({ name, by, when }) => `The link to the account of ${name} that ${by} asked for (${when}) was not made.`,
  issued: ({ name, by, when }) => `There is a link to sign in to the account of ${name}: ${by} asked for it (${when}).`,
  expired: ({ name, by, when }) => `The link that ${by} asked for, to the account of ${name} (${when}), expired before anybody used it.`,
  redeemed: ({ name, by, when }) => `Somebody signed in to the account of ${name} with the link that ${by} asked for (${when}).`,
  redeemedWhy:
    'What is written with that account is shown as such in the history, until the person sets a password in a browser that they used before, or somebody of their delegation who did not have the link confirms them.',
  ended: ({ name, by, when }) =>
    `The person has signed in to the account of ${name} by their own means again, after the link that ${by} asked for (${when}).`,
  consentOf: (name) => `Consent was given by ${name}.`,
  declinedBy: (name) => `It was declined by ${name}.`,
  seatCame: ({ name, to, when }) => `${name} is now in your delegation: ${to} (${when}).`,
  seatChanged: ({ name, by, from, to, when }) =>
    `${by} changed the role of ${name} in your delegation: ${from} before, ${to} now (${when}).`,
  seatLeft: ({ name, by, from, when }) => `${by} took ${name} out of your delegation, ${from} before (${when}).`,
  seatWhy:
    'After a week as its head they may agree to links to sign in to accounts of your delegation. If you did not expect this, tell your delegation.',
  approve: 'Agree and see the link',
  decline: 'Decline',
  confirm: 'I confirm it is that person',
  understood: 'Understood',
  linkTitle: (name) => `Link for ${name} to sign in`,
  linkWhy: 'Give it to that person yourself, and to nobody else. Nobody else sees it, not even whoever asked for it.',
  waitsTitle: (name) => `Link for ${name}: consent is missing`,
  waitsFor: (names) => `Their delegation has to agree. Who can do so: ${names}. Whoever agrees sees the link and hands it over.`,
  mayConsent: 'May agree to sign-in links',
  name: 'Let them agree to sign-in links',
  unname: 'No longer let them agree to sign-in links',
}
